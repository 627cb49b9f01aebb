import {
  continueFitOf,
  objectiveOf,
  type BestFit,
  type ContinuousDistribution,
  type FitMinimum,
  type GaussianMixtureSpec,
  type NormalParameters,
} from '../../math';
import type { FitRequest } from '../../state';
import { mixtureOf } from './distributions';
import { LOSSES, type Loss } from './losses';

/** What is known of the local minima of one loss over all normal q. */
export interface LossFits {
  /** By value; never empty: against a mixture of normals every loss has a best normal q. */
  readonly minima: readonly FitMinimum[];
  /** The complete search has spoken; otherwise they are followed from places where minima of a mixture lie. */
  readonly isSettled: boolean;
}

export type FitsOf = (loss: Loss) => LossFits;

/** Two places this near to each other, in sds, are one minimum that was found twice. */
const SAME = 0.05;

/** What has been learnt of one target's best fits. */
class FitBook {
  readonly #settled = new Map<Loss, LossFits>();
  readonly #followed = new Map<Loss, LossFits>();
  /** Minima of a target near this one, from which they are followed: a drag's step before this. */
  readonly #starts = new Map<Loss, readonly FitMinimum[]>();

  /** `before`: the book of a target that may be near. */
  constructor(
    readonly target: GaussianMixtureSpec,
    before?: FitBook,
  ) {
    if (before === undefined || !areNear(before.target, target)) return;
    for (const loss of LOSSES) {
      const minima = before.#known(loss)?.minima ?? before.#starts.get(loss);
      if (minima) this.#starts.set(loss, minima);
    }
  }

  #known(loss: Loss): LossFits | undefined {
    return this.#settled.get(loss) ?? this.#followed.get(loss);
  }

  learn({ loss }: FitRequest, { minima }: BestFit): void {
    this.#settled.set(loss as Loss, { minima, isSettled: true });
  }

  /** What the complete search must still be asked. */
  open(): readonly FitRequest[] {
    return LOSSES.filter((loss) => !this.#settled.has(loss)).map((loss) => ({
      target: this.target,
      loss,
    }));
  }

  fits(loss: Loss): LossFits {
    const known = this.#known(loss);
    if (known) return known;
    const starts = this.#starts.get(loss);
    const minima = (starts && follow(this.target, loss, starts)) ?? search(this.target, loss);
    const followed = { minima, isSettled: false };
    this.#followed.set(loss, followed);
    return followed;
  }
}

/** A step of a drag: means and widths that moved no farther than this, in sds, and weights no more than this. */
const NEAR = 0.6;
const NEAR_WEIGHT = 0.15;

function areNear(a: GaussianMixtureSpec, b: GaussianMixtureSpec): boolean {
  return b.sds.every((sd, i) => {
    const width = NEAR * Math.min(sd, a.sds[i]);
    return (
      Math.abs(b.means[i] - a.means[i]) < width &&
      Math.abs(sd - a.sds[i]) < width &&
      Math.abs(b.weights[i] - a.weights[i]) < NEAR_WEIGHT
    );
  });
}

/** The minima near those of a target nearby; undefined when they are all gone. */
function follow(
  spec: GaussianMixtureSpec,
  loss: Loss,
  starts: readonly NormalParameters[],
): readonly FitMinimum[] | undefined {
  const target = mixtureOf(spec);
  const places: NormalParameters[] = [];
  for (const start of starts) {
    const place = continueFitOf(target, loss, {}, start);
    if (place && !places.some((other) => isSame(place, other))) places.push(place);
  }
  return places.length === 0 ? undefined : ranked(target, loss, places);
}

/** The minima on either part and over both, where most of a two-part mixture's are. */
function search(spec: GaussianMixtureSpec, loss: Loss): readonly FitMinimum[] {
  const target = mixtureOf(spec);
  return (
    follow(spec, loss, startsOf(spec, target, loss)) ?? ranked(target, loss, [momentsOf(target)])
  );
}

function ranked(
  target: ContinuousDistribution,
  loss: Loss,
  places: readonly NormalParameters[],
): readonly FitMinimum[] {
  const height = objectiveOf(target, loss);
  const found = places
    .map(({ mean, sd }) => {
      const { value, errorBound } = height(mean, sd);
      return { mean, sd, value, errorBound };
    })
    .toSorted((a, b) => a.value - b.value);
  const [{ value: lowest }] = found;
  // Mirror images have the same value but for rounding.
  return found.map((place) => ({ ...place, isGlobal: place.value - lowest <= 1e-9 }));
}

function isSame(a: NormalParameters, b: NormalParameters): boolean {
  const width = Math.min(a.sd, b.sd);
  return Math.abs(a.mean - b.mean) < SAME * width && Math.abs(a.sd - b.sd) < SAME * width;
}

/** KL(p‖q)’s only minimum. */
function momentsOf({ mean = 0, variance = 1 }: ContinuousDistribution): NormalParameters {
  return { mean, sd: Math.sqrt(variance) };
}

/** TV’s minimum on a part is wider than the part: what sticks out of it costs nothing more. */
const TV_WIDER = [1.2, 1.6];

function startsOf(
  { means, sds }: GaussianMixtureSpec,
  target: ContinuousDistribution,
  loss: Loss,
): readonly NormalParameters[] {
  if (loss === 'klPQ') return [momentsOf(target)];
  const onParts = means.map((mean, i) => ({ mean, sd: sds[i] }));
  const wider = loss === 'tv' ? TV_WIDER : [];
  return [
    ...onParts,
    ...wider.flatMap((times) => onParts.map(({ mean, sd }) => ({ mean, sd: times * sd }))),
    momentsOf(target),
  ];
}

const books = new WeakMap<GaussianMixtureSpec, FitBook>();
let newest: FitBook | undefined;

/** The same for the same target: what has been learnt is kept. */
export function fitBookOf(spec: GaussianMixtureSpec): FitBook {
  let book = books.get(spec);
  if (book === undefined) {
    book = new FitBook(spec, newest);
    books.set(spec, book);
    newest = book;
  }
  return book;
}

/** The lowest of the minima; of two mirror images the one on the left. */
export function bestOf({ minima }: LossFits): FitMinimum {
  return minima.find(({ isGlobal }) => isGlobal) ?? minima[0];
}

/** The minima that are best (several, where they are mirror images), or the others. */
export function minimaOf({ minima }: LossFits, kind: 'best' | 'local'): readonly FitMinimum[] {
  return minima.filter(({ isGlobal }) => isGlobal === (kind === 'best'));
}

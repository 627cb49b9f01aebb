import {
  continueFitOf,
  objectiveOf,
  type BestFit,
  type FitMinimum,
  type NormalParameters,
} from '../../math';
import type { FitRequest } from '../../state';
import { modelOf, type LatentSpec } from '../latentModels';

type Loss = 'j' | 'l2Squared';

/** A best normal q, with the value of the objective there. */
export type Winner = Omit<FitMinimum, 'isGlobal'>;

/** What is known of the best normal q under one objective at one guess. */
export interface FitView {
  /** The best q, or the best of those known so far; absent where there is none, or none is known yet. */
  readonly best?: Winner;
  /** There is none: the loss falls as q widens without end. */
  readonly isInfinitelyWide: boolean;
  /** The complete search has spoken (or a theorem); otherwise `best` is followed from the nearest known place. */
  readonly isSettled: boolean;
}

/** At and below this c, 2^(−3/2), no normal q is best under ∫(q − c p)², whatever p. */
export const LEAST_SCALE = 2 ** -1.5;

/** The c at which the minima are looked for in advance, so that a sweep knows where the best q jumps. */
const SEEDS = [0.3537, 0.37, 0.4, 0.45, 0.52, 0.6, 0.72, 0.9, 1.15, 1.5, 2, 3, 5, 10];

/** Of KL there always is one. */
export interface FoundView extends FitView {
  readonly best: Winner;
}

const NONE: FitView = { isInfinitelyWide: true, isSettled: true };

/**
 * What has been learnt of one model's best fits: complete sets at some c, from which those at any other c are followed.
 * KL's best q is the same at every c, only its value shifts by −log c.
 */
export class FitTrack {
  readonly #posterior;
  readonly #scales: number[] = [];
  readonly #sets = new Map<number, BestFit>();
  #kl: BestFit | undefined;
  #age = 0;

  constructor(readonly spec: LatentSpec) {
    this.#posterior = modelOf(spec).posterior;
  }

  /** Grows with all that is learnt. */
  get age(): number {
    return this.#age;
  }

  learn({ loss, scale = 1 }: FitRequest, fit: BestFit): void {
    this.#age += 1;
    if (loss === 'j') {
      // Kept as at c = 1.
      const shift = Math.log(scale);
      const minima = fit.minima.map((minimum) => ({ ...minimum, value: minimum.value + shift }));
      this.#kl = { ...fit, minima };
    } else if (!this.#sets.has(scale)) {
      this.#sets.set(scale, fit);
      this.#scales.push(scale);
      this.#scales.sort((a, b) => a - b);
    }
  }

  /** What the complete search must still be asked for this c. */
  open(scale: number): readonly FitRequest[] {
    return [
      ...(this.#kl ? [] : [this.#request('j', 1)]),
      ...(scale <= LEAST_SCALE || this.#sets.has(scale) ? [] : [this.#request('l2Squared', scale)]),
    ];
  }

  /** What would make a sweep sure of its best q. */
  openSeeds(): readonly FitRequest[] {
    return SEEDS.filter((scale) => !this.#sets.has(scale)).map((scale) =>
      this.#request('l2Squared', scale),
    );
  }

  #request(loss: Loss, scale: number): FitRequest {
    return { target: { posterior: this.spec }, loss, scale };
  }

  kl(scale: number): FoundView {
    const found = this.#kl?.minima.find(({ isGlobal }) => isGlobal);
    const best = found ?? this.#followed('j', 1, [this.#highestPeak()]) ?? this.#atPeak();
    return {
      best: { ...best, value: best.value - Math.log(scale) },
      isInfinitelyWide: false,
      isSettled: found !== undefined,
    };
  }

  #atPeak(): Winner {
    const peak = this.#highestPeak();
    return { ...peak, ...objectiveOf(this.#posterior, 'j')(peak.mean, peak.sd) };
  }

  l2(scale: number): FitView {
    if (scale <= LEAST_SCALE) return NONE;
    const known = this.#sets.get(scale);
    if (known) {
      const best = known.minima.find(({ isGlobal }) => isGlobal);
      return { ...(best && { best }), isInfinitelyWide: !known.attained, isSettled: true };
    }
    const best = this.#followed('l2Squared', scale, this.#startsNear(scale));
    return { ...(best && { best }), isInfinitelyWide: false, isSettled: false };
  }

  /** Minima at the nearest known c on either side; as long as none is known, the posterior's highest peak. */
  #startsNear(scale: number): readonly NormalParameters[] {
    const above = this.#scales.findIndex((known) => known > scale);
    const nearest = above < 0 ? [-1] : above === 0 ? [0] : [above - 1, above];
    const starts = nearest.flatMap((index) => {
      const known = this.#scales.at(index);
      return known === undefined ? [] : (this.#sets.get(known)?.minima ?? []);
    });
    return starts.length > 0 ? starts : [this.#highestPeak()];
  }

  #followed(loss: Loss, scale: number, starts: readonly NormalParameters[]): Winner | undefined {
    const value = objectiveOf(this.#posterior, loss, { scale });
    let best: Winner | undefined;
    for (const start of starts) {
      const place = continueFitOf(this.#posterior, loss, { scale }, start);
      if (place === null) continue;
      const { value: height, errorBound } = value(place.mean, place.sd);
      if (best === undefined || height < best.value) best = { ...place, value: height, errorBound };
    }
    return best;
  }

  #highestPeak(): NormalParameters {
    const { peaks, logJoint } = modelOf(this.spec);
    const weight = ({ location, scale }: (typeof peaks)[number]) =>
      logJoint(location) + Math.log(scale);
    const [first, ...others] = peaks;
    const highest = others.reduce((a, b) => (weight(b) > weight(a) ? b : a), first);
    return { mean: highest.location, sd: highest.scale };
  }
}

const tracks = new WeakMap<LatentSpec, FitTrack>();

/** The same for the same model: what has been learnt is kept. */
export function fitTrackOf(spec: LatentSpec): FitTrack {
  let track = tracks.get(spec);
  if (track === undefined) {
    track = new FitTrack(spec);
    tracks.set(spec, track);
  }
  return track;
}

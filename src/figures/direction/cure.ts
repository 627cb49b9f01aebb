import {
  families,
  type GaussianMixtureSpec,
  type MixtureFit,
  type NormalSpec,
  type Quantity,
} from '../../math';
import type { Points } from '../../plot';
import type { MixtureRequest } from '../../state';
import { densityGrid } from '../densityGrid';
import { DIRECTIONS, type Direction, type DirectionSnapshot, type DirectionState } from './state';

/** q cut in two: a component to either side of its mean, a little wide, so that both see all of p that q does. */
export function splitOf({ mean, sd }: NormalSpec): GaussianMixtureSpec {
  return {
    family: 'gaussianMixture',
    weights: [0.5, 0.5],
    means: [mean - sd, mean + sd],
    sds: [sd, sd],
  };
}

/** The fits of a two-component q by both directions, from the same start. */
type Cure = Readonly<Record<Direction, MixtureFit>>;

/** What the worker has to be asked. */
export function cureRequests({ p, q }: DirectionState): readonly MixtureRequest[] {
  return DIRECTIONS.map((loss) => ({ target: p, loss, start: splitOf(q) }));
}

const cures = new WeakMap<GaussianMixtureSpec, WeakMap<NormalSpec, Cure>>();

/** What has been learnt of this p and q; undefined before. */
export function cureOf({ p, q }: DirectionState): Cure | undefined {
  return cures.get(p)?.get(q);
}

export function learnCure({ p, q }: DirectionState, cure: Cure): void {
  const ofTarget = cures.get(p) ?? new WeakMap<NormalSpec, Cure>();
  ofTarget.set(q, cure);
  cures.set(p, ofTarget);
}

/** KL below this is that of q = p: what is left are roundings. */
const IS_P = 1e-9;

/** Whether the fit has come to p itself. */
export function foundP({ loss }: MixtureFit): boolean {
  return Math.abs(loss.value) <= IS_P;
}

/** What is left of KL at the end; a rest of roundings may lie a little below 0. */
export function restOf({ loss }: MixtureFit): Quantity {
  return {
    ...loss,
    errorBound: Math.max(loss.errorBound, foundP({ loss } as MixtureFit) ? IS_P : 0),
  };
}

/** The lowest KL that the plot tells apart from none. */
export const LEAST = 1e-10;

/** KL against the step, on a logarithmic axis: none is drawn at its foot. Each fit is measured once. */
export function fallsKnown(): (direction: Direction, now: DirectionSnapshot) => Points {
  const known = new WeakMap<MixtureFit, Points>();
  return (direction, { state }) => {
    const fit = cureOf(state)?.[direction];
    if (fit === undefined) return { x: [], y: [] };
    const before = known.get(fit);
    if (before) return before;
    const x = fit.path.map((_, i) => i);
    const points = { x, y: fit.path.map(({ value }) => Math.max(LEAST, value)) };
    known.set(fit, points);
    return points;
  };
}

/** The q that a fit has come to, over a stretch of the axis; drawn once. */
export function endOver(
  domain: readonly [number, number],
): (fit: MixtureFit | undefined) => Points {
  const drawn = new WeakMap<MixtureFit, Points>();
  return (fit) => {
    if (fit === undefined) return { x: [], y: [] };
    const before = drawn.get(fit);
    if (before) return before;
    const q = families.gaussianMixture.create(fit.end);
    const x = densityGrid([q], domain);
    const points = { x, y: x.map((z) => q.pdf(z)) };
    drawn.set(fit, points);
    return points;
  };
}

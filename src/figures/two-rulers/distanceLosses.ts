import { comparePair, klQP, l2Squared, shiftedNormals, type ContinuousSpec } from '../../math';
import { create } from './distributionOf';
import { locationOf, moved, sideOf } from './placement';

/** Both losses and their slopes at one distance between q and p, shapes kept. */
export interface DistanceLosses {
  readonly distance: number;
  readonly klQP: number;
  readonly klSlope: number;
  readonly l2Squared: number;
  readonly l2Slope: number;
}

/** The strip's range, in units of z. */
export const FARTHEST = 20;
const STEP = 0.125;

/**
 * The losses of the present shapes at distances 0 … `FARTHEST`, p on the side of q where it is now: a generator that
 * gives way after each distance, so that a page can work it off in slices. Closed forms for two normals; otherwise
 * the core at each distance, and slopes by central differences of it (for the eye: about 1 % off where a slope falls
 * fastest).
 */
export function* lossesStepwise(
  q: ContinuousSpec,
  p: ContinuousSpec,
): Generator<void, DistanceLosses[]> {
  const count = FARTHEST / STEP;
  if (q.family === 'normal' && p.family === 'normal') return normalLosses(q.sd, p.sd);
  const here = create(q);
  const [side, gap] = [sideOf(q, p), locationOf(q) - locationOf(p)];
  const values: { readonly klQP: number; readonly l2Squared: number }[] = [];
  // One further point at each end for the differences.
  for (let i = -1; i <= count + 1; i += 1) {
    const there = create(moved(p, gap + side * i * STEP));
    const losses = comparePair(here, there, [klQP, l2Squared]);
    values.push({ klQP: losses.klQP.value, l2Squared: losses.l2Squared.value });
    yield;
  }
  const slope = (key: 'klQP' | 'l2Squared', i: number): number => {
    const difference = (values[i + 1][key] - values[i - 1][key]) / (2 * STEP);
    // ∞ − ∞ has no slope; the curve simply stops there.
    return Number.isFinite(difference) ? difference : Infinity;
  };
  return Array.from({ length: count + 1 }, (_, i) => ({
    distance: i * STEP,
    ...values[i + 1],
    klSlope: slope('klQP', i + 1),
    l2Slope: slope('l2Squared', i + 1),
  }));
}

/** The same at once. */
export function distanceLosses(q: ContinuousSpec, p: ContinuousSpec): DistanceLosses[] {
  const steps = lossesStepwise(q, p);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** Closed forms: cheap enough to follow a drag. */
export function normalLosses(sdQ: number, sdP: number): DistanceLosses[] {
  const losses = shiftedNormals(sdQ, sdP);
  return Array.from({ length: FARTHEST / STEP + 1 }, (_, i) => {
    const distance = i * STEP;
    return {
      distance,
      klQP: losses.klQP(distance),
      klSlope: losses.klSlope(distance),
      l2Squared: losses.l2Squared(distance),
      l2Slope: losses.l2Slope(distance),
    };
  });
}

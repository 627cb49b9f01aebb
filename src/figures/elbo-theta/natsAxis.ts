import { model } from './model';
import type { ThetaSnapshot } from './state';
import { keyOf, type ThetaSketch } from './thetaCurve';

type Interval = readonly [number, number];

/** Below the top by more nats than this the curves leave the picture. */
const DEEPEST = 2.5;
const STEP = 0.5;

/** Of the curves that the figure begins with, so that nothing jumps when they have been worked out, a second later. */
export const FIRST_AXIS: Interval = [-3.5, -2];
const FIRST = keyOf(model.initial);

/** From a round number below the curves to one above them; while they are not known yet, around what is known at θ. */
export function natsAxis({ state, derived }: ThetaSnapshot, curve?: ThetaSketch): Interval {
  if (curve === undefined && keyOf(state) === FIRST) return FIRST_AXIS;
  const top = curve ? Math.max(...curve.logEvidence) : derived.model.logEvidence.value;
  const lowest = curve ? Math.min(...curve.bestElbo, ...curve.logEvidence) : top - DEEPEST;
  return [
    Math.floor(Math.max(lowest, top - DEEPEST) / STEP) * STEP,
    Math.ceil((top + 0.1) / STEP) * STEP,
  ];
}

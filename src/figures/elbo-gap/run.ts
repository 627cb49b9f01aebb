import type { ContinuousSpec } from '../../math';
import type { LatentSpec } from '../latentModels';
import { ascend } from './ascent';
import { reportOf } from './reports';
import type { GapState, Run, RunStep } from './state';

/** So long may a run be. */
export const MOST_STEPS = 600;

/** The run that led to the present q; undefined once q or the model has been changed by other means. */
export function runOf({ run, q, model }: GapState): Run | undefined {
  return run !== undefined && run.model === model && run.steps[run.at]?.q === q ? run : undefined;
}

/**
 * The state one step on, with the settings it has: from the shown place of its run, forgetting what came after, or from
 * a new start. The same state when there is nothing left to climb (or no slope: an
 * ELBO of −∞), or no room for another step.
 */
export function stepOn(state: GapState): GapState {
  const run = runOf(state) ?? startOf(state);
  if (run.at + 1 >= MOST_STEPS || !Number.isFinite(run.steps[run.at].elbo)) return state;
  const { q, draws } = ascend(state.q, state, run.at);
  // An exact gradient that moves nothing any more has come to a top; draws may yet move it.
  if (q === state.q && draws === undefined) return state;
  const steps = [...run.steps.slice(0, run.at + 1), placeOf(state.model, { ...q }, draws)];
  return shownAt({ ...state, run: { ...run, steps } }, steps.length - 1);
}

/** The state at a step of its run that has been taken already. */
export function scrubTo(state: GapState, at: number): GapState {
  const run = runOf(state);
  if (run === undefined) return state;
  const there = Math.min(run.steps.length - 1, Math.max(0, Math.round(at)));
  return there === run.at ? state : shownAt({ ...state, run }, there);
}

function shownAt(state: GapState & { readonly run: Run }, at: number): GapState {
  return { ...state, q: state.run.steps[at].q, run: { ...state.run, at } };
}

function startOf({ model, q }: GapState): Run {
  return { model, steps: [placeOf(model, q)], at: 0 };
}

function placeOf(model: LatentSpec, q: ContinuousSpec, draws?: readonly number[]): RunStep {
  const report = reportOf(model, q);
  return {
    q,
    elbo: report.elbo.value,
    logJoint: report.expectedLogJoint.value,
    ...(draws && { draws }),
  };
}

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
 * a new start. The same state when there is nothing left to climb (or no slope: an ELBO of −∞), or no room for more.
 */
export function stepOn(state: GapState): GapState {
  const run = runOf(state) ?? startOf(state);
  if (run.at + 1 >= MOST_STEPS || !Number.isFinite(run.steps[run.at].elbo)) return state;
  const { q, draws } = ascend(state.q, state, run.at);
  // An exact gradient that moves nothing any more has come to a top; draws may yet move it.
  if (q === state.q && draws === undefined) return state;
  const steps = [...run.steps.slice(0, run.at + 1), placeOf(state.model, { ...q }, draws)];
  return shownAt({ ...state, run: { model: run.model, steps, at: run.at } }, steps.length - 1);
}

/** So many steps are taken at once, of a q whose gradient is quick to have, and of one that is slow. */
const AT_ONCE = 120;
const AT_ONCE_SLOWLY = 8;

/** The state at a step of its run, climbing there if need be: as far as it can at once, and no farther than a top. */
export function scrubTo(state: GapState, at: number): GapState {
  const run = runOf(state) ?? startOf(state);
  const last = run.steps.length - 1;
  const there = Math.min(MOST_STEPS - 1, Math.max(0, Math.round(at)));
  if (there <= last) return there === run.at ? state : shownAt({ ...state, run }, there);
  let now = run.at === last ? state : shownAt({ ...state, run }, last);
  const most = state.q.family === 'normal' ? AT_ONCE : AT_ONCE_SLOWLY;
  for (let taken = 0; taken < Math.min(most, there - last); taken += 1) {
    const next = stepOn(now);
    if (next === now) {
      const reached = runOf(now) ?? startOf(now);
      return { ...now, run: { ...reached, ended: true } };
    }
    now = next;
  }
  return now;
}

/** The last step that the run's handle can go to: that of the top where one was met, else as many as there may be. */
export function farthestStep(state: GapState): number {
  const run = runOf(state);
  return run?.ended ? run.steps.length - 1 : MOST_STEPS - 1;
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

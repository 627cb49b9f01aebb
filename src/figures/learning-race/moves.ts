import { MOST_STEPS, RACE_LOSSES } from '../../math';
import { addCategory, MAX_CATEGORIES, MIN_CATEGORIES, removeCategory, setBar } from '../barHeights';
import { arrivalOf, IN_A_DRAG, learnTo, type Runs } from './runs';
import { LOGIT, type RaceState } from './state';

/** Another start or target is another race: nobody has run further yet than can be told at once. */
function anew(state: RaceState): RaceState {
  return { ...state, step: Math.min(state.step, IN_A_DRAG) };
}

/** One bar of the target set, the others making room. `from`: the bars as they were when the drag began. */
export function setTarget(
  state: RaceState,
  index: number,
  value: number,
  from: readonly number[] = state.target,
): RaceState {
  return anew({ ...state, target: setBar(from, index, value) });
}

export function setLogit(state: RaceState, index: number, value: number): RaceState {
  const logit = Math.min(LOGIT.max, Math.max(LOGIT.min, value));
  return anew({ ...state, start: state.start.with(index, logit) });
}

/** One category more, which the target leaves empty, or one less; the start goes with it. */
export function resize(state: RaceState, by: 1 | -1): RaceState {
  const { target, start } = state;
  const count = target.length + by;
  if (count < MIN_CATEGORIES || count > MAX_CATEGORIES) return state;
  return anew({
    ...state,
    target: by > 0 ? addCategory(target) : removeCategory(target),
    start: by > 0 ? [...start, 0] : start.slice(0, -1),
    category: Math.min(state.category, count - 1),
  });
}

/** The step shown, within what a run has. */
export function goTo(state: RaceState, step: number): RaceState {
  const next = Math.min(MOST_STEPS, Math.max(0, Math.round(step)));
  return next === state.step ? state : { ...state, step: next };
}

/** While playing the steps grow with the way already gone: on the logarithmic axis the racers keep their pace. */
const PACE = 0.035;

/**
 * The state one tick of play on: a step at first, then ever more of them. The same state once all racers have arrived
 * and run on by as much again, or none has far to go.
 */
export function tick(state: RaceState, runs: Runs): RaceState {
  const end = endOf(state, runs);
  if (state.step >= end) return state;
  return goTo(state, Math.min(end, state.step + Math.max(1, Math.round(PACE * state.step))));
}

/** Where play ends: somewhat behind the last arrival, as far as anybody's is known; else at the end of all runs. */
function endOf({ step }: RaceState, runs: Runs): number {
  let last = 0;
  for (const loss of RACE_LOSSES) {
    const tracked = runs[loss].run;
    learnTo(tracked, step);
    const arrival = arrivalOf(tracked);
    if (arrival === undefined) return MOST_STEPS;
    last = Math.max(last, arrival);
  }
  return Math.min(MOST_STEPS, Math.ceil(1.25 * last) + 5);
}

import { createRun, MOST_STEPS, RACE_LOSSES, type DescentRun, type RaceLoss } from '../../math';
import type { RaceState } from './state';

/** So far every run is known at once, and so far in a drag; what lies further is worked off when nobody drags. */
export const AT_ONCE = 2000;
export const IN_A_DRAG = 150;

/** A run, and how many steps of it are known. */
export interface TrackedRun {
  readonly run: DescentRun;
  known: number;
}

type Setting = Pick<RaceState, 'rule'> & { readonly rate: number; readonly factor: number };

/** By target and start: the last run of each loss. A drag makes a new one at every move. */
const kept = new WeakMap<
  RaceState['target'],
  WeakMap<RaceState['start'], Map<RaceLoss, Setting & { readonly tracked: TrackedRun }>>
>();

/** The run of a loss at this state; the very same one as long as nothing that matters to it changes. */
export function runOf(state: RaceState, loss: RaceLoss): TrackedRun {
  const { target, start, rule, rates } = state;
  const rate = rates[loss];
  const factor = factorOf(state, loss);
  let ofTarget = kept.get(target);
  if (!ofTarget) kept.set(target, (ofTarget = new WeakMap()));
  let ofStart = ofTarget.get(start);
  if (!ofStart) ofTarget.set(start, (ofStart = new Map()));
  const last = ofStart.get(loss);
  if (last?.rate === rate && last.factor === factor && last.rule === rule) return last.tracked;
  const run = createRun({ logits: start, target, loss, rate, factor, rule });
  const tracked: TrackedRun = { run, known: 0 };
  ofStart.set(loss, { rate, factor, rule, tracked });
  return tracked;
}

/** What multiplies the loss: of the squared error the factor, of the others nothing. */
export function factorOf({ factor }: Pick<RaceState, 'factor'>, loss: RaceLoss): number {
  return loss === 'halfL2' ? factor : 1;
}

/** From now on the run is known up to this step. */
export function learnTo(tracked: TrackedRun, step: number): void {
  if (step <= tracked.known) return;
  tracked.run.curves(step);
  tracked.known = step;
}

/** The step at which it arrived, if that is known by now. */
export function arrivalOf({ run, known }: TrackedRun): number | undefined {
  return run.arrival(known);
}

/** A chunk of steps that takes a millisecond or so. */
const CHUNK = 250;
/** Steps that an axis always has, and how far it goes on behind the last arrival. */
const LEAST = 20;
const BEHIND = 1.3;

/** All racers' runs. */
export type Runs = Readonly<Record<RaceLoss, { readonly run: TrackedRun }>>;

/** Where the axis of steps ends, and whether anything that is not known yet could move it. */
export function axisEnd(
  runs: Runs,
  step: number,
): { readonly end: number; readonly isKnown: boolean } {
  let last = LEAST;
  let isKnown = true;
  for (const loss of RACE_LOSSES) {
    const tracked = runs[loss].run;
    const arrival = arrivalOf(tracked);
    if (arrival === undefined && tracked.known < MOST_STEPS) isKnown = false;
    last = Math.max(last, arrival ?? tracked.known);
  }
  return { end: roundSteps(Math.max(BEHIND * last, step)), isKnown };
}

/** The next of 20, 50, 100, 200 … steps. */
function roundSteps(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  const found = [1, 2, 5, 10].find((round) => round * power >= least) ?? 10;
  return Math.min(MOST_STEPS, found * power);
}

/** Learns every racer's way to its arrival, then as far as the axis goes, in chunks; true if there was anything new. */
export function* learnStepwise(runs: Runs, step: number): Generator<void, boolean> {
  const all = RACE_LOSSES.map((loss) => runs[loss].run);
  let isNew = false;
  const learn = function* (tracked: TrackedRun, isDone: () => boolean) {
    while (!isDone()) {
      isNew = true;
      learnTo(tracked, Math.min(MOST_STEPS, tracked.known + CHUNK));
      yield;
    }
  };
  for (const tracked of all)
    yield* learn(tracked, () => tracked.known >= MOST_STEPS || arrivalOf(tracked) !== undefined);
  const { end } = axisEnd(runs, step);
  for (const tracked of all) yield* learn(tracked, () => tracked.known >= end);
  return isNew;
}

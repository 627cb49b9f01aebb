import type { Points } from '../../plot';
import { latentAxis } from '../latentModels';
import { roundUp } from '../roundUp';
import { GUESS, rawJoint, type GuessDerived, type GuessSnapshot } from './state';

type Interval = readonly [number, number];

/** Room beyond the ends of the guess, as a factor. */
const ROOM = 1.3;

/** The largest guess, in units of p(x): ten times the truth, or the raw joint where that lies higher and in reach. */
export function highestGuess({ evidence }: GuessDerived): number {
  const raw = rawJoint(evidence.value);
  return raw <= GUESS.farthest ? Math.max(GUESS.most, raw) : GUESS.most;
}

/** The axis of g. */
export function guessAxis({ state, derived }: GuessSnapshot): Interval {
  const { value } = derived.evidence;
  const highest = Math.max(highestGuess(derived), state.guess);
  return [(GUESS.least / ROOM) * value, highest * ROOM * value];
}

/** The stretch of z that shows prior and posterior. */
export function axisOf({ derived }: GuessSnapshot): Interval {
  return latentAxis(derived.model);
}

/** From 0 to a round height above all peaks. */
export function heightAxis(...curves: readonly Points[]): Interval {
  let top = 0;
  for (const { y } of curves) for (let i = 0; i < y.length; i += 1) top = Math.max(top, y[i]);
  return [0, roundUp(1.12 * top)];
}

/** Means of a best q: those of the posterior's peaks, and some room. */
export function meanAxis({ derived: { model } }: GuessSnapshot): Interval {
  const places = model.peaks.map(({ location }) => location);
  const room = 2 * Math.max(...model.peaks.map(({ scale }) => scale));
  return [Math.floor(Math.min(...places) - room), Math.ceil(Math.max(...places) + room)];
}

/** Sds of q that are shown: from a part of the posterior's sharpest peak to many times the prior's sd. */
export function sdAxis({ derived: { model } }: GuessSnapshot): Interval {
  const sharpest = Math.min(...model.peaks.map(({ scale }) => scale));
  return [sharpest / 4, 12 * Math.sqrt(model.prior.variance ?? 1)];
}

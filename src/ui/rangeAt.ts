import type { Snapshot } from '../state';
import type { StepRange } from './stepValue';

/** An end of a range: a number, or one that goes by the present. */
type Bound<S, D> = number | ((snap: Snapshot<S, D>) => number);

/** How a control's number can be moved: its range, and its steps. */
export interface LiveRange<S, D> extends Omit<StepRange, 'min' | 'max'> {
  readonly min: Bound<S, D>;
  readonly max: Bound<S, D>;
}

/** The range at present. */
export function rangeAt<S, D>(range: LiveRange<S, D>, snap: Snapshot<S, D>): StepRange {
  const { min, max, step, fine, coarse, scale } = range;
  const at = (bound: Bound<S, D>) => (typeof bound === 'number' ? bound : bound(snap));
  return { min: at(min), max: at(max), step, fine, coarse, scale };
}

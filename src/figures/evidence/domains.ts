import type { Points } from '../../plot';
import { parametersOf } from '../../state';
import { latentAxis } from '../latentModels';
import { roundUp } from '../roundUp';
import type { EvidenceSnapshot } from './state';

type Interval = readonly [number, number];

const Q_REACH = 1e-3;
const HANDLE_ROOM = 0.3;

/** The stretch of z that shows the model, q and all handles, in whole units. */
export function axisOf({ state, derived: { model, q } }: EvidenceSnapshot): Interval {
  const [from, to] = latentAxis(model);
  const handles = parametersOf(state.q).map(({ anchor }) => anchor(state.q));
  const lowest = Math.min(...handles) - HANDLE_ROOM;
  const highest = Math.max(...handles) + HANDLE_ROOM;
  // Of a heavy tail only what is near: the rest would make the picture flat.
  const spread = 2 * (highest - lowest);
  return [
    Math.min(from, Math.floor(Math.min(lowest, Math.max(q.quantile(Q_REACH), lowest - spread)))),
    Math.max(to, Math.ceil(Math.max(highest, Math.min(q.quantile(1 - Q_REACH), highest + spread)))),
  ];
}

/** From 0 to a round height above all peaks. */
export function heightAxis(...curves: readonly Points[]): Interval {
  let top = 0;
  for (const { y } of curves) for (let i = 0; i < y.length; i += 1) top = Math.max(top, y[i]);
  return [0, roundUp(1.12 * top)];
}

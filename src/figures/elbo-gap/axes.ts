import type { Points } from '../../plot';
import { parametersOf } from '../../state';
import { latentAxis } from '../latentModels';
import { roundUp } from '../roundUp';
import type { GapSnapshot } from './state';

type Interval = readonly [number, number];

const HANDLE_ROOM = 0.3;

/** The stretch of z that shows the model and all of q's handles. */
export function zAxis({ state: { q }, derived: { model } }: GapSnapshot): Interval {
  const [low, high] = latentAxis(model);
  const handles = parametersOf(q).map((parameter) => parameter.anchor(q));
  return [
    Math.min(low, Math.floor(Math.min(...handles) - HANDLE_ROOM)),
    Math.max(high, Math.ceil(Math.max(...handles) + HANDLE_ROOM)),
  ];
}

/** From 0 to a round height above all that is shown. */
export function heightAxis(...curves: readonly Points[]): Interval {
  let top = 0;
  for (const { y } of curves) for (let i = 0; i < y.length; i += 1) top = Math.max(top, y[i]);
  return [0, roundUp(1.15 * top)];
}

import type { Points } from '../../plot';
import { roundUp } from '../roundUp';
import type { DirectionSnapshot } from './state';

type Interval = readonly [number, number];

/** Sds of a part that are shown beside its mean. */
const REACH = 3.2;
/** Room to drag a hump well away from the other. */
const SHORTEST = 12;

/** The stretch of z that shows p, and of means that the map shows: in whole units, with q's mean inside. */
export function axisOf({ state: { p, q } }: DirectionSnapshot): Interval {
  const lows = p.means.map((mean, i) => mean - REACH * p.sds[i]);
  const highs = p.means.map((mean, i) => mean + REACH * p.sds[i]);
  let from = Math.floor(Math.min(...lows, q.mean - 0.3));
  let to = Math.ceil(Math.max(...highs, q.mean + q.sd + 0.3));
  while (to - from < SHORTEST) {
    from -= 1;
    if (to - from < SHORTEST) to += 1;
  }
  return [from, to];
}

/** Sds of q on the map: well below p's narrowest part, and above every best q and q itself. */
export function sdAxis({ state: { p, q }, derived }: DirectionSnapshot): Interval {
  const spread = Math.sqrt(derived.p.variance ?? 1);
  const low = Math.max(0.03, Math.min(...p.sds) / 2.5);
  return [Math.min(low, q.sd / 1.15), Math.max(2.2 * spread, q.sd * 1.15)].map((sd) =>
    Number(sd.toPrecision(2)),
  ) as unknown as Interval;
}

/** From 0 to a round height above p and q; a ghost that is higher leaves the picture. */
export function densityAxis(...curves: readonly Points[]): Interval {
  return [0, roundUp(1.2 * Math.max(...curves.map(({ y }) => largest(y))))];
}

/** Round heights around the integrand, and 0. */
export function integrandAxis({ y }: Points): Interval {
  const depth = largest(Array.from(y, (height) => -height));
  return [depth > 0 ? -roundUp(1.08 * depth) : 0, roundUp(1.08 * largest(y))];
}

function largest(values: ArrayLike<number>): number {
  let best = 0;
  for (let i = 0; i < values.length; i += 1) if (values[i] > best) best = values[i];
  return best;
}

import type { ContinuousDistribution } from '../../math';
import type { Points } from '../../plot';
import { parametersOf } from '../../state';
import { roundUp } from '../roundUp';
import type { Curves } from './curves';
import type { RulersSnapshot } from './state';

type Interval = readonly [number, number];

/** Room to drag a curve of unit width well away from the other. */
const SHORTEST = 14;
const TAIL = 5e-4;
/** Half the interquartile range of a normal, in sds. */
const QUARTILE = 0.6745;
const REACH = 5;

/** The stretch of z that shows both densities and all their handles, in whole units. */
export function axisOf({ derived: { q, p } }: RulersSnapshot): Interval {
  const stretches = [reach(q), reach(p)];
  let from = Math.floor(Math.min(...stretches.map(([low]) => low)));
  let to = Math.ceil(Math.max(...stretches.map(([, high]) => high)));
  while (to - from < SHORTEST) {
    from -= 1;
    if (to - from < SHORTEST) to += 1;
  }
  return [from, to];
}

function reach(distribution: ContinuousDistribution): Interval {
  const { spec, quantile } = distribution;
  const low = quantile(0.25);
  const high = quantile(0.75);
  // Of a heavy tail only the near part: a Cauchy's outer quantiles are hundreds of scales out.
  const spread = (REACH * (high - low)) / (2 * QUARTILE);
  const handles = parametersOf(spec).map((parameter) => parameter.anchor(spec));
  return [
    Math.min(Math.max(quantile(TAIL), low - spread), ...handles.map((z) => z - 0.3)),
    Math.max(Math.min(quantile(1 - TAIL), high + spread), ...handles.map((z) => z + 0.3)),
  ];
}

/** From 0 to a round height above all peaks. */
export function densityAxis(...densities: readonly Points[]): Interval {
  return [0, roundUp(1.15 * Math.max(...densities.map(({ y }) => largest(y))))];
}

/** An integrand taller than this many times the curves' own height leaves the picture instead of flattening the rest. */
const TALLEST = 40;

/** Round heights around the integrand; where it is infinite, around its finite part. */
export function integrandAxis(curves: Curves, heights: Float64Array): Interval {
  const cap = TALLEST * Math.max(largest(curves.q), largest(curves.p));
  const finite = heights.filter((height) => Math.abs(height) <= cap);
  const top = roundUp(1.05 * Math.max(0, ...finite));
  const lowest = Math.min(0, ...finite);
  return [lowest < 0 ? -roundUp(-1.05 * lowest) : 0, top];
}

function largest(values: ArrayLike<number>): number {
  let best = 0;
  for (let i = 0; i < values.length; i += 1)
    if (values[i] > best && values[i] < Infinity) best = values[i];
  return best;
}

/** The densities' axis, wide enough for the window too. */
export function windowStretch(now: RulersSnapshot): Interval {
  const [from, to] = axisOf(now);
  const room = 1.15 * now.state.window;
  return [Math.min(from, -room), Math.max(to, room)];
}

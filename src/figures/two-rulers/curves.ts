import type { ContinuousDistribution } from '../../math';
import type { Points } from '../../plot';
import { densityGrid } from '../densityGrid';
import { integrandOf, type IntegrandId } from '../integrands';
import type { RulersSnapshot } from './state';

/** Both densities over z at one state, on one grid: for what is made of the two. */
export interface Curves {
  readonly z: Float64Array;
  readonly q: Float64Array;
  readonly p: Float64Array;
  readonly logQ: Float64Array;
  readonly logP: Float64Array;
}

type Interval = readonly [number, number];

/**
 * A density over a stretch of the axis. While one curve is dragged the other is the same distribution still: it is
 * neither computed nor drawn again.
 */
export function densityOver(domain: Interval): (distribution: ContinuousDistribution) => Points {
  const drawn = new WeakMap<ContinuousDistribution, Points>();
  return (distribution) => {
    const before = drawn.get(distribution);
    if (before) return before;
    const x = densityGrid([distribution], domain);
    const points = { x, y: x.map((z) => distribution.pdf(z)) };
    drawn.set(distribution, points);
    return points;
  };
}

/**
 * Both curves over a stretch of the axis; the last state is remembered, since several marks draw from it. The grid is
 * even, with more points where a narrow density needs them and a pair around each jump.
 */
export function curvesOver(domain: Interval): (snapshot: RulersSnapshot) => Curves {
  let last: { readonly derived: object; readonly curves: Curves } | undefined;
  return ({ derived }) => {
    if (last?.derived !== derived) last = { derived, curves: sample(derived, domain) };
    return last.curves;
  };
}

/** An integrand over the curves' grid; the last one is remembered. */
export function integrandOver(
  curves: (snapshot: RulersSnapshot) => Curves,
  id: IntegrandId,
): (snapshot: RulersSnapshot) => Float64Array {
  const { height } = integrandOf(id);
  let last: { readonly curves: Curves; readonly heights: Float64Array } | undefined;
  return (snapshot) => {
    const now = curves(snapshot);
    if (last?.curves !== now) {
      const { logQ, logP } = now;
      last = { curves: now, heights: logQ.map((log, i) => height(log, logP[i])) };
    }
    return last.heights;
  };
}

/** The middle of the first stretch where the integrand is infinite; undefined where there is none. */
export function middleOfInfinite(z: Float64Array, heights: Float64Array): number | undefined {
  const from = heights.indexOf(Infinity);
  if (from < 0) return undefined;
  let to = from;
  while (heights[to + 1] === Infinity) to += 1;
  return (z[from] + z[to]) / 2;
}

function sample({ q, p }: RulersSnapshot['derived'], domain: Interval): Curves {
  const z = densityGrid([q, p], domain);
  const logQ = z.map((point) => q.logPdf(point));
  const logP = z.map((point) => p.logPdf(point));
  return { z, q: logQ.map(Math.exp), p: logP.map(Math.exp), logQ, logP };
}

import type { ContinuousDistribution } from '../../math';
import { integrandOf, type IntegrandId } from '../integrands';
import type { RulersSnapshot } from './state';

/** Both densities over z at one state, on one grid. */
export interface Curves {
  readonly z: readonly number[];
  readonly q: readonly number[];
  readonly p: readonly number[];
  readonly logQ: readonly number[];
  readonly logP: readonly number[];
}

type Interval = readonly [number, number];

const EVEN_POINTS = 150;
const POINTS_PER_CUT = 12;

/**
 * The curves over a stretch of the axis; the last state is remembered, since several marks draw from it. The grid is
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
): (snapshot: RulersSnapshot) => readonly number[] {
  const { height } = integrandOf(id);
  let last: { readonly curves: Curves; readonly heights: readonly number[] } | undefined;
  return (snapshot) => {
    const now = curves(snapshot);
    if (last?.curves !== now) {
      const { logQ, logP } = now;
      last = { curves: now, heights: logQ.map((log, i) => height(log, logP[i])) };
    }
    return last.heights;
  };
}

function sample({ q, p }: RulersSnapshot['derived'], domain: Interval): Curves {
  const z = grid(q, p, domain);
  const logQ = z.map((point) => q.logPdf(point));
  const logP = z.map((point) => p.logPdf(point));
  return { z, q: logQ.map(Math.exp), p: logP.map(Math.exp), logQ, logP };
}

function grid(
  q: ContinuousDistribution,
  p: ContinuousDistribution,
  [from, to]: Interval,
): number[] {
  const points: number[] = [];
  for (let i = 0; i <= EVEN_POINTS; i += 1) points.push(from + ((to - from) * i) / EVEN_POINTS);
  const hair = (to - from) * 1e-9;
  for (const { knots, breakpoints } of [q, p]) {
    // The integrator's own cuts follow the width of the density.
    const cuts = knots.toSorted((a, b) => a - b);
    for (let i = 1; i < cuts.length; i += 1) {
      if (cuts[i] < from || cuts[i - 1] > to) continue;
      for (let part = 0; part < POINTS_PER_CUT; part += 1) {
        points.push(cuts[i - 1] + ((cuts[i] - cuts[i - 1]) * part) / POINTS_PER_CUT);
      }
    }
    for (const point of breakpoints) points.push(point - hair, point, point + hair);
  }
  return points.filter((point) => point >= from && point <= to).toSorted((a, b) => a - b);
}

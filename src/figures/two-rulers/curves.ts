import type { ContinuousDistribution } from '../../math';
import { integrandOf } from '../integrands';
import type { RulersSnapshot } from './state';

/** Everything that is drawn over z at one state, on one grid. */
export interface Curves {
  readonly z: readonly number[];
  readonly q: readonly number[];
  readonly p: readonly number[];
  readonly integrand: readonly number[];
}

type Interval = readonly [number, number];

const EVEN_POINTS = 180;
const POINTS_PER_CUT = 8;

/**
 * The curves over a stretch of the axis; the last state is remembered, since several marks draw from it. The grid is
 * even, with more points where a narrow density needs them and a pair around each jump.
 */
export function curvesOver(domain: Interval): (snapshot: RulersSnapshot) => Curves {
  let last: { readonly snapshot: RulersSnapshot; readonly curves: Curves } | undefined;
  return (snapshot) => {
    if (
      last?.snapshot.derived !== snapshot.derived ||
      last.snapshot.state.integrand !== snapshot.state.integrand
    ) {
      last = { snapshot, curves: sample(snapshot, domain) };
    }
    return last.curves;
  };
}

function sample({ state, derived }: RulersSnapshot, domain: Interval): Curves {
  const { height } = integrandOf(state.integrand);
  const z = grid(derived.q, derived.p, domain);
  const q: number[] = [];
  const p: number[] = [];
  const integrand: number[] = [];
  for (const point of z) {
    const logQ = derived.q.logPdf(point);
    const logP = derived.p.logPdf(point);
    q.push(Math.exp(logQ));
    p.push(Math.exp(logP));
    integrand.push(height(logQ, logP));
  }
  return { z, q, p, integrand };
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

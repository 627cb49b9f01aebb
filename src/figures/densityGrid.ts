import type { ContinuousLaw } from '../math';

const EVEN_POINTS = 150;
const POINTS_PER_CUT = 12;

/**
 * Places at which to draw densities over a stretch of the axis: even, with more points where a narrow density needs them
 * and a pair around each jump.
 */
export function densityGrid(
  densities: readonly Pick<ContinuousLaw, 'knots' | 'breakpoints'>[],
  [from, to]: readonly [number, number],
): Float64Array {
  const even = (to - from) / EVEN_POINTS;
  const points: number[] = [];
  for (let i = 0; i <= EVEN_POINTS; i += 1) points.push(from + even * i);
  points[EVEN_POINTS] = to;
  const hair = (to - from) * 1e-9;
  for (const { knots, breakpoints } of densities) {
    // The integrator's own cuts follow the width of the density.
    const cuts = knots.toSorted((a, b) => a - b);
    for (let i = 1; i < cuts.length; i += 1) {
      const step = (cuts[i] - cuts[i - 1]) / POINTS_PER_CUT;
      if (cuts[i] < from || cuts[i - 1] > to || step > even) continue;
      for (let part = 0; part < POINTS_PER_CUT; part += 1) points.push(cuts[i - 1] + step * part);
    }
    for (const point of breakpoints) points.push(point - hair, point, point + hair);
  }
  return Float64Array.from(points.filter((point) => point >= from && point <= to)).toSorted();
}

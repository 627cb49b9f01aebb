import { DomainError } from '../types';
import type { TableSpec } from '../types';
import { requireProbability } from './check';
import { requireNumbers } from './checkArrays';
import { finiteEnd } from './ends';
import { pieceArea, pieceMoments, piecewiseModes, zeroRuns } from './piecewise';
import type { ContinuousDistribution, Family, LogRatio } from './types';

const MOST_KNOTS = 64;

/** The knots between the first and the last with mass beside them, and the densities divided by the whole area. */
function readTable(spec: TableSpec): { readonly knots: number[]; readonly densities: number[] } {
  const allKnots = requireNumbers(spec.knots, 'knots', { least: 2, most: MOST_KNOTS });
  const length = { least: allKnots.length, most: allKnots.length };
  const all = requireNumbers(spec.densities, 'densities', length);
  for (let i = 1; i < allKnots.length; i++) {
    if (!(allKnots[i] > allKnots[i - 1])) {
      throw new DomainError(
        `knots[${i}]`,
        allKnots[i],
        `a number > knots[${i - 1}] (${allKnots[i - 1]})`,
      );
    }
  }
  all.forEach((d, i) => {
    if (d < 0) throw new DomainError(`densities[${i}]`, d, 'a finite number ≥ 0');
  });
  const area = pieceArea(allKnots, all);
  if (!(area > 0 && Number.isFinite(area))) {
    throw new DomainError('densities', spec.densities, 'densities with a positive, finite area');
  }
  const first = Math.max(0, all.findIndex((d) => d > 0) - 1);
  const last = Math.min(all.length - 1, all.findLastIndex((d) => d > 0) + 1);
  return {
    knots: allKnots.slice(first, last + 1),
    densities: all.slice(first, last + 1).map((d) => d / area),
  };
}

/** Index i of the piece [knots[i], knots[i+1]] that holds anchor + offset, −1 outside; decided without rounding the sum. */
function pieceAt(knots: readonly number[], anchor: number, offset: number): number {
  const last = knots.length - 1;
  if (!(anchor - knots[0] + offset >= 0) || anchor - knots[last] + offset > 0) return -1;
  let low = 0;
  let high = last;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (anchor - knots[middle] + offset >= 0) low = middle;
    else high = middle;
  }
  return low;
}

/** Linear interpolation between the two knots around anchor + offset, 0 outside. */
function interpolate(
  knots: readonly number[],
  values: readonly number[],
  anchor: number,
  offset: number,
): number {
  const i = pieceAt(knots, anchor, offset);
  if (i < 0) return 0;
  const left = anchor - knots[i] + offset;
  const right = knots[i + 1] - anchor - offset;
  return (values[i] * right + values[i + 1] * left) / (knots[i + 1] - knots[i]);
}

/** Two tables on the same knots: log1p((f_q − f_p)/f_p), the difference interpolated from differences at the knots. */
function tableLogRatio(q: TableSpec, p: TableSpec): LogRatio | undefined {
  if (q.knots.length !== p.knots.length || q.knots.some((k, i) => k !== p.knots[i]))
    return undefined;
  const areaQ = pieceArea(q.knots, q.densities);
  const areaP = pieceArea(p.knots, p.densities);
  const change = q.densities.map((d, i) => d - p.densities[i]);
  const excess = pieceArea(q.knots, change) / areaP; // area_q/area_p − 1
  const fp = p.densities.map((d) => d / areaP);
  const difference = change.map((d, i) => (d / areaP - fp[i] * excess) / (areaQ / areaP));
  const fq = q.densities.map((d) => d / areaQ);
  const { knots } = q;
  return (anchor, offset) => {
    const atP = interpolate(knots, fp, anchor, offset);
    const atQ = interpolate(knots, fq, anchor, offset);
    if (atP === 0) return atQ === 0 ? NaN : Infinity;
    const relative = interpolate(knots, difference, anchor, offset) / atP;
    return Math.abs(relative) < 0.5 ? Math.log1p(relative) : Math.log(atQ) - Math.log(atP);
  };
}

/** Cumulative areas at the knots, from the left. */
function cumulative(knots: readonly number[], densities: readonly number[]): number[] {
  const areas = [0];
  for (let i = 1; i < knots.length; i++) {
    const piece = 0.5 * (knots[i] - knots[i - 1]) * (densities[i] + densities[i - 1]);
    areas.push(areas[i - 1] + piece);
  }
  return areas;
}

function create(spec: TableSpec): ContinuousDistribution<TableSpec> {
  const { knots, densities } = readTable(spec);
  const low = knots[0];
  const high = knots[knots.length - 1];
  const areas = cumulative(knots, densities);
  const logPdfAt = (anchor: number, offset: number): number =>
    Math.log(interpolate(knots, densities, anchor, offset));
  const cdf = (x: number): number => {
    if (x <= low) return 0;
    if (x >= high) return 1;
    const i = pieceAt(knots, x, 0);
    const h = x - knots[i];
    const here = interpolate(knots, densities, x, 0);
    return Math.min(1, areas[i] + 0.5 * h * (densities[i] + here));
  };
  const quantile = (u: number): number => {
    requireProbability(u, 'u');
    if (u === 0) return low;
    let i = 0;
    while (i < knots.length - 2 && areas[i + 1] < u) i += 1;
    const width = knots[i + 1] - knots[i];
    const start = densities[i];
    const slope = (densities[i + 1] - start) / width;
    const mass = u - areas[i];
    // root of start·h + slope·h²/2 = mass in the form that does not cancel
    const h = (2 * mass) / (start + Math.sqrt(Math.max(0, start * start + 2 * slope * mass)));
    return knots[i] + Math.min(width, h);
  };
  const [mean, variance] = pieceMoments(knots, densities);
  const gaps = zeroRuns(knots, densities);
  const powerAt = (breakpoint: number, side: -1 | 1): number => {
    const i = knots.indexOf(breakpoint);
    return i >= 0 && densities[i] === 0 && (densities[i + side] ?? 0) > 0 ? 1 : 0;
  };
  return {
    kind: 'continuous',
    family: 'table',
    spec,
    logPdf: (x) => logPdfAt(x, 0),
    pdf: (x) => interpolate(knots, densities, x, 0),
    cdf,
    quantile,
    sample: (random) => quantile(random()),
    mean,
    variance,
    support: [low, high],
    modes: piecewiseModes(knots, densities),
    breakpoints: knots,
    logPdfAt,
    logPdfAtNodes: (anchor, offsets, count, out) => {
      for (let i = 0; i < count; i++) out[i] = logPdfAt(anchor, offsets[i]);
    },
    ends: [finiteEnd(low, powerAt(low, 1)), finiteEnd(high, powerAt(high, -1))],
    anchors: knots,
    knots,
    gaps,
    powerAt,
    logRatioTo: (other) =>
      other.spec.family === 'table' ? tableLogRatio(spec, other.spec) : undefined,
  };
}

/**
 * Piecewise-linear density through 2 to 64 strictly increasing knots, divided by its area; densities ≥ 0, not all zero.
 * Zeros inside are allowed; outer stretches of zero density are outside the support.
 */
export const table: Family<TableSpec, ContinuousDistribution<TableSpec>> = {
  family: 'table',
  create,
};

import { logBeta } from '../special/logBeta';
import { logBetaRatio } from '../special/logBetaRatio';
import { incompleteBeta, inverseIncompleteBeta } from '../special/incompleteBeta';
import type { BetaSpec } from '../types';
import { requirePositive, requireProbability } from './check';
import { finiteEnd } from './ends';
import { knotsAround } from './knots';
import type { ContinuousDistribution, Family, LogRatio } from './types';

/** (aq − ap) ln x + (bq − bp) ln(1 − x) + ln B(ap, bp) − ln B(aq, bq). */
function betaLogRatio(q: BetaSpec, p: BetaSpec): LogRatio {
  const da = q.a - p.a;
  const db = q.b - p.b;
  const constant = -logBetaRatio(q.a, q.b, p.a, p.b);
  return (anchor, offset) => {
    const x = anchor + offset;
    const y = 1 - anchor - offset;
    return constant + da * logOf(x, y) + db * logOf(y, x);
  };
}

/** ln x where y = 1 − x is known to more digits when x is near 1. */
function logOf(x: number, y: number): number {
  return x < 0.5 ? Math.log(x) : Math.log1p(-y);
}

function create(spec: BetaSpec): ContinuousDistribution<BetaSpec> {
  const a = requirePositive(spec.a, 'a');
  const b = requirePositive(spec.b, 'b');
  const logNormaliser = -logBeta(a, b);
  const logPdfAt = (anchor: number, offset: number): number => {
    const x = anchor + offset;
    const y = 1 - anchor - offset;
    if (!(x > 0 && y > 0)) return edge(x, y);
    return logNormaliser + (a - 1) * logOf(x, y) + (b - 1) * logOf(y, x);
  };
  // At the very ends the density is 0, finite or infinite by its exponent; 0·ln 0 = 0.
  const edge = (x: number, y: number): number => {
    if (x < 0 || y < 0 || Number.isNaN(x)) return -Infinity;
    const exponent = x === 0 ? a - 1 : b - 1;
    return exponent === 0 ? logNormaliser : exponent > 0 ? -Infinity : Infinity;
  };
  const mean = a / (a + b);
  const variance = (mean * (b / (a + b))) / (a + b + 1);
  const quantile = (u: number): number => inverseIncompleteBeta(requireProbability(u, 'u'), a, b);
  return {
    kind: 'continuous',
    family: 'beta',
    spec,
    logPdf: (x) => logPdfAt(x, 0),
    pdf: (x) => Math.exp(logPdfAt(x, 0)),
    cdf: (x) => (x <= 0 ? 0 : x >= 1 ? 1 : incompleteBeta(x, a, b)),
    quantile,
    sample: (random) => quantile(random()),
    mean,
    variance,
    support: [0, 1],
    modes: betaModes(a, b),
    breakpoints: [0, 1],
    logPdfAt,
    logPdfAtNodes: (anchor, offsets, count, out) => {
      for (let i = 0; i < count; i++) out[i] = logPdfAt(anchor, offsets[i]);
    },
    ends: [finiteEnd(0, a - 1, a), finiteEnd(1, b - 1, b)],
    anchors: [0, 1],
    knots: knotsAround(mean, Math.sqrt(variance)),
    gaps: [],
    logRatioTo: (other) =>
      other.spec.family === 'beta' ? betaLogRatio(spec, other.spec) : undefined,
  };
}

function betaModes(a: number, b: number): number[] {
  if (a > 1 && b > 1) return [(a - 1) / (a + b - 2)];
  if (a === 1 && b === 1) return [];
  const modes: number[] = [];
  if (a < 1 || (a === 1 && b > 1)) modes.push(0);
  if (b < 1 || (b === 1 && a > 1)) modes.push(1);
  return modes;
}

/** Beta(a, b) on [0, 1], a and b > 0. */
export const beta: Family<BetaSpec, ContinuousDistribution<BetaSpec>> = {
  family: 'beta',
  create,
};

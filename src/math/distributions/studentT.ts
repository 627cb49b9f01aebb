import { incompleteBeta, inverseIncompleteBeta } from '../special/incompleteBeta';
import { logBeta } from '../special/logBeta';
import { logBetaRatio } from '../special/logBetaRatio';
import type { StudentTSpec } from '../types';
import { requireFinite, requirePositive, requireProbability } from './check';
import { powerEnd } from './ends';
import { knotsAround } from './knots';
import { logOfRatio, standardPair } from './standardise';
import type { ContinuousDistribution, Family, LogRatio } from './types';

/** Beyond this |t| the square would overflow, and log(1 + t²/df) is 2 log|t| − log df to the last digit. */
const FAR = 1e100;

function logOnePlusSquare(t: number, df: number): number {
  const y = Math.abs(t);
  return y < FAR ? Math.log1p((y * y) / df) : 2 * Math.log(y) - Math.log(df);
}

/**
 * Near each other, (ν_p − ν_q)/2 · log(1 + t_p²/ν_p) + (ν_q + 1)/2 · log((1 + t_p²/ν_p)/(1 + t_q²/ν_q)) + the ratio of the
 * constants; the middle logarithm is log1p of a difference formed from t_p − t_q and ν_p − ν_q. Where t_p and t_q or the
 * degrees of freedom are far apart those would cancel, and each logarithm is taken on its own.
 */
function studentLogRatio(q: StudentTSpec, p: StudentTSpec): LogRatio {
  const { z, difference, logScale } = standardPair(q, p);
  const dfQ = q.df;
  const dfP = p.df;
  const dfDifference = dfP - dfQ;
  const logDf = logOfRatio(dfP, dfQ);
  const constant = logScale - logBetaRatio(0.5 * dfQ, 0.5, 0.5 * dfP, 0.5) + 0.5 * logDf;
  const unlike = Math.abs(dfDifference) > 0.5 * Math.min(dfQ, dfP);
  return (anchor, offset) => {
    const tq = z(anchor, offset);
    const d = difference(tq, anchor, offset);
    if (unlike || Math.abs(d) > Math.max(1, 0.5 * Math.abs(tq))) {
      const forP = 0.5 * (dfP + 1) * logOnePlusSquare((anchor - p.loc + offset) / p.scale, dfP);
      return constant + forP - 0.5 * (dfQ + 1) * logOnePlusSquare(tq, dfQ);
    }
    const tp = tq - d;
    const own = dfDifference === 0 ? 0 : 0.5 * dfDifference * logOnePlusSquare(tp, dfP);
    let middle: number;
    if (Math.abs(tq) < FAR) {
      const numerator = -d * (tp + tq) * dfQ - tq * tq * dfDifference;
      middle = Math.log1p(numerator / dfP / (dfQ + tq * tq));
    } else {
      middle = 2 * Math.log1p(-d / tq) - logDf;
    }
    return constant + own + 0.5 * (dfQ + 1) * middle;
  };
}

/** P(T > t) for t ≥ 0, relative accuracy kept far out: I_x(df/2, 1/2)/2 at x = df/(df + t²). */
function upperTail(t: number, df: number): number {
  const r = t / Math.sqrt(df);
  if (r > FAR)
    return 0.5 * Math.exp(-df * Math.log(r) - Math.log(0.5 * df) - logBeta(0.5 * df, 0.5));
  const x = 1 / (1 + r * r);
  return 0.5 * incompleteBeta(x, 0.5 * df, 0.5, r * r * x);
}

/** The t ≥ 0 with P(T > t) = u, 0 < u ≤ 1/2. */
function upperQuantile(u: number, df: number): number {
  const half = 0.5 * df;
  const logX = (Math.log(2 * u) + Math.log(half) + logBeta(half, 0.5)) / half; // leading term as x → 0
  if (logX < -400) return Math.sqrt(df) * Math.exp(-0.5 * logX);
  const x = inverseIncompleteBeta(2 * u, half, 0.5);
  if (x <= 0.5) return Math.sqrt((df * (1 - x)) / x);
  const y = inverseIncompleteBeta(1 - 2 * u, 0.5, half);
  return Math.sqrt((df * y) / (1 - y));
}

function create(spec: StudentTSpec): ContinuousDistribution<StudentTSpec> {
  const df = requirePositive(spec.df, 'df');
  const loc = requireFinite(spec.loc, 'loc');
  const scale = requirePositive(spec.scale, 'scale');
  const logNormaliser = -logBeta(0.5 * df, 0.5) - 0.5 * Math.log(df) - Math.log(scale);
  const exponent = 0.5 * (df + 1);
  const logPdfAt = (anchor: number, offset: number): number =>
    logNormaliser - exponent * logOnePlusSquare((anchor - loc + offset) / scale, df);
  const quantile = (u: number): number => {
    requireProbability(u, 'u');
    if (u === 0 || u === 1) return u === 0 ? -Infinity : Infinity;
    return u < 0.5 ? loc - scale * upperQuantile(u, df) : loc + scale * upperQuantile(1 - u, df);
  };
  return {
    kind: 'continuous',
    family: 'studentT',
    spec,
    logPdf: (x) => logPdfAt(x, 0),
    pdf: (x) => Math.exp(logPdfAt(x, 0)),
    cdf: (x) => {
      const t = (x - loc) / scale;
      return t < 0 ? upperTail(-t, df) : 1 - upperTail(t, df);
    },
    quantile,
    sample: (random) => quantile(random()),
    mean: df > 1 ? loc : undefined,
    variance: df > 2 ? (scale * scale * df) / (df - 2) : df > 1 ? Infinity : undefined,
    support: [-Infinity, Infinity],
    modes: [loc],
    breakpoints: [],
    logPdfAt,
    logPdfAtNodes: (anchor, offsets, count, out) => {
      for (let i = 0; i < count; i++) out[i] = logPdfAt(anchor, offsets[i]);
    },
    ends: [powerEnd(-1, df), powerEnd(1, df)],
    anchors: [loc],
    knots: knotsAround(loc, scale),
    gaps: [],
    logRatioTo: (other) =>
      other.spec.family === 'studentT' ? studentLogRatio(spec, other.spec) : undefined,
  };
}

/** Student's t with df > 0 degrees of freedom, loc finite, scale > 0. No mean for df ≤ 1; variance ∞ for 1 < df ≤ 2. */
export const studentT: Family<StudentTSpec, ContinuousDistribution<StudentTSpec>> = {
  family: 'studentT',
  create,
};

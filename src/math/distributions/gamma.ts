import { gammaLower, inverseGammaLower } from '../special/incompleteGamma';
import { deviance } from '../special/logForms';
import { logGamma } from '../special/logGamma';
import { logGammaRatioRest } from '../special/logGammaRatio';
import { HALF_LOG_TWO_PI, stirlingSeries } from '../special/stirling';
import type { GammaSpec } from '../types';
import { requirePositive, requireProbability } from './check';
import { exponentialEnd, finiteEnd } from './ends';
import { knotsAround } from './knots';
import type { ContinuousDistribution, Family, LogRatio } from './types';

/** From this shape on the log density is formed around its peak, where the plain formula cancels. */
const LARGE_SHAPE = 20;

/**
 * The log ratio written about y = r_q x = a_p, so that large shapes do not cancel: with s = r_q/r_p − 1,
 * (a_q − a_p) log(y/a_p) + [(a_q − a_p) log a_p − log Γ(a_q)/Γ(a_p)] − (1 − r_p/r_q)(y − a_p)
 * + a_p (r_p/r_q) ((1 + s) log(1 + s) − s).
 */
function gammaLogRatio(q: GammaSpec, p: GammaSpec): LogRatio | undefined {
  if (areFar(q.rate, p.rate) || areFar(q.shape, p.shape)) return undefined;
  const { rate } = q;
  const centre = p.shape;
  const da = q.shape - p.shape;
  const dr = q.rate - p.rate;
  const relative = dr / rate;
  const constant =
    centre * deviance(dr / p.rate) * (p.rate / rate) - logGammaRatioRest(q.shape, centre);
  return (anchor, offset) => {
    const y = rate * (anchor + offset);
    return constant - relative * (y - centre) + (da === 0 ? 0 : da * Math.log(y / centre));
  };
}

/** Whether parameter differences are no smaller than the parameters: then the terms above would be larger than their sum. */
function areFar(a: number, b: number): boolean {
  return Math.abs(a - b) > 0.5 * Math.min(a, b);
}

function create(spec: GammaSpec): ContinuousDistribution<GammaSpec> {
  const shape = requirePositive(spec.shape, 'shape');
  const rate = requirePositive(spec.rate, 'rate');
  const logRate = Math.log(rate);
  const large = shape >= LARGE_SHAPE;
  // Stirling's formula for Γ(shape), its large parts taken into the deviance below (C. Loader 2000)
  const constant = large
    ? 0.5 * Math.log(shape) - HALF_LOG_TWO_PI - stirlingSeries(shape)
    : logRate - logGamma(shape);
  const logPdfAt = (anchor: number, offset: number): number => {
    const x = anchor + offset;
    if (!(x > 0)) return x === 0 ? atZero : -Infinity;
    const y = rate * x;
    if (large && y > 0.1 * shape && y < 10 * shape) {
      return constant - y * deviance((shape - y) / y) - Math.log(x);
    }
    if (large) return constant + shape * (1 + Math.log(y / shape)) - y - Math.log(x);
    return constant + (shape - 1) * (logRate + Math.log(x)) - y;
  };
  const atZero = shape > 1 ? -Infinity : shape < 1 ? Infinity : logRate;
  const quantile = (u: number): number =>
    inverseGammaLower(requireProbability(u, 'u'), shape) / rate;
  const mean = shape / rate;
  const sd = Math.sqrt(shape) / rate;
  return {
    kind: 'continuous',
    family: 'gamma',
    spec,
    logPdf: (x) => logPdfAt(x, 0),
    pdf: (x) => Math.exp(logPdfAt(x, 0)),
    cdf: (x) => gammaLower(shape, rate * x),
    quantile,
    sample: (random) => quantile(random()),
    mean,
    variance: sd * sd,
    support: [0, Infinity],
    modes: [Math.max(0, (shape - 1) / rate)],
    breakpoints: [0],
    logPdfAt,
    logPdfAtNodes: (anchor, offsets, count, out) => {
      for (let i = 0; i < count; i++) out[i] = logPdfAt(anchor, offsets[i]);
    },
    ends: [finiteEnd(0, shape - 1, shape), exponentialEnd(1, rate, shape - 1, shape)],
    anchors: [0],
    knots: [...knotsAround(mean, sd), ...knotsAround(mean, 1 / rate)],
    gaps: [],
    logRatioTo: (other) =>
      other.spec.family === 'gamma' ? gammaLogRatio(spec, other.spec) : undefined,
  };
}

/** Gamma with density rate^shape x^{shape−1} e^{−rate·x} / Γ(shape) on [0, ∞): shape and rate > 0. */
export const gamma: Family<GammaSpec, ContinuousDistribution<GammaSpec>> = {
  family: 'gamma',
  create,
};

import type { ExponentialSpec } from '../types';
import { requirePositive, requireProbability } from './check';
import { exponentialEnd, finiteEnd } from './ends';
import { knotsAround } from './knots';
import { logOfRatio } from './standardise';
import type { ContinuousDistribution, Family, LogRatio } from './types';

function exponentialLogRatio(q: ExponentialSpec, p: ExponentialSpec): LogRatio {
  const slope = p.rate - q.rate;
  const constant = logOfRatio(q.rate, p.rate);
  return (anchor, offset) => constant + slope * (anchor + offset);
}

function create(spec: ExponentialSpec): ContinuousDistribution<ExponentialSpec> {
  const rate = requirePositive(spec.rate, 'rate');
  const logRate = Math.log(rate);
  const logPdfAt = (anchor: number, offset: number): number => {
    const x = anchor + offset;
    return x >= 0 ? logRate - rate * x : -Infinity;
  };
  const quantile = (u: number): number => -Math.log1p(-requireProbability(u, 'u')) / rate;
  return {
    kind: 'continuous',
    family: 'exponential',
    spec,
    logPdf: (x) => logPdfAt(x, 0),
    pdf: (x) => Math.exp(logPdfAt(x, 0)),
    cdf: (x) => (x <= 0 ? 0 : -Math.expm1(-rate * x)),
    quantile,
    sample: (random) => quantile(random()),
    mean: 1 / rate,
    variance: 1 / rate / rate,
    support: [0, Infinity],
    modes: [0],
    breakpoints: [0],
    logPdfAt,
    logPdfAtNodes: (anchor, offsets, count, out) => {
      for (let i = 0; i < count; i++) out[i] = logPdfAt(anchor, offsets[i]);
    },
    ends: [finiteEnd(0, 0), exponentialEnd(1, rate)],
    anchors: [0],
    knots: knotsAround(0, 1 / rate),
    gaps: [],
    logRatioTo: (other) =>
      other.spec.family === 'exponential' ? exponentialLogRatio(spec, other.spec) : undefined,
  };
}

/** Exponential with density rate·e^{−rate·x} on [0, ∞), rate > 0 (the reciprocal of the mean). */
export const exponential: Family<ExponentialSpec, ContinuousDistribution<ExponentialSpec>> = {
  family: 'exponential',
  create,
};

import { normalCdf, normalQuantile } from '../special/normal';
import { HALF_LOG_TWO_PI } from '../special/stirling';
import type { LogNormalSpec } from '../types';
import { requireFinite, requirePositive, requireProbability } from './check';
import { logGaussianEnd } from './ends';
import { logKnotsAround } from './knots';
import { standardPair } from './standardise';
import type { ContinuousDistribution, Family, LogRatio } from './types';

/** The ratio of the two normals of log x: the Jacobians 1/x cancel. */
function logNormalLogRatio(q: LogNormalSpec, p: LogNormalSpec): LogRatio {
  const pair = standardPair({ loc: q.mu, scale: q.sigma }, { loc: p.mu, scale: p.sigma });
  return (anchor, offset) => {
    const logX = Math.log(anchor + offset);
    const zq = pair.z(logX, 0);
    const d = pair.difference(zq, logX, 0);
    return pair.logScale - d * (zq - 0.5 * d);
  };
}

function create(spec: LogNormalSpec): ContinuousDistribution<LogNormalSpec> {
  const mu = requireFinite(spec.mu, 'mu');
  const sigma = requirePositive(spec.sigma, 'sigma');
  const logNormaliser = -Math.log(sigma) - HALF_LOG_TWO_PI;
  const logPdfAt = (anchor: number, offset: number): number => {
    const x = anchor + offset;
    if (!(x > 0)) return -Infinity;
    const logX = Math.log(x);
    const z = (logX - mu) / sigma;
    return logNormaliser - logX - 0.5 * z * z;
  };
  const quantile = (u: number): number =>
    Math.exp(mu + sigma * normalQuantile(requireProbability(u, 'u')));
  const precision = 1 / sigma / sigma;
  return {
    kind: 'continuous',
    family: 'logNormal',
    spec,
    logPdf: (x) => logPdfAt(x, 0),
    pdf: (x) => Math.exp(logPdfAt(x, 0)),
    cdf: (x) => (x <= 0 ? 0 : normalCdf((Math.log(x) - mu) / sigma)),
    quantile,
    sample: (random) => quantile(random()),
    mean: Math.exp(mu + 0.5 * sigma * sigma),
    variance: Math.expm1(sigma * sigma) * Math.exp(2 * mu + sigma * sigma),
    support: [0, Infinity],
    modes: [Math.exp(mu - sigma * sigma)],
    breakpoints: [0],
    logPdfAt,
    logPdfAtNodes: (anchor, offsets, count, out) => {
      for (let i = 0; i < count; i++) out[i] = logPdfAt(anchor, offsets[i]);
    },
    ends: [
      logGaussianEnd(0, sigma, mu * precision - 1),
      logGaussianEnd(Infinity, sigma, mu * precision - 1),
    ],
    anchors: [0],
    knots: logKnotsAround(mu, sigma),
    gaps: [],
    logRatioTo: (other) =>
      other.spec.family === 'logNormal' ? logNormalLogRatio(spec, other.spec) : undefined,
  };
}

/** Log-normal on (0, ∞): log x ~ N(mu, sigma²), mu finite, sigma > 0. */
export const logNormal: Family<LogNormalSpec, ContinuousDistribution<LogNormalSpec>> = {
  family: 'logNormal',
  create,
};

import { normalCdf, normalQuantile } from '../special/normal';
import { HALF_LOG_TWO_PI } from '../special/stirling';
import type { NormalSpec } from '../types';
import { requireFinite, requirePositive, requireProbability } from './check';
import { gaussianEnd } from './ends';
import { knotsAround } from './knots';
import { standardPair } from './standardise';
import type { ContinuousDistribution, Family, LogRatio } from './types';

/**
 * Log ratio of two normals. The difference of the two squares is factored, so that the digits survive when the
 * parameters agree to many places.
 */
function normalLogRatio(q: NormalSpec, p: NormalSpec): LogRatio {
  const pair = standardPair({ loc: q.mean, scale: q.sd }, { loc: p.mean, scale: p.sd });
  return (anchor, offset) => {
    const zq = pair.z(anchor, offset);
    const d = pair.difference(zq, anchor, offset);
    return pair.logScale - d * (zq - 0.5 * d);
  };
}

function create(spec: NormalSpec): ContinuousDistribution<NormalSpec> {
  const mean = requireFinite(spec.mean, 'mean');
  const sd = requirePositive(spec.sd, 'sd');
  const logNormaliser = -Math.log(sd) - HALF_LOG_TWO_PI;
  const logPdfAt = (anchor: number, offset: number): number => {
    const z = (anchor - mean + offset) / sd;
    return logNormaliser - 0.5 * z * z;
  };
  const quantile = (u: number): number => mean + sd * normalQuantile(requireProbability(u, 'u'));
  return {
    kind: 'continuous',
    family: 'normal',
    spec,
    logPdf: (x) => logPdfAt(x, 0),
    pdf: (x) => Math.exp(logPdfAt(x, 0)),
    cdf: (x) => normalCdf((x - mean) / sd),
    quantile,
    sample: (random) => quantile(random()),
    mean,
    variance: sd * sd,
    support: [-Infinity, Infinity],
    modes: [mean],
    breakpoints: [],
    logPdfAt,
    logPdfAtNodes: (anchor, offsets, count, out) => {
      for (let i = 0; i < count; i++) out[i] = logPdfAt(anchor, offsets[i]);
    },
    ends: [gaussianEnd(-1, mean, sd), gaussianEnd(1, mean, sd)],
    anchors: [mean],
    knots: knotsAround(mean, sd),
    gaps: [],
    logRatioTo: (other) =>
      other.spec.family === 'normal' ? normalLogRatio(spec, other.spec) : undefined,
  };
}

/** N(mean, sd²): mean any finite number, sd > 0 (a standard deviation, in the units of x). */
export const normal: Family<NormalSpec, ContinuousDistribution<NormalSpec>> = {
  family: 'normal',
  create,
};

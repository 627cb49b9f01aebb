import type { Components } from './mixtureComponents';
import { logWeightRatio, readComponents } from './mixtureComponents';
import { HALF_LOG_TWO_PI } from '../special/stirling';
import { logOfRatio } from './standardise';
import type { ContinuousDistribution, LogRatio } from './types';

/** Above this the ratio is not close to 1 and the plain difference of the two log densities is as good. */
const CLOSE = 0.5;

/**
 * log q/p of a mixture q against a mixture p with as many components, or against one normal:
 * q/p − 1 = Σ r_i (e^{d_i} − 1), with r_i the responsibility of p's i-th component at x and d_i the log ratio of the i-th
 * components, formed from parameter differences. undefined where p is neither.
 */
export function mixtureLogRatio(
  q: Components,
  logQ: LogRatio,
  other: ContinuousDistribution,
): LogRatio | undefined {
  const p = componentsOf(other, q);
  if (p === undefined || p.weights.length !== q.weights.length) return undefined;
  const n = p.weights.length;
  const locQ = Float64Array.from(q.means);
  const scaleQ = Float64Array.from(q.sds);
  // z_q − z_p = z_q·slope + shift, as in standardPair
  const slopes = Float64Array.from(p.sds, (sd, i) => (sd - q.sds[i]) / sd);
  const shifts = Float64Array.from(p.sds, (sd, i) => (p.means[i] - q.means[i]) / sd);
  const ratios = Float64Array.from(
    p.sds,
    (sd, i) => logWeightRatio(q, p, i) + logOfRatio(sd, q.sds[i]),
  );
  const locP = Float64Array.from(p.means);
  const scaleP = Float64Array.from(p.sds);
  const logWeights = (c: Components) =>
    Float64Array.from(c.weights, (w, i) => Math.log(w) - Math.log(c.sds[i]) - HALF_LOG_TWO_PI);
  const constantsQ = logWeights(q);
  const constantsP = logWeights(p);
  let size = 0;
  const ratio: LogRatio = (
    anchor,
    offset,
    lq = logQ(anchor, offset),
    lp = other.logPdfAt(anchor, offset),
  ) => {
    size = Math.abs(lq - lp);
    if (!(size < CLOSE)) return lq - lp;
    let sum = 0;
    size = 0;
    for (let i = 0; i < n; i++) {
      const zq = (anchor - locQ[i] + offset) / scaleQ[i];
      // not z_q − d: far from q's component that has lost the digits of z_p
      const zp = (anchor - locP[i] + offset) / scaleP[i];
      const d = Math.abs(shifts[i]) <= 1 + Math.abs(zq) ? zq * slopes[i] + shifts[i] : zq - zp;
      const logShare = constantsP[i] - 0.5 * zp * zp - lp;
      const logRatio = ratios[i] - d * (zq - 0.5 * d);
      // far apart, p's share may underflow where q's, share·e^{d_i}, does not
      const term =
        Math.abs(logRatio) < 1
          ? Math.exp(logShare) * Math.expm1(logRatio)
          : Math.exp(constantsQ[i] - 0.5 * zq * zq - lp) - Math.exp(logShare);
      sum += term;
      size += Math.abs(term);
    }
    return Math.log1p(sum);
  };
  return Object.assign(ratio, { lastSize: () => size });
}

/** p as a list of components; a single normal counts as equal components under q's weights. */
function componentsOf(p: ContinuousDistribution, q: Components): Components | undefined {
  if (p.spec.family === 'gaussianMixture') return readComponents(p.spec);
  if (p.spec.family !== 'normal') return undefined;
  const { mean, sd } = p.spec;
  return { ...q, means: q.means.map(() => mean), sds: q.sds.map(() => sd) };
}

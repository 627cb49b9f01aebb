import type { Components } from './mixtureComponents';
import { readComponents } from './mixtureComponents';
import { HALF_LOG_TWO_PI } from '../special/stirling';
import { logOfRatio, standardPair } from './standardise';
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
  const p = componentsOf(other, q.weights);
  if (p === undefined || p.weights.length !== q.weights.length) return undefined;
  const n = p.weights.length;
  const pairs = p.means.map((mean, i) => ({
    ...standardPair({ loc: q.means[i], scale: q.sds[i] }, { loc: mean, scale: p.sds[i] }),
    logWeight: logOfRatio(q.weights[i], p.weights[i]),
    constant: Math.log(p.weights[i]) - Math.log(p.sds[i]) - HALF_LOG_TWO_PI,
  }));
  return (anchor, offset) => {
    const logP = other.logPdfAt(anchor, offset);
    let sum = 0;
    for (let i = 0; i < n; i++) {
      const { z, difference, logScale, logWeight, constant } = pairs[i];
      const zq = z(anchor, offset);
      const d = difference(zq);
      const zp = zq - d;
      const responsibility = Math.exp(constant - 0.5 * zp * zp - logP);
      if (responsibility === 0) continue;
      sum += responsibility * Math.expm1(logWeight + logScale - d * (zq - 0.5 * d));
    }
    return Math.abs(sum) <= CLOSE ? Math.log1p(sum) : logQ(anchor, offset) - logP;
  };
}

/** p as a list of components; a single normal counts as equal components under q's weights. */
function componentsOf(
  p: ContinuousDistribution,
  weights: readonly number[],
): Components | undefined {
  if (p.spec.family === 'gaussianMixture') return readComponents(p.spec);
  if (p.spec.family !== 'normal') return undefined;
  const { mean, sd } = p.spec;
  return { weights, means: weights.map(() => mean), sds: weights.map(() => sd) };
}

import { digammaTerm, known, sumOf } from '../divergences/estimate';
import type { Estimate } from '../divergences/estimate';
import type { ContinuousDistribution } from '../distributions/types';
import { logBeta } from '../special/logBeta';
import { logGamma } from '../special/logGamma';
import { HALF_LOG_TWO_PI } from '../special/stirling';

/** E_q log p(z) by formula: a normal prior needs two moments of q, beta and gamma a q of their own family. */
export function expectedLogPrior(
  q: ContinuousDistribution,
  { spec: p }: ContinuousDistribution,
): Estimate | undefined {
  if (p.family === 'normal') {
    if (q.mean === undefined || q.variance === undefined || q.variance === Infinity) {
      return undefined;
    }
    const shift = (q.mean - p.mean) / p.sd;
    const spread = q.variance / p.sd / p.sd;
    const misfit = 0.5 * (shift * shift + spread);
    const logSd = Math.log(p.sd);
    const ofMeans = (Math.abs(shift) * (Math.abs(q.mean) + Math.abs(p.mean))) / p.sd;
    const size = HALF_LOG_TWO_PI + Math.abs(logSd) + misfit + ofMeans;
    return known(-HALF_LOG_TWO_PI - logSd - misfit, size);
  }
  const { spec } = q;
  if (p.family === 'beta' && spec.family === 'beta') {
    return sumOf(
      -logBeta(p.a, p.b),
      digammaTerm(p.a - 1, spec.a),
      digammaTerm(p.b - 1, spec.b),
      digammaTerm(2 - p.a - p.b, spec.a + spec.b),
    );
  }
  if (p.family === 'gamma' && spec.family === 'gamma') {
    return sumOf(
      p.shape * Math.log(p.rate),
      -logGamma(p.shape),
      digammaTerm(p.shape - 1, spec.shape),
      -(p.shape - 1) * Math.log(spec.rate),
      -(p.rate * spec.shape) / spec.rate,
    );
  }
  return undefined;
}

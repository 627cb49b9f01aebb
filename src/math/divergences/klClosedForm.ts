import { digamma } from '../special/digamma';
import { logBetaRatio } from '../special/logBetaRatio';
import { logGammaRatio } from '../special/logGammaRatio';
import type { ContinuousSpec } from '../types';
import { known, sumOf } from './estimate';
import type { Estimate } from './estimate';
import { asGaussians, ratioMinusLog, varianceExcess } from './gaussianPair';

/**
 * KL(q‖p) in nats by the textbook formula of the family (M. Gil, F. Alajaji, T. Linder, "Rényi divergence measures for
 * commonly used univariate continuous distributions", Inf. Sci. 249 (2013), table 2; Cauchy: F. Chyzak, F. Nielsen 2019).
 * Forms whose terms cancel for nearly equal members say so in their bound.
 */
export function klClosedForm(q: ContinuousSpec, p: ContinuousSpec): Estimate | undefined {
  const gaussians = asGaussians(q, p);
  if (gaussians !== undefined) {
    const shift = (gaussians.meanQ - gaussians.meanP) / gaussians.sdP;
    const ratio = (gaussians.sdQ / gaussians.sdP) ** 2;
    return sumOf(0.5 * ratioMinusLog(ratio, varianceExcess(gaussians)), 0.5 * shift * shift);
  }
  if (q.family === 'exponential' && p.family === 'exponential') {
    return known(ratioMinusLog(p.rate / q.rate, (p.rate - q.rate) / q.rate));
  }
  if (q.family === 'uniform' && p.family === 'uniform') {
    if (q.low < p.low || q.high > p.high) return undefined;
    const width = q.high - q.low;
    return sumOf(Math.log1p((p.high - q.high + (q.low - p.low)) / width));
  }
  if (q.family === 'laplace' && p.family === 'laplace') {
    const distance = Math.abs(q.loc - p.loc);
    const u = (q.scale - p.scale) / p.scale;
    // distance − b(1 − e^{−distance/b}), what the shift adds
    const moved = distance + q.scale * Math.expm1(-distance / q.scale);
    return sumOf(
      ratioMinusLog(q.scale / p.scale, u),
      distance / p.scale,
      (moved - distance) / p.scale,
    );
  }
  if (q.family === 'gamma' && p.family === 'gamma') {
    const rateExcess = (p.rate - q.rate) / q.rate;
    return sumOf(
      (q.shape - p.shape) * digamma(q.shape),
      -logGammaRatio(q.shape, p.shape),
      -p.shape * (Math.abs(rateExcess) < 0.5 ? Math.log1p(rateExcess) : Math.log(p.rate / q.rate)),
      q.shape * rateExcess,
    );
  }
  if (q.family === 'beta' && p.family === 'beta') {
    const a = q.a - p.a;
    const b = q.b - p.b;
    return sumOf(
      -logBetaRatio(q.a, q.b, p.a, p.b),
      a * digamma(q.a),
      b * digamma(q.b),
      -(a + b) * digamma(q.a + q.b),
    );
  }
  if (q.family === 'studentT' && p.family === 'studentT' && q.df === 1 && p.df === 1) {
    const shift = q.loc - p.loc;
    const ratio = q.scale / p.scale;
    const root = (q.scale - p.scale) / p.scale;
    return known(Math.log1p((root * root + (shift / p.scale) ** 2) / (4 * ratio)));
  }
  return undefined;
}

import { logBeta } from '../special/logBeta';
import { logBetaRatio } from '../special/logBetaRatio';
import { logGamma } from '../special/logGamma';
import { areFarApart, logGammaRatio } from '../special/logGammaRatio';
import type { BetaSpec, ContinuousSpec } from '../types';
import { digammaTerm, known, sumOf } from './estimate';
import type { Estimate, SizedTerm } from './estimate';
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
      digammaTerm(q.shape - p.shape, q.shape),
      minusLogGammaRatio(q.shape, p.shape),
      -p.shape * (Math.abs(rateExcess) < 0.5 ? Math.log1p(rateExcess) : Math.log(p.rate / q.rate)),
      q.shape * rateExcess,
    );
  }
  if (q.family === 'beta' && p.family === 'beta') {
    const a = q.a - p.a;
    const b = q.b - p.b;
    return sumOf(
      minusLogBetaRatio(q, p),
      digammaTerm(a, q.a),
      digammaTerm(b, q.b),
      digammaTerm(-(a + b), q.a + q.b),
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

/** log Γ(p) − log Γ(q): between distant arguments each logarithm brings its own error. */
function minusLogGammaRatio(q: number, p: number): SizedTerm {
  const value = -logGammaRatio(q, p);
  const far = areFarApart(q, p);
  return { value, size: far ? Math.abs(logGamma(q)) + Math.abs(logGamma(p)) : value };
}

/** log B(p) − log B(q), likewise. */
function minusLogBetaRatio(q: BetaSpec, p: BetaSpec): SizedTerm {
  const value = -logBetaRatio(q.a, q.b, p.a, p.b);
  const far = areFarApart(q.a, p.a) || areFarApart(q.b, p.b);
  const size = far ? Math.abs(logBeta(q.a, q.b)) + Math.abs(logBeta(p.a, p.b)) : value;
  return { value, size };
}

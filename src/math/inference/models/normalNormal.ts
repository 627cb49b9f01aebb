import { normal } from '../../distributions/normal';
import { requirePositive } from '../../distributions/check';
import { known } from '../../divergences/estimate';
import type { Estimate } from '../../divergences/estimate';
import { add, divide, exactProduct, exactSum, multiply } from '../../special/doubleDouble';
import type { DoubleDouble } from '../../special/doubleDouble';
import type { ModelKind, PreciseNormal } from '../kind';
import type { NormalNormalSpec } from '../modelSpec';
import { requireLikelihood, requireObservations, requirePrior } from '../specCheck';
import { expectedGaussian, gaussianData, gaussianMisfit } from './gaussianData';
import type { GaussianData } from './gaussianData';

/**
 * Posterior of z under a N(mean, sd²) prior: variance s₀² s²/(s² + n s₀²), mean (mean·s² + s₀² Σx)/(s² + n s₀²)
 * (C. Bishop, Pattern Recognition and Machine Learning, eqs 2.141, 2.142), in double-double arithmetic: a q that differs
 * from it by 1e-6 keeps its digits.
 */
export function normalPosterior(
  prior: { readonly mean: number; readonly sd: number },
  data: GaussianData,
): PreciseNormal {
  // in units of a power of two near the prior's sd no square over- or underflows
  const unit = 2 ** Math.round(Math.log2(prior.sd));
  const ofPrior = exactProduct(prior.sd / unit, prior.sd / unit);
  const ofNoise = exactProduct(data.sd / unit, data.sd / unit);
  const total = add(ofNoise, multiply([data.count, 0], ofPrior));
  const residual = add(data.sum, multiply([-data.count, 0], [prior.mean, 0]));
  const mean = add([prior.mean, 0], divide(multiply(ofPrior, residual), total));
  const variance = divide(multiply(ofPrior, ofNoise), total);
  return { mean, variance: scaled(scaled(variance, unit), unit) };
}

function scaled([high, low]: DoubleDouble, factor: number): DoubleDouble {
  return [high * factor, low * factor];
}

/** log p(x) = log p(x | x̄) − ½ log(1 + n s₀²/s²) − ½ n (x̄ − mean)²/(s² + n s₀²). */
export function normalEvidence(
  prior: { readonly mean: number; readonly sd: number },
  data: GaussianData,
): Estimate {
  const spread = prior.sd / data.sd;
  const widening = 0.5 * Math.log1p(data.count * spread * spread);
  const [gap, rest] = exactSum(data.mean[0], -prior.mean);
  const distance =
    (gap + (rest + data.mean[1])) / Math.hypot(data.sd / Math.sqrt(data.count), prior.sd);
  const misfit = 0.5 * distance * distance;
  const value = data.constant - widening - misfit;
  return known(value, data.constantSize + widening + misfit) ?? { value, errorBound: 0 };
}

/** Normal prior, normal likelihood: x_i ~ N(z, sd²). Everything is closed. */
export const normalNormal: ModelKind<NormalNormalSpec> = {
  type: 'normalNormal',
  create: (spec) => {
    const prior = requirePrior(normal, spec.prior);
    const { mean, sd } = spec.prior;
    const noise = requireLikelihood(spec.likelihood, 'sd', requirePositive);
    const data = gaussianData(requireObservations(spec.observations), noise);
    const precise = normalPosterior({ mean, sd }, data);
    const posteriorMean = precise.mean[0];
    const posteriorSd = Math.sqrt(precise.variance[0]);
    return {
      prior,
      likelihood: {
        constant: data.constant,
        constantSize: data.constantSize,
        variableAt: (anchor, offset) => gaussianMisfit(data, anchor, offset),
        slope: (z) => (data.count * (data.mean[0] - z + data.mean[1])) / noise / noise,
        curvature: () => -data.count / noise / noise,
        growth: 2,
        expected: (q) => expectedGaussian(data, q),
      },
      conjugate: {
        posterior: normal.create({ family: 'normal', mean: posteriorMean, sd: posteriorSd }),
        logEvidence: normalEvidence({ mean, sd }, data),
        parameterSize: 1 + Math.abs(posteriorMean) / posteriorSd,
      },
      preciseNormal: precise,
    };
  },
};

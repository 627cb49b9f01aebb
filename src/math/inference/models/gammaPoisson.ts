import { gamma } from '../../distributions/gamma';
import { digammaTerm, sumOf } from '../../divergences/estimate';
import { compensatedPair } from '../../special/compensatedSum';
import { exactSum } from '../../special/doubleDouble';
import { deviance } from '../../special/logForms';
import { logBeta } from '../../special/logBeta';
import { logGamma } from '../../special/logGamma';
import { HALF_LOG_TWO_PI, stirlingError } from '../../special/stirling';
import { DomainError } from '../../types';
import type { ModelKind } from '../kind';
import type { GammaPoissonSpec } from '../modelSpec';
import { requireObservations, requirePrior } from '../specCheck';

function requireCounts(value: unknown): number[] {
  const counts = requireObservations(value);
  counts.forEach((x, i) => {
    if (!Number.isSafeInteger(x) || x < 0) {
      throw new DomainError(`observations[${i}]`, x, 'an integer ≥ 0');
    }
  });
  return counts;
}

/** −log of the Poisson probability of x at that mean, by Stirling's formula with its error (C. Loader 2000). */
function lossAt(x: number, mean: number): number {
  if (x === 0) return mean;
  const rest = 0.5 * Math.log(x) + HALF_LOG_TWO_PI + stirlingError(x);
  return mean * deviance((x - mean) / mean) + rest;
}

/** Gamma prior, Poisson counts: the posterior is Gamma(shape + Σx, rate + n), the evidence negative binomial. */
export const gammaPoisson: ModelKind<GammaPoissonSpec> = {
  type: 'gammaPoisson',
  create: (spec) => {
    const prior = requirePrior(gamma, spec.prior);
    const { shape, rate } = spec.prior;
    const counts = requireCounts(spec.observations);
    const n = counts.length;
    const [total] = compensatedPair(counts);
    const logFactorials = counts.reduce((sum, x) => sum + logGamma(x + 1), 0);
    const mean = total / n;
    // log p(x | mean), from terms of one sign: −n z + Σx log z is written about its peak, where its two parts would cancel
    const constant = -counts.reduce((sum, x) => sum + lossAt(x, mean), 0);
    const isExact = exactSum(shape, total)[1] === 0 && exactSum(rate, n)[1] === 0;
    const variableAt = (anchor: number, offset: number): number => {
      const z = anchor + offset;
      if (total === 0) return -n * z;
      // deviance() forms its argument from mean/z, which overflows next to 0
      return z > 1e-3 * mean
        ? -n * z * deviance((mean - z) / z)
        : total * Math.log(z / mean) - n * (z - mean);
    };
    const posterior = { family: 'gamma', shape: shape + total, rate: rate + n } as const;
    return {
      prior,
      likelihood: {
        constant,
        constantSize: -constant,
        variableAt,
        slope: (z) => total / z - n,
        curvature: (z) => -total / z / z,
        growth: 1,
        expected: ({ spec: q }) =>
          q.family !== 'gamma'
            ? undefined
            : sumOf(
                digammaTerm(total, q.shape),
                -total * Math.log(q.rate),
                -(n * q.shape) / q.rate,
                -logFactorials,
              ),
      },
      conjugate: {
        posterior: gamma.create(posterior),
        // p(all x) = p(total) p(x | total): negative binomial times multinomial
        logEvidence: sumOf(
          -logBeta(shape, total + 1),
          -Math.log(shape + total),
          -shape * Math.log1p(n / rate),
          total === 0 ? 0 : -total * Math.log1p(rate / n),
          constant,
          lossAt(total, total),
        ) ?? { value: -Infinity, errorBound: 0 },
        parameterSize: isExact ? 0 : 1 + Math.sqrt(posterior.shape),
      },
    };
  },
};

import { digammaTerm, sumOf } from '../../divergences/estimate';
import { compensatedPair } from '../../special/compensatedSum';
import { deviance } from '../../special/logForms';
import { logGamma } from '../../special/logGamma';
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

/** Gamma prior, Poisson counts: the posterior is Gamma(shape + Σx, rate + n), the evidence negative binomial. */
export const gammaPoisson: ModelKind<GammaPoissonSpec> = {
  type: 'gammaPoisson',
  create: (spec) => {
    const prior = requirePrior('gamma', spec.prior);
    const { shape, rate } = spec.prior;
    const counts = requireCounts(spec.observations);
    const n = counts.length;
    const [total] = compensatedPair(counts);
    const logFactorials = counts.reduce((sum, x) => sum + logGamma(x + 1), 0);
    const mean = total / n;
    // log p(x | mean): −n z + Σx log z is written about its peak, where its two parts would cancel
    const peak = total === 0 ? 0 : total * (Math.log(mean) - 1);
    const variableAt = (anchor: number, offset: number): number => {
      const z = anchor + offset;
      if (total === 0) return -n * z;
      // deviance() forms its argument from mean/z, which overflows next to 0
      return z > 1e-3 * mean
        ? -n * z * deviance((mean - z) / z)
        : total * Math.log(z / mean) - n * (z - mean);
    };
    const posterior = { family: 'gamma', shape: shape + total, rate: rate + n } as const;
    const growth = n / rate;
    return {
      prior,
      likelihood: {
        constant: peak - logFactorials,
        constantSize: (total === 0 ? 0 : total * (Math.abs(Math.log(mean)) + 1)) + logFactorials,
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
        posterior,
        // shape·log(rate/(rate + n)) keeps its digits where n is small against the rate
        logEvidence: sumOf(
          -shape * Math.log1p(growth),
          -total * Math.log(posterior.rate),
          logGamma(posterior.shape),
          -logGamma(shape),
          -logFactorials,
        ) ?? { value: -Infinity, errorBound: 0 },
        parameterSize: 1 + Math.sqrt(posterior.shape),
      },
    };
  },
};

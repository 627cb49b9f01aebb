import { gaussianMixture } from '../../distributions/gaussianMixture';
import { requirePositive } from '../../distributions/check';
import { readComponents } from '../../distributions/mixtureComponents';
import { known } from '../../divergences/estimate';
import type { ModelKind } from '../kind';
import type { MixtureNormalSpec } from '../modelSpec';
import { requireLikelihood, requireObservations, requirePrior } from '../specCheck';
import { expectedGaussian, gaussianData, gaussianMisfit } from './gaussianData';
import { normalEvidence, normalPosterior } from './normalNormal';

/** Components this far (in logs) below the heaviest are left out of the posterior. */
const NEGLIGIBLE = 740;

/**
 * Mixture prior, normal likelihood: the posterior is a mixture of each component's own posterior, weighted by its share of
 * the evidence Σ w_i p_i(x) (K. Murphy, Probabilistic Machine Learning: An Introduction, §4.6.4).
 */
export const mixtureNormal: ModelKind<MixtureNormalSpec> = {
  type: 'mixtureNormal',
  create: (spec) => {
    const prior = requirePrior(gaussianMixture, spec.prior);
    const noise = requireLikelihood(spec.likelihood, 'sd', requirePositive);
    const data = gaussianData(requireObservations(spec.observations), noise);
    const components = readComponents({ family: 'gaussianMixture', ...spec.prior });
    const parts = components.weights.map((weight, i) => {
      const component = { mean: components.means[i], sd: components.sds[i] };
      const { mean, variance } = normalPosterior(component, data);
      const evidence = normalEvidence(component, data);
      return {
        mean: mean[0],
        sd: Math.sqrt(variance[0]),
        log: Math.log(weight) + evidence.value - data.constant,
        errorBound: evidence.errorBound,
      };
    });
    const largest = Math.max(...parts.map(({ log }) => log));
    const kept = parts.filter(({ log }) => log > largest - NEGLIGIBLE);
    const shares = kept.map(({ log }) => Math.exp(log - largest));
    const total = shares.reduce((sum, share) => sum + share, 0);
    const value = data.constant + largest + Math.log(total);
    const size = data.constantSize + Math.abs(largest) + Math.log(1 + total);
    const estimate = known(value, size) ?? { value, errorBound: 0 };
    const sizes = kept.map(({ mean, sd, log }) => Math.abs(mean) / sd + Math.abs(log));
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
        posterior: gaussianMixture.create({
          family: 'gaussianMixture',
          weights: shares.map((share) => share / total),
          means: kept.map(({ mean }) => mean),
          sds: kept.map(({ sd }) => sd),
        }),
        logEvidence: {
          value,
          errorBound: estimate.errorBound + Math.max(...kept.map((part) => part.errorBound)),
        },
        parameterSize: 1 + Math.max(...sizes),
      },
    };
  },
};

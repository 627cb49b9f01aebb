import type { Rng } from '../random/rng';
import { DomainError } from '../types';
import type { ContinuousDistribution } from '../distributions/types';
import { jointSlopes, requireScore } from './elboGradient';
import type { ModelInside } from './modelCreatorOf';

/** How the gradient is estimated, from how many draws, and from which stream of random numbers. */
export interface MonteCarloOptions {
  readonly estimator: 'reparameterised' | 'score';
  readonly samples: number;
  readonly rng: Rng;
}

export interface MonteCarloGradient {
  readonly parameters: readonly string[];
  readonly gradient: readonly number[];
  /** Sample standard deviation of the terms over √samples. */
  readonly standardError: readonly number[];
  /** The draws of z, in the order they were made. */
  readonly draws: readonly number[];
}

/**
 * An unbiased estimate of the gradient of the ELBO from draws of q, in the parameters of elboGradient.
 *
 * `reparameterised` averages h'(z)·(1, z − loc) + (0, 1), the entropy's part exact (D. Kingma, M. Welling 2014, §2.3, 2.4):
 * location-scale families only. `score` averages ∇ log q(z)·(log p(x, z) − log q(z)) without any control variate
 * (R. Ranganath et al. 2014, eq. 3): any family, and far noisier.
 *
 * @throws DomainError for a bad `samples` (an integer ≥ 2), an estimator the family does not have (`estimator`), and as
 *   elboGradient does.
 */
export function elboGradientMonteCarloOf(
  inside: ModelInside,
  member: ContinuousDistribution,
  { estimator, samples, rng }: MonteCarloOptions,
): MonteCarloGradient {
  const score = requireScore(inside, member);
  if (!Number.isSafeInteger(samples) || samples < 2) {
    throw new DomainError('samples', samples, 'an integer ≥ 2');
  }
  const { parameters, locationScale } = score;
  let term: (z: number) => readonly number[];
  if (estimator === 'score') {
    term = (z) => {
      const gap = inside.logJoint(z) - member.logPdf(z);
      return score.at(z, 0).map((s) => s * gap);
    };
  } else if (estimator === 'reparameterised' && locationScale !== undefined) {
    const { slope } = jointSlopes(inside);
    const { location } = locationScale;
    term = (z) => {
      const h = slope(z);
      return [h, (z - location) * h + 1];
    };
  } else {
    const allowed =
      locationScale === undefined ? "'score' for this family" : "'reparameterised' or 'score'";
    throw new DomainError('estimator', estimator, allowed);
  }
  const draws = Array.from({ length: samples }, () => member.sample(rng.uniform));
  const terms = draws.map(term);
  const gradient = parameters.map((_, i) => terms.reduce((sum, t) => sum + t[i], 0) / samples);
  const standardError = gradient.map((mean, i) => {
    const spread = terms.reduce((sum, t) => sum + (t[i] - mean) ** 2, 0);
    return Math.sqrt(spread / (samples - 1) / samples);
  });
  return { parameters, gradient, standardError, draws };
}

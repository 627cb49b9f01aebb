import type { GaussianMixtureSpec } from '../types';
import { requirePositive } from './check';
import { requireNumbers, requireProbabilities } from './checkArrays';
import { logOfRatio } from './standardise';

/** The components that carry weight, weights divided by their exact sum. */
export interface Components {
  readonly weights: readonly number[];
  readonly means: readonly number[];
  readonly sds: readonly number[];
  /** The weights as given, and what their sum exceeds 1 by. */
  readonly given: readonly number[];
  readonly excess: number;
}

/**
 * log of the ratio of the i-th weights, from the weights as given: dividing by the sums first would round away the
 * difference of two nearly equal mixtures.
 */
export function logWeightRatio(q: Components, p: Components, i: number): number {
  const sums = Math.log1p((p.excess - q.excess) / (1 + q.excess));
  return logOfRatio(q.given[i], p.given[i]) + sums;
}

/** @throws DomainError naming the list or the entry. */
export function readComponents(spec: GaussianMixtureSpec): Components {
  const { probs, excess } = requireProbabilities(spec.weights, 'weights');
  const length = { least: probs.length, most: probs.length };
  const means = requireNumbers(spec.means, 'means', length);
  const sds = requireNumbers(spec.sds, 'sds', length);
  sds.forEach((sd, i) => requirePositive(sd, `sds[${i}]`));
  const kept = probs.map((_, i) => i).filter((i) => probs[i] > 0);
  return {
    weights: kept.map((i) => probs[i] / (1 + excess)),
    means: kept.map((i) => means[i]),
    sds: kept.map((i) => sds[i]),
    given: kept.map((i) => probs[i]),
    excess,
  };
}

import type { GaussianMixtureSpec } from '../types';
import { requirePositive } from './check';
import { requireNumbers, requireProbabilities } from './checkArrays';

/** The components that carry weight, weights divided by their exact sum. */
export interface Components {
  readonly weights: readonly number[];
  readonly means: readonly number[];
  readonly sds: readonly number[];
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
  };
}

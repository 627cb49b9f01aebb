import { createDistribution } from '../distributions/create';
import type { ContinuousDistribution } from '../distributions/types';
import { DomainError } from '../types';
import type { ContinuousSpec, Quantity } from '../types';
import { comparePair } from './comparePair';
import { divergences, type QuantityId } from './list';

export type Comparison = Readonly<Record<QuantityId, Quantity>>;

/**
 * Every divergence between two continuous densities, each with a bound of its error.
 *
 * Closed forms are used where they are well conditioned, one adaptive quadrature for all the rest; what is infinite is
 * decided from supports, tails and end exponents and says why. Nats; l2Squared in 1/z, wasserstein1 in z.
 *
 * @throws DomainError with the field named from outside (`q.sd`, `p.weights[1]`) when a spec is bad.
 */
export function compare(qSpec: ContinuousSpec, pSpec: ContinuousSpec): Comparison {
  return comparePair(createMember(qSpec, 'q'), createMember(pSpec, 'p'), divergences);
}

/** The distribution of a spec that a caller knows as `owner`. */
export function createMember(spec: ContinuousSpec, owner: string): ContinuousDistribution {
  try {
    const distribution = createDistribution(spec);
    if (distribution.kind === 'continuous') return distribution;
  } catch (error) {
    throw error instanceof DomainError ? error.within(owner) : error;
  }
  throw new DomainError(`${owner}.family`, spec.family, 'a continuous family');
}

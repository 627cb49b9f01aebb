import type { ContinuousSpec, DiscreteSpec, DistributionSpec } from '../types';
import { creatorOf } from './creatorOf';
import * as discreteFamilies from './discreteFamilies';
import * as families from './families';
import type { ContinuousDistribution, DiscreteDistribution, Distribution } from './types';

const create = creatorOf<Distribution>([
  ...Object.values(families),
  ...Object.values(discreteFamilies),
]);

/**
 * The distribution a specification names.
 *
 * @throws DomainError naming the field (`sd`, `weights[1]`, `family`), its value, and what is allowed.
 */
export function createDistribution(spec: ContinuousSpec): ContinuousDistribution;
export function createDistribution(spec: DiscreteSpec): DiscreteDistribution;
export function createDistribution(spec: DistributionSpec): Distribution;
export function createDistribution(spec: DistributionSpec): Distribution {
  return create(spec);
}

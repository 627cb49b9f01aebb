import { DomainError } from '../types';
import type { ContinuousSpec, DiscreteSpec, DistributionSpec } from '../types';
import { continuousFamilies, discreteFamilies } from './list';
import type { ContinuousDistribution, DiscreteDistribution, Distribution, Family } from './types';

const creators = new Map<string, (spec: DistributionSpec) => Distribution>();
const names: string[] = [];
for (const family of [...continuousFamilies, ...discreteFamilies]) {
  // Each creator only ever receives a spec of its own family name.
  const { create } = family as unknown as Family<DistributionSpec, Distribution>;
  creators.set(family.family, create);
  names.push(family.family);
}

/**
 * The distribution a specification names.
 *
 * @throws DomainError naming the field (`sd`, `weights[1]`, `family`), its value, and what is allowed.
 */
export function createDistribution(spec: ContinuousSpec): ContinuousDistribution;
export function createDistribution(spec: DiscreteSpec): DiscreteDistribution;
export function createDistribution(spec: DistributionSpec): Distribution;
export function createDistribution(spec: DistributionSpec): Distribution {
  const family: unknown = (spec as { family?: unknown } | null | undefined)?.family;
  const create = typeof family === 'string' ? creators.get(family) : undefined;
  if (create === undefined) throw new DomainError('family', family, `one of ${names.join(', ')}`);
  return create(spec);
}

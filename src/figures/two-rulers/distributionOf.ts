import { creatorOf, families, type ContinuousDistribution, type ContinuousSpec } from '../../math';
import { FAMILIES } from './state';

/** The distribution of a spec of this figure's families. @throws DomainError for any other, or bad parameters. */
export const create = creatorOf<ContinuousDistribution>(FAMILIES.map((family) => families[family]));

const made = new WeakMap<ContinuousSpec, ContinuousDistribution>();

/** The same for the same spec: while one curve is dragged what is drawn of the other need not be drawn again. */
export function distributionOf(spec: ContinuousSpec): ContinuousDistribution {
  const before = made.get(spec);
  if (before) return before;
  const distribution = create(spec);
  made.set(spec, distribution);
  return distribution;
}

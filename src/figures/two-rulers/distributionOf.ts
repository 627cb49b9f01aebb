import { creatorOf, families, type ContinuousDistribution, type ContinuousSpec } from '../../math';
import type { FAMILIES } from './state';

/** The distribution of a spec of this figure's families. @throws DomainError for any other, or bad parameters. */
export const create = creatorOf<ContinuousDistribution>([
  families.normal,
  families.studentT,
  families.laplace,
  families.logistic,
  families.uniform,
  families.skewNormal,
  families.gaussianMixture,
] satisfies readonly { readonly family: (typeof FAMILIES)[number] }[]);

const made = new WeakMap<ContinuousSpec, ContinuousDistribution>();

/** The same for the same spec: while one curve is dragged what is drawn of the other need not be drawn again. */
export function distributionOf(spec: ContinuousSpec): ContinuousDistribution {
  const before = made.get(spec);
  if (before) return before;
  const distribution = create(spec);
  made.set(spec, distribution);
  return distribution;
}

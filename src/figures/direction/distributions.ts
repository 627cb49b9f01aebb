import {
  creatorOf,
  families,
  type ContinuousDistribution,
  type GaussianMixtureSpec,
  type NormalSpec,
} from '../../math';

/** The distribution of a spec of this figure's families. @throws DomainError for any other, or bad parameters. */
export const create = creatorOf<ContinuousDistribution>([
  families.normal,
  families.gaussianMixture,
]);

const made = new WeakMap<object, ContinuousDistribution>();

function remembered(spec: NormalSpec | GaussianMixtureSpec): ContinuousDistribution {
  const before = made.get(spec);
  if (before) return before;
  const distribution = create(spec);
  made.set(spec, distribution);
  return distribution;
}

/** The same for the same spec: while q is dragged what is drawn of p need not be drawn again. */
export const mixtureOf = (spec: GaussianMixtureSpec): ContinuousDistribution => remembered(spec);

export const normalOf = (spec: NormalSpec): ContinuousDistribution => remembered(spec);

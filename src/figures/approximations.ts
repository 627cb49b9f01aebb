import { creatorOf, families, type ContinuousDistribution, type ContinuousSpec } from '../math';

/** Families that q can be where the posterior lives on the whole line. */
export const Q_FAMILIES = [
  'normal',
  'skewNormal',
  'studentT',
  'gaussianMixture',
] as const satisfies readonly ContinuousSpec['family'][];

/** What a reader calls them. */
export const Q_FAMILY_NAMES: Readonly<Record<(typeof Q_FAMILIES)[number], string>> = {
  normal: 'normal',
  skewNormal: 'skew normal',
  studentT: 'Student t',
  gaussianMixture: 'mixture of two normals',
};

/** The distribution of a spec of these families. @throws DomainError for any other, or bad parameters. */
export const createQ = creatorOf<ContinuousDistribution>([
  families.normal,
  families.skewNormal,
  families.studentT,
  families.gaussianMixture,
] satisfies readonly { readonly family: (typeof Q_FAMILIES)[number] }[]);

const made = new WeakMap<ContinuousSpec, ContinuousDistribution>();

/** The same for the same spec: while the model is dragged what is drawn of q need not be drawn again. */
export function qOf(spec: ContinuousSpec): ContinuousDistribution {
  const before = made.get(spec);
  if (before) return before;
  const distribution = createQ(spec);
  made.set(spec, distribution);
  return distribution;
}

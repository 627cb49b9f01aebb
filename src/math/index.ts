/** The public face of the core: everything outside src/math imports from here only. */
export { compare } from './divergences/compare';
export type { Comparison } from './divergences/compare';
export { divergences } from './divergences/list';
export type { Divergence, Integrand, QuantityId } from './divergences/divergence';
export { createDistribution } from './distributions/create';
export type {
  ContinuousDistribution,
  DiscreteDistribution,
  Distribution,
  RandomSource,
} from './distributions/types';
export { DomainError } from './types';
export type * from './types';

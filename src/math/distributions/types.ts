import type { Density, LogRatio } from '../quadrature/density';
import type { ContinuousSpec, DiscreteSpec, DistributionSpec } from '../types';

/** A source of numbers uniform in the open interval (0, 1); always an argument, never global. */
export type RandomSource = () => number;

/** What can be asked of any distribution, member of a family or not (the posterior of a model need not be one). */
interface Law {
  /** log density (log probability for discrete families); −Infinity outside the support. */
  logPdf(x: number): number;
  pdf(x: number): number;
  /** P(X ≤ x). */
  cdf(x: number): number;
  /** Smallest x with cdf(x) ≥ u, for u in [0, 1]; DomainError otherwise. */
  quantile(u: number): number;
  sample(random: RandomSource): number;
  /** undefined when the integral has no value (Cauchy); Infinity is a value. */
  readonly mean: number | undefined;
  readonly variance: number | undefined;
  /** [lowest, highest] point of the support, infinite where it has no end. */
  readonly support: readonly [number, number];
  /** Local maxima of the density in ascending order. */
  readonly modes: readonly number[];
  /** Points where the density or its derivative is not smooth, finite support ends included, ascending. */
  readonly breakpoints: readonly number[];
}

interface Common<S extends DistributionSpec> extends Law {
  readonly spec: S;
  readonly family: S['family'];
}

export type { EndBehaviour, LogRatio } from '../quadrature/density';

/** A law with a density, whatever it comes from. */
export interface ContinuousLaw extends Law, Density {
  readonly kind: 'continuous';
  readonly support: readonly [number, number];
  readonly breakpoints: readonly number[];
}

export interface ContinuousDistribution<S extends ContinuousSpec = ContinuousSpec>
  extends ContinuousLaw, Common<S> {
  readonly support: readonly [number, number];
  readonly breakpoints: readonly number[];
  /** log ratio to a member of the same (or a nested) family by parameter differences; undefined when there is none. */
  logRatioTo?(other: ContinuousDistribution): LogRatio | undefined;
}

export interface DiscreteDistribution<S extends DiscreteSpec = DiscreteSpec> extends Common<S> {
  readonly kind: 'discrete';
}

export type Distribution = ContinuousDistribution | DiscreteDistribution;

/** One line of the family list. `create` throws DomainError for a bad spec. */
export interface Family<S extends DistributionSpec, D> {
  readonly family: S['family'];
  create(spec: S): D;
}

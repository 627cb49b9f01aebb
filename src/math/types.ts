/** How a number was had. */
export type Method = 'closed form' | 'quadrature' | 'enumeration' | 'Monte Carlo';

/**
 * A number together with what is known about its error.
 *
 * `errorBound` is absolute, in the units of `value`, includes rounding, and is 0 for an infinite value. Of a quadrature
 * it is an estimate, tested against references but not proven for every integrand.
 * `reason` says in words why a value is infinite ("q has mass where p has none").
 */
export interface Quantity {
  readonly value: number;
  readonly errorBound: number;
  readonly method: Method;
  readonly reason?: string;
}

/** A specification that names no distribution: which field, what it held, and what is allowed. */
export class DomainError extends Error {
  override readonly name = 'DomainError';
  readonly field: string;
  readonly value: unknown;
  readonly allowed: string;

  constructor(field: string, value: unknown, allowed: string) {
    super(`${field} = ${show(value)}: must be ${allowed}`);
    this.field = field;
    this.value = value;
    this.allowed = allowed;
  }

  /** The same error seen from outside: `sd` of `q` becomes `q.sd`. */
  within(owner: string): DomainError {
    return new DomainError(`${owner}.${this.field}`, this.value, this.allowed);
  }
}

function show(value: unknown): string {
  if (typeof value === 'number') return String(value);
  if (value === undefined) return 'undefined';
  try {
    return JSON.stringify(value) ?? typeof value;
  } catch {
    return typeof value;
  }
}

export interface NormalSpec {
  readonly family: 'normal';
  readonly mean: number;
  readonly sd: number;
}
export interface StudentTSpec {
  readonly family: 'studentT';
  readonly df: number;
  readonly loc: number;
  readonly scale: number;
}
export interface LaplaceSpec {
  readonly family: 'laplace';
  readonly loc: number;
  readonly scale: number;
}
export interface LogisticSpec {
  readonly family: 'logistic';
  readonly loc: number;
  readonly scale: number;
}
export interface UniformSpec {
  readonly family: 'uniform';
  readonly low: number;
  readonly high: number;
}
export interface ExponentialSpec {
  readonly family: 'exponential';
  readonly rate: number;
}
export interface GammaSpec {
  readonly family: 'gamma';
  readonly shape: number;
  readonly rate: number;
}
export interface BetaSpec {
  readonly family: 'beta';
  readonly a: number;
  readonly b: number;
}
export interface LogNormalSpec {
  readonly family: 'logNormal';
  readonly mu: number;
  readonly sigma: number;
}
export interface GaussianMixtureSpec {
  readonly family: 'gaussianMixture';
  readonly weights: readonly number[];
  readonly means: readonly number[];
  readonly sds: readonly number[];
}
export interface SkewNormalSpec {
  readonly family: 'skewNormal';
  readonly loc: number;
  readonly scale: number;
  readonly shape: number;
}
/** Piecewise-linear density through (knots, densities), divided by its integral; zero outside the knots. */
export interface TableSpec {
  readonly family: 'table';
  readonly knots: readonly number[];
  readonly densities: readonly number[];
}
export interface CategoricalSpec {
  readonly family: 'categorical';
  readonly probs: readonly number[];
}
export interface PoissonSpec {
  readonly family: 'poisson';
  readonly rate: number;
}
export interface BinomialSpec {
  readonly family: 'binomial';
  readonly n: number;
  readonly prob: number;
}

export type ContinuousSpec =
  | NormalSpec
  | StudentTSpec
  | LaplaceSpec
  | LogisticSpec
  | UniformSpec
  | ExponentialSpec
  | GammaSpec
  | BetaSpec
  | LogNormalSpec
  | GaussianMixtureSpec
  | SkewNormalSpec
  | TableSpec;
export type DiscreteSpec = CategoricalSpec | PoissonSpec | BinomialSpec;
export type DistributionSpec = ContinuousSpec | DiscreteSpec;

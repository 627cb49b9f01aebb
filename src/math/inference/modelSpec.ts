/** z ~ N(mean, sd²). */
interface NormalPrior {
  readonly mean: number;
  readonly sd: number;
}

/** Observations x_i ~ N(z, likelihood.sd²), each on its own. */
export interface NormalNormalSpec {
  readonly type: 'normalNormal';
  readonly prior: NormalPrior;
  readonly likelihood: { readonly sd: number };
  readonly observations: readonly number[];
}
/** x_i = z + scale · t with df degrees of freedom. */
export interface NormalStudentTSpec {
  readonly type: 'normalStudentT';
  readonly prior: NormalPrior;
  readonly likelihood: { readonly df: number; readonly scale: number };
  readonly observations: readonly number[];
}
/** One given sequence of `trials` coin tosses with P(success) = sigmoid(z): no binomial coefficient. */
export interface NormalBernoulliLogitSpec {
  readonly type: 'normalBernoulliLogit';
  readonly prior: NormalPrior;
  readonly successes: number;
  readonly trials: number;
}
/** z from a mixture of normals, x_i ~ N(z, likelihood.sd²). */
export interface MixtureNormalSpec {
  readonly type: 'mixtureNormal';
  readonly prior: {
    readonly weights: readonly number[];
    readonly means: readonly number[];
    readonly sds: readonly number[];
  };
  readonly likelihood: { readonly sd: number };
  readonly observations: readonly number[];
}
/** The number of successes among `trials` with P(success) = z: with the binomial coefficient. */
export interface BetaBinomialSpec {
  readonly type: 'betaBinomial';
  readonly prior: { readonly a: number; readonly b: number };
  readonly successes: number;
  readonly trials: number;
}
/** Counts x_i ~ Poisson(z). */
export interface GammaPoissonSpec {
  readonly type: 'gammaPoisson';
  readonly prior: { readonly shape: number; readonly rate: number };
  readonly observations: readonly number[];
}
/** x_i ~ N(z² + 0.6 z, likelihood.sd²): two values of z explain one x. */
export interface TwoBranchSpec {
  readonly type: 'twoBranch';
  readonly prior: NormalPrior;
  readonly likelihood: { readonly sd: number };
  readonly observations: readonly number[];
}

export type ModelSpec =
  | NormalNormalSpec
  | NormalStudentTSpec
  | NormalBernoulliLogitSpec
  | MixtureNormalSpec
  | BetaBinomialSpec
  | GammaPoissonSpec
  | TwoBranchSpec;

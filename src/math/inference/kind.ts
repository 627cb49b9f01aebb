import type { ContinuousDistribution } from '../distributions/types';
import type { Estimate } from '../divergences/estimate';
import type { ModelSpec } from './modelSpec';

/** Where a density or a likelihood has something to see, and how wide that is. */
export interface Site {
  readonly location: number;
  readonly scale: number;
}

/** log p(x | z) as a function of z, with x fixed. */
interface Likelihood {
  /** The part of log p(x | z) that does not depend on z, and the size of the terms it was summed from. */
  readonly constant: number;
  readonly constantSize: number;
  /** log p(x | z) − constant at z = anchor + offset, from terms of one sign: never above 0 (beyond rounding). */
  variableAt(anchor: number, offset: number): number;
  /** d/dz and d²/dz² of log p(x | z). */
  slope(z: number): number;
  curvature(z: number): number;
  /** The power of |z| with which −log p(x | z) grows in the tails (a logarithm counts as 0). */
  readonly growth: number;
  /** E_q log p(x | z), constant included, by a formula; undefined where there is none for that q. */
  expected?(q: ContinuousDistribution): Estimate | undefined;
}

/** What conjugacy gives in closed form. */
interface Conjugate {
  readonly posterior: ContinuousDistribution;
  readonly logEvidence: Estimate;
  /** |δ log posterior| that the rounding of the posterior's parameters may cause where its mass is, in eps. */
  readonly parameterSize: number;
}

/** A model with its data, before anything is integrated. */
export interface ModelParts {
  readonly prior: ContinuousDistribution;
  readonly likelihood: Likelihood;
  readonly conjugate?: Conjugate;
  /** Posterior moments of a normal to more digits than doubles hold: see normalGap. */
  readonly preciseNormal?: PreciseNormal;
  /** Local maxima of the joint, ascending; asked for only where there is no conjugate posterior. */
  readonly modes?: () => number[];
  /** Where else than at those maxima the likelihood changes quickly. */
  readonly sites?: readonly Site[];
}

/** Mean and variance of a normal posterior as unevaluated sums of two doubles. */
export interface PreciseNormal {
  readonly mean: readonly [number, number];
  readonly variance: readonly [number, number];
}

/** One line of the model list. `create` throws DomainError for a bad specification. */
export interface ModelKind<S extends ModelSpec> {
  readonly type: S['type'];
  create(spec: S): ModelParts;
}

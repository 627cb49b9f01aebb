import type { Quantity } from '../types';

/**
 * What a normal q = N(mean, sd²) is fitted by: KL(q‖p), KL(p‖q), Jensen–Shannon, total variation, ∫(q − c p)², and
 * J = ∫ q log(q/(c p)) = KL(q‖p) − log c.
 */
export type FitLoss = 'klQP' | 'klPQ' | 'jsd' | 'tv' | 'l2Squared' | 'j';

export interface FitOptions {
  /** c > 0: `l2Squared` and `j` compare with c·p; the other losses do not use it. Default 1. */
  readonly scale?: number;
}

/** A place of the two-dimensional search: the two parameters of q. */
export interface NormalParameters {
  readonly mean: number;
  readonly sd: number;
}

/** One local minimum of a loss over all normal q. */
export interface FitMinimum extends NormalParameters {
  readonly value: number;
  /** Bound of the error of `value` (a quadrature's estimate, like any Quantity's). */
  readonly errorBound: number;
  /** Whether no other minimum is lower by more than the error bounds; two mirror images both are. */
  readonly isGlobal: boolean;
}

/** Why there is no best fit, as a word to test and words to read. */
export interface NoFitReason {
  readonly code: 'infinite-for-every-q' | 'infinitely-wide';
  readonly text: string;
}

/** All local minima, by value and then by mean; none when the infimum is not attained. */
export interface BestFit {
  readonly minima: readonly FitMinimum[];
  readonly attained: boolean;
  readonly reason?: NoFitReason;
  /** What the loss approaches as q widens without end, where that is its infimum. */
  readonly infimum?: Quantity;
}

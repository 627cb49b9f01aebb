import type { ContinuousDistribution, Quantity } from '../../math';

/** A pair as a figure holds it: the two distributions, and the quantities it displays (the core's `compare`). */
export interface PairInput {
  readonly q: ContinuousDistribution;
  readonly p: ContinuousDistribution;
  readonly quantities: { readonly klQP: Quantity; readonly l2Squared: Quantity };
}

/** Makes a route from a pair into the evaluation of a term at a figure's snapshot. */
export type OnPair<M> = (route: (pair: PairInput) => Quantity) => (snapshot: M) => Quantity;

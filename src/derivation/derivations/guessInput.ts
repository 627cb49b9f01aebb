import type { ElboReport, Model, Quantity } from '../../math';

/** A q held against the joint divided by a guess g of its area. */
export interface GuessInput {
  readonly model: Model;
  readonly report: ElboReport;
  /** g. */
  readonly guess: Quantity;
  /** c = p(x)/g. */
  readonly scale: number;
  /** J(q) = ∫ q log(q/(p̃/g)) and ∫(q − p̃/g)², each from its own integral over the two densities. */
  readonly objectives: { readonly j: Quantity; readonly l2Squared: Quantity };
}

export type OnGuess<M> = (route: (input: GuessInput) => Quantity) => (snapshot: M) => Quantity;

/** The logarithm of a number known to a bound. */
export function logOf({ value, errorBound, method }: Quantity): Quantity {
  const log = Math.log(value);
  return { value: log, errorBound: errorBound / value + 2 ** -52 * (1 + Math.abs(log)), method };
}

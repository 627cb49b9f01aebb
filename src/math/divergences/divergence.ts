import type { ContinuousDistribution } from '../distributions/types';
import type { ContinuousSpec } from '../types';
import type { Estimate } from './estimate';
import type { Reason } from './infinite';
import type { PairSums } from './totals';

/** A function of z whose integral over the axis is the quantity (before an outer function such as a root). */
export interface Integrand {
  readonly id: string;
  readonly tex: string;
  readonly nonNegative: boolean;
  /** From log q(z) and log p(z), either of which may be −∞; may be ±∞, never NaN. */
  at(logQ: number, logP: number): number;
}

/** One number that compares q with p (or describes one of them). A new one is its file and one line in list.ts. */
export interface Divergence<Id extends string = string> {
  readonly id: Id;
  readonly name: string;
  readonly tex: string;
  readonly symmetric: boolean;
  /** Units when z has units: '1' has none, '1/z' changes under rescaling. */
  readonly units: 'nats' | '1' | '1/z' | 'z';
  /** Its exact value for two equal densities, also where the integral would diverge; absent where that is no constant. */
  readonly ofEqual?: number;
  /** No pair has a larger one: what rounding puts above is taken off. */
  readonly largest?: number;
  /** The integrals of ./components it is made from. */
  readonly components: readonly number[];
  /** Integrands for plots; the first is the textbook one. */
  readonly integrands: readonly Integrand[];
  fromSums(sums: PairSums): Estimate;
  /** Why it is +∞ for this pair; undefined when it is finite. */
  infinite?(q: ContinuousDistribution, p: ContinuousDistribution): Reason;
  /** By a formula in the parameters, with the bound of its own rounding; undefined where there is none. */
  closedForm?(q: ContinuousSpec, p: ContinuousSpec): Estimate | undefined;
}

/** The value of one component as it stands. */
export function component(sums: PairSums, index: number): Estimate {
  return { value: sums.values[index], errorBound: sums.errors[index] };
}

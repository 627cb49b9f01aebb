import type { LogRatio } from '../quadrature/density';
import type { Pair } from '../quadrature/panel';

/** The integrals that are had together from the same nodes. */
export const KL_QP = 0;
export const KL_PQ = 1;
export const JSD = 2;
/** ½ ∫(√q − √p)², the squared Hellinger distance. */
export const HELLINGER_SQUARED = 3;
export const BHATTACHARYYA = 4;
export const L2_SQUARED = 5;
/** ∫(q − p)²/p · e^{−chiOffset}. */
export const CHI2 = 6;
export const MASS_Q = 7;
export const MASS_P = 8;
/** Below here the integrand is never negative; from here on it has a sign. */
export const CROSS_ENTROPY = 9;
export const FIRST_SIGNED = CROSS_ENTROPY;
export const ENTROPY_Q = 10;
export const ENTROPY_P = 11;
/** ∫(q − p) over the panel. */
export const SIGNED = 12;
/** ∫ u (q − p), u = distance from the end of the panel that is next to its anchor. */
export const MOMENT = 13;
export const COMPONENTS = 14;
/** From here on, what one relative eps in the log densities does to: the KLs, JSD and Hellinger, ∫|q − p|, L2², χ². */
export const ROUND_KL_QP = 14;
export const ROUND_KL_PQ = 15;
export const ROUND_BOUNDED = 16;
export const ROUND_SIGNED = 17;
export const ROUND_L2 = 18;
export const ROUND_CHI2 = 19;
/** ½ ∫ (q + p) |log q − log p|: the size of the terms that log q − log p is made of. */
export const MEAN_D = 20;
export const ALL = 21;

/** D = log q − log p of a pair, from parameter differences where the families allow it. */
export interface RatioPair extends Pair {
  readonly logRatio: LogRatio | undefined;
}

/** What a pair is asked for. */
export interface Demand {
  /** 1 at the components a quantity is made from. */
  readonly wanted: Uint8Array;
  /** Those components, ascending, and the ones that are always summed: masses (they measure rounding) and ∫(q − p). */
  readonly summed: readonly number[];
  /** χ² is integrated with e^{−chiOffset} taken in. */
  readonly chiOffset: number;
}

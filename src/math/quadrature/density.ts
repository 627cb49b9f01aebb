/**
 * Leading terms of the log density at one end of the support.
 *
 * At an infinite end, with y = |x| → ∞:
 *   log f ≈ −gaussian·y² + linear·y − logGaussian·(ln y)² + power·ln y.
 * At a finite end y is the distance from it, y → 0, and only `logGaussian` and `power` may differ from 0.
 * Divergence of an integral is decided by comparing these, never by a number being large.
 */
export interface EndBehaviour {
  readonly at: number;
  readonly gaussian: number;
  readonly linear: number;
  readonly logGaussian: number;
  readonly power: number;
  /** power + 1 without the rounding of the sum (a for a beta's x^{a−1}): decides integrals exactly on the border. */
  readonly index: number;
  /** The standard deviation that `gaussian` or `logGaussian` is 1/(2 sd²) of: decides on the border where 2 sd_p² = sd_q². */
  readonly sd?: number;
  /** The power of |x| with which −log f grows, where that is more than the 2 of `gaussian`, which then says nothing. */
  readonly growth?: number;
}

/** log q(x) − log p(x) at x = anchor + offset; who has the two log densities already may pass them. */
export interface LogRatio {
  (anchor: number, offset: number, logQ?: number, logP?: number): number;
  /** Sum of the sizes of the terms that the last value was added up from; absent where they do not cancel. */
  readonly lastSize?: () => number;
}

/** What the integrator must know of a density. Every continuous distribution is one. */
export interface Density {
  readonly support: readonly [number, number];
  /** Points where the density or its derivative is not smooth, finite support ends included, ascending. */
  readonly breakpoints: readonly number[];
  /**
   * log density at the real number anchor + offset, without rounding that sum first: a location family uses
   * (anchor − loc) + offset, beta uses 1 − x = (1 − anchor) − offset. Keeps all digits next to a finite end
   * (anchor = the end, offset = ±distance down to 1e-300) and for locations that are large against the scale.
   */
  logPdfAt(anchor: number, offset: number): number;
  /**
   * logPdfAt at the first `count` offsets. A loop of its own in each family lets the engine inline the family's formula
   * there; a shared one would call it point by point with boxed numbers.
   */
  logPdfAtNodes(anchor: number, offsets: Float64Array, count: number, out: Float64Array): void;
  /** Behaviour at the low and the high end of the support. */
  readonly ends: readonly [EndBehaviour, EndBehaviour];
  /** Locations from which offsets are exact (means, loc, finite ends), ascending. */
  readonly anchors: readonly number[];
  /**
   * Where to cut the axis for integration: spacing follows the local width of the density, dense near each
   * centre and reaching about 50 scales out (see knotsAround). Inside or outside the support, any order.
   */
  readonly knots: readonly number[];
  /** Open intervals inside the support where the density is exactly 0 (only `table` has any). */
  readonly gaps: readonly (readonly [number, number])[];
  /** k where the density is ~ c·distance^k on that side of an interior breakpoint; 0 (the default) when positive there. */
  powerAt?(breakpoint: number, side: -1 | 1): number;
}

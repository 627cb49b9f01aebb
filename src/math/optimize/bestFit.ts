import type { ContinuousLaw } from '../distributions/types';
import type { Quantity } from '../types';
import { exactPlace, LEAST_SCALE } from './closedForms';
import { infiniteForEvery, problemOf, readScale } from './problem';
import { search } from './search';
import { targetOf } from './target';
import type { BestFit, FitLoss, FitMinimum, FitOptions, NormalParameters } from './types';
import { accurateValue } from './values';

/** Values this close, besides their bounds, are equal: mirror images differ by the rounding of their places. */
const TIE = 1e-13;

/**
 * All local minima of a loss over every normal q = N(mean, sd²), sorted by value, then by mean.
 *
 * `density` is p, a distribution (a posterior, say); `options.scale` is c, for `l2Squared`
 * ∫(q − c p)² and `j` ∫ q log(q/(c p)) = KL(q‖p) − log c. `attained` is false, and `minima` empty, in two cases:
 * - every q gives +∞ (`infinite-for-every-q`): KL(q‖p) when p has no density somewhere, KL(p‖q) when p has no finite
 *   variance, ∫(q − c p)² when p² is not integrable;
 * - `infinitely-wide`: ∫(q − c p)² with c ≤ 2^(−3/2). Then no q is stationary, whatever p: with G = ∫qp,
 *   −∂G/∂log sd ≤ G ≤ 1/(sd √(2π)), so that the loss falls with sd for ever, towards `infimum` = c²∫p². For larger c
 *   and wide q the loss is below c²∫p² and rises towards it, so that a best q always exists: it cannot happen that
 *   there are local minima and the infimum is still only at infinity.
 *
 * KL(p‖q) has one minimum, at the moments of p (C. Bishop, Pattern Recognition and Machine Learning, 2006, §10.7). The
 * others are searched along ridges (see ./ridges) and refined by Newton's method with exact first and second derivatives
 * under the integral, to 1e-12 of an sd unless the minimum is nearly degenerate.
 *
 * @throws DomainError naming `loss` or `options.scale`.
 */
export function bestFitOf(
  density: ContinuousLaw,
  loss: FitLoss,
  options: FitOptions = {},
): BestFit {
  const scale = readScale(loss, options);
  const text = infiniteForEvery(density, loss);
  if (text !== undefined) {
    return {
      minima: [],
      attained: false,
      reason: { code: 'infinite-for-every-q', text: `infinite for every q: ${text}` },
    };
  }
  if (loss === 'l2Squared' && !(scale > LEAST_SCALE)) return infinitelyWide(density, scale);
  const places = placesOf(density, loss, scale);
  return { minima: ranked(density, loss, scale, places), attained: places.length > 0 };
}

function infinitelyWide(density: ContinuousLaw, scale: number): BestFit {
  const { value, errorBound, method } = targetOf(density).integralOfSquare;
  const infimum: Quantity = {
    value: scale * scale * value,
    errorBound: scale * scale * (errorBound + 2 * Number.EPSILON * value),
    method,
  };
  const text =
    'only in the limit of an infinitely wide q: c·p is too flat for any normal q to be worth its own square (c ≤ 2^(−3/2))';
  return { minima: [], attained: false, reason: { code: 'infinitely-wide', text }, infimum };
}

function placesOf(
  density: ContinuousLaw,
  loss: FitLoss,
  scale: number,
): readonly NormalParameters[] {
  const exact = exactPlace(targetOf(density), loss, scale);
  if (exact !== undefined) return [exact];
  return loss === 'klPQ' ? [] : search(problemOf(density, loss, scale));
}

function ranked(
  density: ContinuousLaw,
  loss: FitLoss,
  scale: number,
  places: readonly NormalParameters[],
): FitMinimum[] {
  const valued = places.map((place) => {
    const { value, errorBound } = accurateValue(density, loss, scale, place);
    return { ...place, value, errorBound };
  });
  valued.sort((a, b) => (areTied(a, b) ? a.mean - b.mean : a.value - b.value));
  const lowest = Math.min(...valued.map(({ value }) => value));
  const best = valued.find(({ value }) => value === lowest);
  return valued.map((minimum) => ({
    ...minimum,
    isGlobal: best !== undefined && areTied(minimum, best),
  }));
}

interface Valued {
  readonly value: number;
  readonly errorBound: number;
}

function areTied(a: Valued, b: Valued): boolean {
  const difference = Math.abs(a.value - b.value);
  return difference <= a.errorBound + b.errorBound + TIE * (1 + Math.abs(a.value));
}

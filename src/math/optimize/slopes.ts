import { findCrossings } from './crossings';
import type { Crossing } from './crossings';
import { integrateKernel } from './integrateKernel';
import type { Accuracy } from './integrateKernel';
import {
  BY_MEAN,
  BY_WIDTH,
  crossKernel,
  jensenKernel,
  MEAN_MEAN,
  MEAN_WIDTH,
  overlapKernel,
  WIDTH_WIDTH,
} from './kernels';
import type { Target } from './target';

/** The losses that are searched; klPQ has its answer in closed form, and J's places are those of KL(q‖p). */
export type SearchedLoss = 'klQP' | 'jsd' | 'tv' | 'l2Squared';

/** What is minimised: a loss against a target, c = `scale` for l2Squared. */
export interface Problem {
  readonly target: Target;
  readonly loss: SearchedLoss;
  readonly scale: number;
}

/**
 * First and second derivatives by (mean, log sd), each derivative by the mean times sd, all of l2Squared times sd
 * once more: free of units, with the zeros and signs of the plain ones.
 */
export interface Slopes {
  readonly byMean: number;
  readonly byWidth: number;
  readonly meanMean: number;
  readonly meanWidth: number;
  readonly widthWidth: number;
}

const INVERSE_ROOT = 1 / Math.sqrt(2 * Math.PI);
const HALF_INVERSE_ROOT_PI = 0.5 / Math.sqrt(Math.PI);

export function slopesAt(problem: Problem, mean: number, sd: number, accuracy: Accuracy): Slopes {
  const { target, loss, scale } = problem;
  if (loss === 'tv') return variationSlopes(findCrossings(target, mean, sd));
  if (loss === 'jsd') {
    const effort = { followsTarget: true, accuracy };
    return combine(integrateKernel(target, jensenKernel, mean, sd, effort).total, 1, 0, 0);
  }
  if (loss === 'klQP') {
    // −log sd − E log p
    const effort = { followsTarget: false, accuracy };
    return combine(integrateKernel(target, crossKernel, mean, sd, effort).total, -1, -1, 0);
  }
  // sd·(1/(2 √π sd) − 2c ∫qp)
  const effort = { followsTarget: true, accuracy };
  const { total } = integrateKernel(target, overlapKernel, mean, sd, effort);
  return combine(total, -2 * scale, -HALF_INVERSE_ROOT_PI, HALF_INVERSE_ROOT_PI);
}

/** Slope of the loss by log sd along its ridge (byMean = 0), to second order in the distance from the ridge. */
export function slopeAlongRidge({ byMean, byWidth, meanMean, meanWidth }: Slopes): number {
  return meanMean > 0 ? byWidth - (meanWidth / meanMean) * byMean : byWidth;
}

/** Slopes from a kernel's sums: so many times these, and what the rest of the loss adds. */
export function combine(
  total: Float64Array,
  factor: number,
  ownByWidth: number,
  ownWidthWidth: number,
): Slopes {
  return {
    byMean: factor * total[BY_MEAN],
    byWidth: factor * total[BY_WIDTH] + ownByWidth,
    meanMean: factor * total[MEAN_MEAN],
    meanWidth: factor * total[MEAN_WIDTH],
    widthWidth: factor * total[WIDTH_WIDTH] + ownWidthWidth,
  };
}

/**
 * Of ½∫|q − p| = ½ Σ ± (Q − P) between crossings. Moving a crossing changes nothing to first order, so the gradient is
 * that of Q at fixed crossings; the second derivative adds q_i q_j/|q' − p'| at each, except where p jumps past q.
 */
export function variationSlopes(crossings: readonly Crossing[]): Slopes {
  let byMean = 0;
  let byWidth = 0;
  let meanMean = 0;
  let meanWidth = 0;
  let widthWidth = 0;
  for (const { z, before, steepness } of crossings) {
    const density = INVERSE_ROOT * Math.exp(-0.5 * z * z);
    const signed = before * density;
    const tilt = z * z - 1;
    // ∂Φ(z) by (mean·, log sd) is −φ and −zφ; the second ones −zφ, (1 − z²)φ, z(1 − z²)φ
    byMean -= signed;
    byWidth -= signed * z;
    const moving = density / steepness;
    meanMean += moving * z * z - signed * z;
    meanWidth += moving * z * tilt - signed * tilt;
    widthWidth += moving * tilt * tilt - signed * z * tilt;
  }
  return { byMean, byWidth, meanMean, meanWidth, widthWidth };
}

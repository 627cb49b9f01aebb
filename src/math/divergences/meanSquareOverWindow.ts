import { finiteEnd } from '../distributions/ends';
import type { ContinuousDistribution } from '../distributions/types';
import type { Density } from '../quadrature/density';
import { integratePair, type PairIntegrand } from '../quadrature/integratePair';
import { DomainError } from '../types';
import type { Quantity } from '../types';

/** (q − p)²; what the rounding of the densities does to it is at most 4 |q − p| (q + p). */
const squaredDifference: PairIntegrand = {
  at: (_logQ, _logP, q, p) => (q - p) ** 2,
  sensitivity: (_logQ, _logP, q, p) => 4 * Math.abs(q - p) * (q + p) + (q - p) ** 2,
};

/**
 * The mean of (q − p)² over the window [−halfWidth, halfWidth]: what "the MSE of two densities" on a fine even grid
 * tends to. Units 1/z². It depends on the window, and falls like 1/halfWidth once that holds both densities.
 *
 * @throws DomainError unless halfWidth is a finite number > 0
 */
export function meanSquareOverWindow(
  q: ContinuousDistribution,
  p: ContinuousDistribution,
  halfWidth: number,
): Quantity {
  if (!(halfWidth > 0) || halfWidth === Infinity) {
    throw new DomainError('halfWidth', halfWidth, 'a finite number > 0');
  }
  const pole = [q, p].flatMap(({ ends }) => ends).find((end) => isSquarePole(end, halfWidth));
  if (pole !== undefined) {
    return {
      value: Infinity,
      errorBound: 0,
      method: 'closed form',
      reason: `the square of a density is not integrable at ${pole.at}`,
    };
  }
  const [integral] = integratePair(within(q, halfWidth), within(p, halfWidth), [squaredDifference]);
  const value = integral.value / (2 * halfWidth);
  return {
    ...integral,
    value,
    errorBound: integral.errorBound / (2 * halfWidth) + Number.EPSILON * value,
  };
}

function isSquarePole({ at, power, logGaussian }: Density['ends'][0], halfWidth: number): boolean {
  return Math.abs(at) <= halfWidth && logGaussian === 0 && 2 * power <= -1;
}

/** What the integrator sees of a density through the window: the same heights, cut off at its edges. */
function within(density: Density, halfWidth: number): Density {
  const clip = (x: number): number => Math.min(halfWidth, Math.max(-halfWidth, x));
  const low = clip(density.support[0]);
  const high = clip(density.support[1]);
  const [lowEnd, highEnd] = density.ends;
  return {
    ...density,
    support: [low, high],
    breakpoints: [low, ...density.breakpoints.filter((x) => x > low && x < high), high],
    ends: [
      lowEnd.at === low ? lowEnd : finiteEnd(low, 0),
      highEnd.at === high ? highEnd : finiteEnd(high, 0),
    ],
  };
}

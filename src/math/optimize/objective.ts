import { requireFinite, requirePositive } from '../distributions/check';
import type { ContinuousLaw } from '../distributions/types';
import { entropyP } from '../divergences/entropyP';
import { pairSums } from '../divergences/pairSums';
import { normal } from '../distributions/normal';
import type { Quantity } from '../types';
import { integrateKernel } from './integrateKernel';
import { crossKernel, jensenKernel, overlapKernel, VALUE } from './kernels';
import type { Kernel } from './kernels';
import { infiniteForEvery, readScale } from './problem';
import { targetOf } from './target';
import type { Target } from './target';
import type { FitLoss, FitOptions } from './types';
import { variation } from './variation';

/** The loss as a function of q's two parameters. */
export type Objective = (mean: number, sd: number) => Quantity;

const EPS = Number.EPSILON;
const LOG_ROOT_TWO_PI = 0.5 * Math.log(2 * Math.PI);
const HALF_INVERSE_ROOT_PI = 0.5 / Math.sqrt(Math.PI);
/** Rounding of a density at a node, in eps of its part. */
const STEPS = 16;

/**
 * The loss of q = N(mean, sd²) for many q and one target: what depends on the target alone (∫p², its entropy, its
 * values at the nodes) is had once. For landscapes and curves; near its zero the absolute error stays at 1e-15 or so,
 * where `bestFitOf` and `compare` keep relative digits.
 *
 * `density`, `loss` and `options` as for `bestFitOf`. The function gives +∞ with its reason where the loss is infinite.
 *
 * @throws DomainError naming `loss`, `options.scale`; the function itself `mean` and `sd`.
 */
export function objectiveOf(
  density: ContinuousLaw,
  loss: FitLoss,
  options: FitOptions = {},
): Objective {
  const scale = readScale(loss, options);
  const reason = infiniteForEvery(density, loss);
  const infinite: Quantity = { value: Infinity, errorBound: 0, method: 'closed form', reason };
  const at = reason === undefined ? evaluator(targetOf(density), loss, scale) : () => infinite;
  return (mean, sd) => at(requireFinite(mean, 'mean'), requirePositive(sd, 'sd'));
}

function evaluator(target: Target, loss: FitLoss, scale: number): Objective {
  if (loss === 'klPQ') return momentObjective(target);
  if (loss === 'l2Squared') return squaredObjective(target, scale);
  if (loss === 'tv') {
    return (mean, sd) => {
      const { value, error } = variation(target, mean, sd);
      return quadrature(value, error + STEPS * EPS);
    };
  }
  if (loss === 'jsd') {
    return (mean, sd) => {
      const [value, error] = integral(target, jensenKernel, true, mean, sd);
      return quadrature(Math.max(0, Math.LN2 + value), error + EPS);
    };
  }
  return crossObjective(target, loss === 'j' ? Math.log(scale) : 0);
}

/** KL(q‖p) − shift = −log(sd √(2πe)) − ∫ q log p − shift. */
function crossObjective(target: Target, shift: number): Objective {
  return (mean, sd) => {
    const own = -Math.log(sd) - LOG_ROOT_TWO_PI - 0.5;
    const [cross, error] = integral(target, crossKernel, false, mean, sd);
    const rounding = 4 * EPS * (Math.abs(own) + Math.abs(cross) + Math.abs(shift));
    return quadrature(Math.max(0, own - cross) - shift, error + rounding);
  };
}

/** ∫q² − 2c ∫qp + c² ∫p². */
function squaredObjective(target: Target, scale: number): Objective {
  const { value: square, errorBound } = target.integralOfSquare;
  const constant = scale * scale * square;
  return (mean, sd) => {
    const own = HALF_INVERSE_ROOT_PI / sd;
    const [overlap, error] = integral(target, overlapKernel, true, mean, sd);
    const twice = (2 * scale * overlap) / sd;
    const rounding = 2 * EPS * (own + twice + constant);
    const bound = (2 * scale * error) / sd + scale * scale * errorBound + rounding;
    return quadrature(Math.max(0, own - twice + constant), bound);
  };
}

function quadrature(value: number, errorBound: number): Quantity {
  return { value, errorBound, method: 'quadrature' };
}

/** The value of a kernel's integral and the bound of its error. */
function integral(
  target: Target,
  kernel: Kernel,
  followsTarget: boolean,
  mean: number,
  sd: number,
): readonly [number, number] {
  const effort = { followsTarget, accuracy: 'value' } as const;
  const { total, error, absolute } = integrateKernel(target, kernel, mean, sd, effort);
  return [total[VALUE], error + STEPS * EPS * (absolute + EPS)];
}

/** KL(p‖q) = log(sd √(2π)) + (variance + (mean_p − mean)²)/(2 sd²) − H(p): only the moments of p matter. */
function momentObjective({ density }: Target): Objective {
  const any = normal.create({ family: 'normal', mean: 0, sd: 1 });
  const entropy = entropyP.fromSums(pairSums(any, density, [entropyP]));
  const { mean: centre = NaN, variance = NaN } = density;
  return (mean, sd) => {
    const shift = (centre - mean) / sd;
    const spread = variance / sd / sd;
    const logSd = Math.log(sd) + LOG_ROOT_TWO_PI;
    const value = logSd + 0.5 * (spread + shift * shift) - entropy.value;
    const size = Math.abs(logSd) + spread + shift * shift + Math.abs(entropy.value);
    return quadrature(Math.max(0, value), entropy.errorBound + STEPS * EPS * size);
  };
}

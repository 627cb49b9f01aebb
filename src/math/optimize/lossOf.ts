import type { ContinuousLaw } from '../distributions/types';
import { integrateKernel } from './integrateKernel';
import { crossKernel, jensenKernel, overlapKernel, VALUE } from './kernels';
import { objectiveOf } from './objective';
import { combine, variationSlopes } from './slopes';
import type { Slopes } from './slopes';
import { targetOf } from './target';
import type { Target } from './target';
import type { FitLoss, NormalParameters } from './types';
import { variation } from './variation';

const LOG_ROOT_TWO_PI = 0.5 * Math.log(2 * Math.PI);
const HALF_INVERSE_ROOT_PI = 0.5 / Math.sqrt(Math.PI);

interface LossThere {
  readonly value: number;
  /** As in ./slopes: derivatives by the mean times sd; those of the squared difference are not times sd once more. */
  readonly slopes: Slopes;
}

export type LossAt = (place: NormalParameters) => LossThere;

/** A finite loss of q = N(mean, sd²) with its slopes, by one pass over the nodes: good to 1e-9 or so, for descents. */
export function lossOf(density: ContinuousLaw, loss: Exclude<FitLoss, 'j'>): LossAt {
  if (loss === 'klPQ') return momentLoss(density);
  const target = targetOf(density);
  if (loss === 'l2Squared') return squaredLoss(target);
  if (loss === 'tv') {
    return ({ mean, sd }) => {
      const { value, crossings } = variation(target, mean, sd);
      return { value, slopes: variationSlopes(crossings) };
    };
  }
  if (loss === 'jsd') {
    return ({ mean, sd }) => {
      const effort = { followsTarget: true, accuracy: 'search' } as const;
      const { total } = integrateKernel(target, jensenKernel, mean, sd, effort);
      return { value: Math.max(0, Math.LN2 + total[VALUE]), slopes: combine(total, 1, 0, 0) };
    };
  }
  return ({ mean, sd }) => {
    const effort = { followsTarget: false, accuracy: 'search' } as const;
    const { total } = integrateKernel(target, crossKernel, mean, sd, effort);
    const own = -Math.log(sd) - LOG_ROOT_TWO_PI - 0.5;
    return { value: Math.max(0, own - total[VALUE]), slopes: combine(total, -1, -1, 0) };
  };
}

/** ∫q² − 2∫qp + ∫p². The kernel's sums are times sd. */
function squaredLoss(target: Target): LossAt {
  const square = target.integralOfSquare.value;
  return ({ mean, sd }) => {
    const effort = { followsTarget: true, accuracy: 'search' } as const;
    const sums = integrateKernel(target, overlapKernel, mean, sd, effort).total;
    const total = sums.map((sum) => sum / sd);
    const own = HALF_INVERSE_ROOT_PI / sd;
    return {
      value: Math.max(0, own - 2 * total[VALUE] + square),
      slopes: combine(total, -2, -own, own),
    };
  };
}

/** KL(p‖q) = log sd + (variance_p + (mean_p − mean)²)/(2 sd²) and a constant. */
function momentLoss(density: ContinuousLaw): LossAt {
  const { mean: centre = NaN, variance = NaN } = density;
  const at = objectiveOf(density, 'klPQ');
  return ({ mean, sd }) => {
    const shift = (centre - mean) / sd;
    const spread = variance / sd / sd + shift * shift;
    return {
      value: at(mean, sd).value,
      slopes: {
        byMean: -shift,
        byWidth: 1 - spread,
        meanMean: 1,
        meanWidth: 2 * shift,
        widthWidth: 2 * spread,
      },
    };
  };
}

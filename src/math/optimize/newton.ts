import type { Accuracy } from './integrateKernel';
import { slopesAt } from './slopes';
import type { Problem, Slopes } from './slopes';
import type { NormalParameters } from './types';

/** Longest step of the mean (in sds) and of log sd. */
const LONGEST = 0.3;
const MOST_STEPS = 40;
/** Steps below this are rounding. */
const DONE = 1e-13;
/** A step below this is good enough if the next one is not shorter. */
const GOOD = 1e-9;

/** A place where the gradient vanishes and the second derivatives are positive definite. */
interface Stationary extends NormalParameters {
  readonly slopes: Slopes;
}

interface NewtonLimits {
  readonly mostSteps?: number;
  /** How far it may go from its start altogether, in sds of the start and in log sd. */
  readonly farthest: number;
  /** Stop at this step length instead of going on to rounding. */
  readonly enough?: number;
  readonly accuracy?: Accuracy;
}

/**
 * Newton's method on the gradient from a point near a minimum, with steps cut to a length.
 *
 * @returns undefined when it ran away, did not converge, or ended on something other than a minimum.
 */
export function newton(
  problem: Problem,
  start: NormalParameters,
  { mostSteps = MOST_STEPS, farthest, enough = DONE, accuracy = 'places' }: NewtonLimits,
): Stationary | undefined {
  let { mean, sd } = start;
  let previous = Infinity;
  for (let step = 0; step < mostSteps; step++) {
    const slopes = slopesAt(problem, mean, sd, accuracy);
    const [along, widen] = newtonStep(slopes);
    const length = Math.hypot(along, widen);
    if (!Number.isFinite(length)) return undefined;
    const settled = length < enough || (length < GOOD && length >= 0.5 * previous);
    const shrink = length > LONGEST ? LONGEST / length : 1;
    mean += along * shrink * sd;
    sd *= Math.exp(widen * shrink);
    if (settled) return isMinimum(slopes) ? { mean, sd, slopes } : undefined;
    if (Math.abs(mean - start.mean) > farthest * Math.max(start.sd, sd)) return undefined;
    if (Math.abs(Math.log(sd / start.sd)) > farthest) return undefined;
    previous = length;
  }
  return undefined;
}

/** Change of the mean in sds, and of log sd. */
function newtonStep(slopes: Slopes): readonly [number, number] {
  const { byMean, byWidth, meanMean, meanWidth, widthWidth } = slopes;
  const determinant = meanMean * widthWidth - meanWidth * meanWidth;
  if (determinant !== 0) {
    return [
      (meanWidth * byWidth - widthWidth * byMean) / determinant,
      (meanWidth * byMean - meanMean * byWidth) / determinant,
    ];
  }
  return [NaN, NaN];
}

/** Positive definite by more than rounding. */
function isMinimum({ meanMean, meanWidth, widthWidth }: Slopes): boolean {
  const determinant = meanMean * widthWidth - meanWidth * meanWidth;
  return meanMean > 0 && widthWidth > 0 && determinant > 1e-13 * meanMean * widthWidth;
}

import type { ContinuousLaw } from '../distributions/types';
import { exactPlace, LEAST_SCALE } from './closedForms';
import { newton } from './newton';
import { infiniteForEvery, problemOf, readScale } from './problem';
import { ridgeNear, settleBetween } from './ridgeMean';
import { slopeAlongRidge } from './slopes';
import type { Problem } from './slopes';
import { targetOf } from './target';
import type { FitLoss, FitOptions, NormalParameters } from './types';

/** Newton's method stops after a step this long, in sds: the place is then known to its square or so. */
const LAST_STEP = 0.01;
/**
 * Where that fails, log sd is found to this, and means on the way are this exact, in sds: where two crossings of TV nearly
 * meet, the slopes change with the root of the distance, so that 1e-7 led 3 % astray.
 */
const ENOUGH = 1e-3;
const FINEST = 1e-10;
const MOST_STEPS = 6;
const FARTHEST = 1;
/** Change of log sd from the old place to the first point that is tried, doubled for each further one, and their number. */
const STEP = 0.025;
const MOST_POINTS = 5;

/**
 * The local minimum that one known for a slightly different target (or scale) has moved to, within 1 % of an sd and
 * mostly 1e-4: for ghosts while a handle is dragged. It stays on its own minimum: whether that is still the best one,
 * and whether there are new ones, only `bestFitOf` says.
 *
 * @returns null when the minimum is gone (it ran off, or became a saddle), or no q is best.
 * @throws DomainError like `bestFitOf`.
 */
export function continueFitOf(
  density: ContinuousLaw,
  loss: FitLoss,
  options: FitOptions,
  from: NormalParameters,
): NormalParameters | null {
  const scale = readScale(loss, options);
  if (infiniteForEvery(density, loss) !== undefined) return null;
  if (loss === 'l2Squared' && !(scale > LEAST_SCALE)) return null;
  const exact = exactPlace(targetOf(density), loss, scale);
  if (exact !== undefined) return exact;
  if (loss === 'klPQ') return null;
  const problem = problemOf(density, loss, scale);
  const place =
    newton(problem, from, {
      mostSteps: MOST_STEPS,
      farthest: FARTHEST,
      enough: LAST_STEP,
      accuracy: 'search',
    }) ?? alongRidge(problem, from);
  return place === undefined ? null : { mean: place.mean, sd: place.sd };
}

/** Where Newton's quadratic model fails (TV's second derivatives jump): the turn of the slope along the ridge. */
function alongRidge(problem: Problem, from: NormalParameters): NormalParameters | undefined {
  const start = ridgeNear(problem, from.mean, from.sd, FINEST);
  if (start === undefined) return undefined;
  const direction = slopeAlongRidge(start.slopes) > 0 ? -1 : 1;
  let previous = { mean: start.mean, sd: from.sd };
  for (let k = 1; k <= MOST_POINTS; k++) {
    const sd = from.sd * Math.exp(direction * 2 ** (k - 1) * STEP);
    const next = ridgeNear(problem, previous.mean, sd, FINEST);
    if (next === undefined) return undefined;
    const here = { mean: next.mean, sd };
    if (direction * slopeAlongRidge(next.slopes) > 0) {
      const [narrower, wider] = direction === 1 ? [previous, here] : [here, previous];
      return settleBetween(problem, { narrower, wider }, ENOUGH, FINEST);
    }
    previous = here;
  }
  return undefined;
}

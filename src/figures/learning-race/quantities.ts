import type { Quantity, RaceLoss, RunPoint } from '../../math';
import { factorOf } from './runs';
import type { RaceState } from './state';

type PointQuantity = 'loss' | 'tv' | 'gradientNorm';

/** Roundings of one place of a run in units of 2⁻⁵³: exponentials and logarithms of at most eight differences of logits. */
const ROUNDINGS = 1024;

/**
 * A number of a run at the logits that it came to, with a bound on what rounding does to it there. How rounding moved
 * the logits on their way is no part of it.
 */
export function quantityOf(
  state: RaceState,
  loss: RaceLoss,
  point: RunPoint,
  of: PointQuantity,
): Quantity {
  const size = of === 'tv' ? 1 : factorOf(state, loss) * Math.max(1, point[of]);
  return { value: point[of], errorBound: ROUNDINGS * 2 ** -53 * size, method: 'enumeration' };
}

import type { Quantity } from '../../math';
import { bestOf, type LossFits } from './fitBook';

/** Of a sd: what a followed fit may be off, and what a complete one is. */
const FOLLOWED = 0.01;
const COMPLETE = 1e-8;

/** Mean or sd of the best q by a loss. */
export function placeOf(fits: LossFits, of: 'mean' | 'sd'): Quantity {
  const best = bestOf(fits);
  return {
    value: best[of],
    errorBound: best.sd * (fits.isSettled ? COMPLETE : FOLLOWED),
    method: 'quadrature',
  };
}

/** How large the loss is at its best q. */
export function leastOf(fits: LossFits): Quantity {
  const { value, errorBound, sd } = bestOf(fits);
  // A place that is off by so much of an sd is off in height by its square.
  const off = fits.isSettled ? 0 : (FOLLOWED * sd) ** 2;
  return { value, errorBound: errorBound + off, method: 'quadrature' };
}

import type { Quantity } from '../../math';

/** Newton's method leaves a place this uncertain, in sds of q. */
const PLACED = 1e-9;

/** The place of a minimum, in mean or sd, as a number to show. */
export function placed(value: number, sd = value): Quantity {
  return { value, errorBound: PLACED * sd, method: 'quadrature' };
}

import type { Quantity } from '../../math';

/** Newton's method leaves a place this uncertain, in units of itself. */
const PLACED = 1e-9;

/** The sd of a minimum as a number to show. */
export function placed(sd: number): Quantity {
  return { value: sd, errorBound: PLACED * sd, method: 'quadrature' };
}

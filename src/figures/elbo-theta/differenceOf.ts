import type { Quantity } from '../../math';

/** a − b; what is not closed of either is not closed of it. */
export function differenceOf(a: Quantity, b: Quantity): Quantity {
  return {
    value: a.value - b.value,
    errorBound: a.errorBound + b.errorBound,
    method: a.method === 'closed form' ? b.method : a.method,
  };
}

import type { Quantity } from './types';

const HALF_ULP = 2 ** -53;

/**
 * The square root of a non-negative quantity, its bound carried through: √v is off by at most e/(√v + √(v − e)), and
 * by √e where the bound reaches down to 0.
 */
export function rootOf(quantity: Quantity): Quantity {
  const { value, errorBound } = quantity;
  if (value === Infinity) return quantity;
  const root = Math.sqrt(value);
  const lowest = Math.sqrt(Math.max(0, value - errorBound));
  const carried =
    errorBound === 0
      ? 0
      : Math.max(errorBound / (root + lowest), root === 0 ? Math.sqrt(errorBound) : 0);
  return { ...quantity, value: root, errorBound: carried + HALF_ULP * root };
}

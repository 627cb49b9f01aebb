import type { Estimate } from '../divergences/estimate';
import type { Method, Quantity } from '../types';

const EPS = Number.EPSILON;

export function closedForm({ value, errorBound }: Estimate): Quantity {
  return { value, errorBound, method: 'closed form' };
}

export function infinite(value: number, reason: string): Quantity {
  return { value, errorBound: 0, method: 'closed form', reason };
}

/** Σ coefficient·quantity; infinite (with the reason) as soon as one part is. */
export function combine(
  ...parts: readonly (readonly [coefficient: number, quantity: Quantity])[]
): Quantity {
  let value = 0;
  let errorBound = 0;
  let size = 0;
  let method: Method = 'closed form';
  let reason: string | undefined;
  for (const [coefficient, quantity] of parts) {
    const term = coefficient * quantity.value;
    value += term;
    size += Math.abs(term);
    errorBound += Math.abs(coefficient) * quantity.errorBound;
    if (quantity.method !== 'closed form') method = quantity.method;
    if (!Number.isFinite(term)) reason ??= quantity.reason;
  }
  if (!Number.isFinite(value)) {
    return { value, errorBound: 0, method, ...(reason !== undefined && { reason }) };
  }
  return { value, errorBound: errorBound + 2 * EPS * size, method };
}

/** factor·quantity for a factor e^log with an absolute error in its logarithm. */
export function times(
  quantity: Quantity,
  { log, errorBound }: { readonly log: number; readonly errorBound: number },
): Quantity {
  if (quantity.value === Infinity) return quantity;
  const factor = Math.exp(log);
  const value = quantity.value * factor;
  const relative = Math.expm1(errorBound + EPS * (4 + 2 * Math.abs(log)));
  return {
    ...quantity,
    value,
    errorBound: quantity.errorBound * factor * (1 + relative) + Math.abs(value) * relative,
  };
}

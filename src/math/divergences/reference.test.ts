import { describe, expect, it } from 'vitest';
import known from '../reference/divergence-1d.json';
import random from '../reference/divergence-1d-random.json';
import { expectClose } from '../testing/closeTo';
import type { ContinuousSpec, Quantity } from '../types';
import { compare } from './compare';
import type { QuantityId } from './list';

interface Case {
  readonly id: string;
  readonly q: ContinuousSpec;
  readonly p: ContinuousSpec;
  readonly expected: Readonly<Record<string, number | string>>;
}

const cases = [...known.cases, ...random.cases] as unknown as readonly Case[];
/** The references themselves are rounded to a double, and 4 ulp are allowed besides. */
const ULPS = 4 * Number.EPSILON;
const THROUGH_ZERO = new Set(['entropyQ', 'entropyP', 'crossEntropyQP']);

function check(id: string, { value }: Quantity, expected: number): void {
  if (THROUGH_ZERO.has(id) && Math.abs(value - expected) <= 1e-14) return;
  expectClose(value, expected, expected === 0 ? { abs: 1e-14 } : { rel: 1e-10 });
}

describe('every quantity of every reference case', () => {
  it.each(cases.map((c) => [c.id, c] as const))('%s', (_id, { q, p, expected }) => {
    const result = compare(q, p);
    for (const [id, reference] of Object.entries(expected)) {
      const value = Number(reference);
      const quantity = result[id as QuantityId];
      check(id, quantity, value);
      if (!Number.isFinite(value)) {
        expect(quantity.reason, `${id} must say why it is infinite`).toBeTruthy();
        continue;
      }
      const error = Math.abs(quantity.value - value);
      expect(error, `${id}: bound below the true error`).toBeLessThanOrEqual(
        quantity.errorBound + ULPS * Math.abs(value),
      );
      // a useful bound: the largest relative one met is 4e-10
      const size = THROUGH_ZERO.has(id) ? Math.max(1, Math.abs(value)) : Math.abs(value);
      expect(quantity.errorBound, `${id}: bound too loose`).toBeLessThanOrEqual(1e-9 * size);
    }
  });

  it('has the cases it should', () => {
    expect(cases.length).toBe(137);
  });
});

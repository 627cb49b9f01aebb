import { describe, expect, it } from 'vitest';
import { add, divide, exactProduct, exactSum, multiply, negative } from './doubleDouble';
import type { DoubleDouble } from './doubleDouble';

/** The value as an integer times 2⁻²⁰⁰, without rounding. */
function exactly([high, low]: DoubleDouble): bigint {
  const one = (x: number): bigint => {
    let scaled = x;
    let power = 0;
    while (!Number.isInteger(scaled)) {
      scaled *= 2;
      power += 1;
    }
    return BigInt(scaled) << BigInt(200 - power);
  };
  return one(high) + one(low);
}

const pairs: readonly (readonly [number, number])[] = [
  [0.1, 0.2],
  [1e8 + 0.1, -1e-3],
  [3, 1 / 3],
  [-7.7, 1e5 / 7],
];

describe('double-double arithmetic', () => {
  it('keeps the rounding error of a sum and of a product', () => {
    for (const [a, b] of pairs) {
      expect(exactly(exactSum(a, b))).toBe(exactly([a, b]));
      expect(exactly(exactProduct(a, b))).toBe((exactly([a, 0]) * exactly([b, 0])) >> 200n);
    }
  });

  it('adds, multiplies and divides to about 31 digits', () => {
    for (const [a, b] of pairs) {
      const x = exactSum(a, a * 2 ** -60);
      const y = exactSum(b, -b * 2 ** -58);
      const near = (value: bigint, exact: bigint) => {
        const off = value > exact ? value - exact : exact - value;
        const size = exact < 0n ? -exact : exact;
        expect(off * 10n ** 30n).toBeLessThanOrEqual(size);
      };
      near(exactly(add(x, y)), exactly(x) + exactly(y));
      near(exactly(multiply(x, y)), (exactly(x) * exactly(y)) >> 200n);
      near(exactly(multiply(divide(x, y), y)), exactly(x));
      expect(add(x, negative(x))).toEqual([0, 0]);
    }
  });
});

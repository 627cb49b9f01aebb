import fc from 'fast-check';
import { expect, it } from 'vitest';
import { exactSum } from './doubleDouble';
import { expDoubleDouble } from './expDoubleDouble';
import { expSame } from './expSame';

it('is e^x to two units in the last place', () => {
  expect.hasAssertions();
  fc.assert(
    fc.property(fc.double({ min: -700, max: 0, noNaN: true }), (x) => {
      const [high, low] = expDoubleDouble(exactSum(x, 0));
      expect(Math.abs(expSame(x) - high - low)).toBeLessThanOrEqual(2 * Number.EPSILON * high);
    }),
    { seed: 9, numRuns: 3000 },
  );
});

it('ends at 1 and at 0', () => {
  expect([0, -0, -Infinity, -745.3].map((x) => expSame(x))).toEqual([1, 1, 0, 0]);
  expect(expSame(-744)).toBeGreaterThan(0);
  expect(expSame(-744)).toBeLessThan(1e-322);
});

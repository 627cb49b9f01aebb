import { describe, expect, it } from 'vitest';
import { expectClose } from '../testing/closeTo';
import { twoLessSquaredRatio } from './squareGap';

describe('2 − (b/a)²', () => {
  // 2 − (b/a)² of the exact doubles in 50 digits, by mpmath
  it.each([
    [1, Math.SQRT1_2, 2.7343234630647689e-16],
    [2.3, 2.3 * Math.SQRT1_2, 6.355081028927307e-17],
    [5, 5 * Math.SQRT1_2, 1.4782494961177491e-16],
    [Math.SQRT2, 1, -2.7343234630647693e-16],
    [1.3, 1, 0.30999999999999988],
    [3, 1, -7],
  ])('b = %d, a = %d', (b, a, expected) => {
    expectClose(twoLessSquaredRatio(b, a), expected, { rel: 1e-15 });
    for (const unit of [2 ** -1000, 2 ** 1000]) {
      expect(twoLessSquaredRatio(b * unit, a * unit)).toBe(twoLessSquaredRatio(b, a));
    }
  });
});

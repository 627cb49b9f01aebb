import { expect, it } from 'vitest';
import { exactSum } from './doubleDouble';
import { expDoubleDouble } from './expDoubleDouble';

/** mpmath, 60 digits: x, e^x rounded to a double, and the next double of what is left. */
const KNOWN: readonly (readonly [x: number, high: number, low: number])[] = [
  [-1e-9, 0.999999999, -2.778193152587354e-17],
  [-0.1, 0.9048374180359595, 5.055984668733208e-17],
  [-0.5, 0.6065306597126334, -6.593178415491414e-19],
  [-1.0, 0.36787944117144233, -1.2428753672788363e-17],
  [-3.7, 0.024723526470339388, -1.294857794723138e-18],
  [-20.0, 2.061153622438558e-9, -4.19755767595054e-26],
  [-80.0, 1.8048513878454153e-35, -1.2636603623764078e-51],
  [-600.0, 2.6503965530043108e-261, 6.377342817491395e-278],
];

it.each(KNOWN)('e^%d to 29 digits', (x, high, low) => {
  const value = expDoubleDouble([x, 0]);
  expect(value[0]).toBe(high);
  expect(Math.abs(value[1] - low)).toBeLessThanOrEqual(3e-30 * high);
});

it('sees the low part of its argument, and ends at 1 and 0', () => {
  // e^{x + 1e-20} is larger by 1e-20 of itself
  const [high, low] = expDoubleDouble([-1, 0]);
  const moved = expDoubleDouble(exactSum(-1, 1e-20));
  expect(moved[0]).toBe(high);
  expect(Math.abs(moved[1] - low - 1e-20 * high)).toBeLessThanOrEqual(1e-30);
  expect(expDoubleDouble([0, 0])).toEqual([1, 0]);
  expect(expDoubleDouble([-800, 0])).toEqual([0, 0]);
  expect(expDoubleDouble([-Infinity, 0])).toEqual([0, 0]);
});

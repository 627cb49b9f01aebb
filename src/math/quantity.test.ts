import { describe, expect, it } from 'vitest';
import { rootOf } from './quantity';

const quadrature = (value: number, errorBound: number) =>
  ({ value, errorBound, method: 'quadrature' }) as const;

describe('the root of a quantity', () => {
  it('carries the bound: the true root lies inside for every true value the bound admits', () => {
    for (const [value, bound] of [
      [4, 1e-3],
      [1e-8, 1e-9],
      [1e-8, 1e-8],
      [1e-8, 5e-8],
      [0, 1e-6],
    ]) {
      const root = rootOf(quadrature(value, bound));
      expect(root.value).toBe(Math.sqrt(value));
      for (const truth of [Math.max(0, value - bound), value + bound]) {
        expect(Math.abs(Math.sqrt(truth) - root.value)).toBeLessThanOrEqual(root.errorBound);
      }
    }
  });

  it('is not wasteful: half the relative bound', () => {
    expect(rootOf(quadrature(4, 1e-3)).errorBound / (2 * 0.5 * 2.5e-4)).toBeCloseTo(1, 3);
  });

  it('keeps an exact zero and an infinity, with its reason', () => {
    expect(rootOf(quadrature(0, 0))).toEqual(quadrature(0, 0));
    const infinite = { ...quadrature(Infinity, 0), reason: 'a pole' };
    expect(rootOf(infinite)).toBe(infinite);
  });
});

import { describe, expect, it } from 'vitest';
import { expectClose } from '../testing/closeTo';
import { gaussWeights, kronrodError, kronrodWeights, nodes } from './kronrod';

const sum = (weights: Float64Array, f: (x: number) => number): number =>
  weights.reduce((total, w, i) => total + w * f(nodes[i]), 0);

describe('Gauss–Kronrod rule', () => {
  it('integrates monomials exactly: 31 degrees with 21 points, 19 with 10', () => {
    for (let degree = 0; degree <= 31; degree += 2) {
      const exact = 2 / (degree + 1);
      expectClose(
        sum(kronrodWeights, (x) => x ** degree),
        exact,
        { rel: 1e-15 * 4 },
      );
      if (degree < 20)
        expectClose(
          sum(gaussWeights, (x) => x ** degree),
          exact,
          { rel: 4e-15 },
        );
    }
    expect(Math.abs(sum(gaussWeights, (x) => x ** 20) - 2 / 21)).toBeGreaterThan(1e-8);
  });

  it('is symmetric and ascending', () => {
    for (let i = 0; i < nodes.length; i++) {
      expect(nodes[i]).toBe(-nodes[20 - i] + 0);
      if (i > 0) expect(nodes[i] > nodes[i - 1]).toBe(true);
    }
  });

  it('bounds the error of smooth, peaked and kinked integrands', () => {
    const cases: [(x: number) => number, number][] = [
      [Math.exp, Math.E - 1 / Math.E],
      [(x) => 1 / (1 + 25 * x * x), (2 / 5) * Math.atan(5)],
      [(x) => Math.abs(x - 0.3), (1.3 ** 2 + 0.7 ** 2) / 2],
      [(x) => Math.exp(-50 * x * x), Math.sqrt(Math.PI / 50)],
    ];
    for (const [f, exact] of cases) {
      const fine = sum(kronrodWeights, f);
      const bound = kronrodError(fine - sum(gaussWeights, f), exact);
      expect(Math.abs(fine - exact)).toBeLessThanOrEqual(bound + 4e-16 * exact);
    }
  });
});

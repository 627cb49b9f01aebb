import { describe, expect, it } from 'vitest';
import { createDistribution } from '../distributions/create';
import { DomainError } from '../types';
import type { ContinuousSpec } from '../types';
import { compare } from './compare';
import { meanSquareOverWindow } from './meanSquareOverWindow';

const mean = (q: ContinuousSpec, p: ContinuousSpec, halfWidth: number) =>
  meanSquareOverWindow(createDistribution(q), createDistribution(p), halfWidth);

const normal = (m: number, sd: number) => ({ family: 'normal', mean: m, sd }) as const;

/** mpmath, 40 digits: quad of (q − p)² over [−w, w], divided by 2w. */
const MPMATH = [
  {
    q: { family: 'normal', mean: 0, sd: 1 },
    p: { family: 'normal', mean: 1, sd: 1 },
    w: 5.0,
    expected: 0.012479829194823341,
  },
  {
    q: { family: 'normal', mean: 0, sd: 1 },
    p: { family: 'normal', mean: 1, sd: 1 },
    w: 50.0,
    expected: 0.0012479829408003388,
  },
  {
    q: { family: 'normal', mean: 0, sd: 1 },
    p: { family: 'normal', mean: 0.3, sd: 0.05 },
    w: 1.0,
    expected: 2.5588539492543476,
  },
  {
    q: { family: 'studentT', df: 2, loc: 0, scale: 1 },
    p: { family: 'normal', mean: 3, sd: 2 },
    w: 2.5,
    expected: 0.025958155869827575,
  },
  {
    q: { family: 'normal', mean: 0, sd: 1 },
    p: { family: 'normal', mean: 0.0001, sd: 1 },
    w: 3.0,
    expected: 2.349755934329897e-10,
  },
];

describe('the mean of (q − p)² over a window', () => {
  it.each(MPMATH)('is right to 1e-12 and inside its bound: %j', ({ q, p, w, expected }) => {
    const { value, errorBound } = mean(q as ContinuousSpec, p as ContinuousSpec, w);
    expect(Math.abs(value - expected)).toBeLessThanOrEqual(1e-12 * expected);
    expect(Math.abs(value - expected)).toBeLessThanOrEqual(
      errorBound + 4 * Number.EPSILON * expected,
    );
    expect(errorBound).toBeLessThan(1e-9 * expected);
  });

  it('times the width is all of L2² once the window holds both curves', () => {
    const q = normal(0, 1);
    const p = { family: 'laplace', loc: 2, scale: 0.5 } as const;
    const { l2Squared } = compare(q, p);
    for (const w of [40, 100]) {
      expect((mean(q, p, w).value * 2 * w) / l2Squared.value).toBeCloseTo(1, 12);
    }
  });

  it('sees nothing of what lies outside, and 0 for a window that holds neither', () => {
    const q = { family: 'uniform', low: 2, high: 3 } as const;
    const p = { family: 'uniform', low: 0, high: 2 } as const;
    expect(mean(q, p, 1).value).toBeCloseTo(0.25 / 2, 14);
    expect(mean(q, { family: 'uniform', low: -4, high: -2 }, 1).value).toBe(0);
  });

  it('is infinite where the square of a density has a pole in the window, and says so', () => {
    const arcsine = { family: 'beta', a: 0.5, b: 2 } as const;
    expect(mean(arcsine, normal(0, 1), 0.5)).toMatchObject({
      value: Infinity,
      reason: expect.stringContaining('at 0'),
    });
  });

  it.each([0, -1, Infinity, Number.NaN])('refuses the half-width %d', (halfWidth) => {
    expect(() => mean(normal(0, 1), normal(1, 1), halfWidth)).toThrow(DomainError);
  });
});

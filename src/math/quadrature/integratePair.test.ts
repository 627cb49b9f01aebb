import { describe, expect, it } from 'vitest';
import { createDistribution } from '../distributions/create';
import type { ContinuousSpec, Quantity } from '../types';
import { integratePair } from './integratePair';
import type { PairIntegrand } from './integratePair';

const product: PairIntegrand = {
  at: (_, __, q, p) => q * p,
  sensitivity: (_, __, q, p) => 3 * q * p,
};
const massOfQ: PairIntegrand = { at: (_, __, q) => q, sensitivity: (_, __, q) => 2 * q };
const klTextbook: PairIntegrand = {
  at: (logQ, logP, q) => (q === 0 ? 0 : q * (logQ - logP)),
  sensitivity: (logQ, logP, q) => (q === 0 ? 0 : q * (Math.abs(logQ - logP) + 2)),
};

const over = (q: ContinuousSpec, p: ContinuousSpec, ...integrands: PairIntegrand[]) =>
  integratePair(createDistribution(q), createDistribution(p), integrands);
const normal = (mean: number, sd: number): ContinuousSpec => ({ family: 'normal', mean, sd });

/** Empty when the value is off by no more than its bound, and the bound is small: else what is wrong. */
function misfit({ value, errorBound }: Quantity, exact: number, relative: number): string {
  const off = Math.abs(value - exact);
  if (!(off <= errorBound)) return `${value} is off by ${off}, bound ${errorBound}`;
  return errorBound < relative * Math.abs(exact) ? '' : `the bound ${errorBound} is loose`;
}

describe('integratePair', () => {
  it('has the overlap of two normals: the density of the difference of their means', () => {
    for (const [mean, sd] of [
      [0.7, 2],
      [6, 0.01],
      [12, 1],
    ] as const) {
      const spread = Math.hypot(1, sd);
      const exact = Math.exp(-0.5 * (mean / spread) ** 2) / (spread * Math.sqrt(2 * Math.PI));
      expect(misfit(over(normal(0, 1), normal(mean, sd), product)[0], exact, 1e-10)).toBe('');
    }
  });

  it('gives every integrand its own value from the same nodes', () => {
    const [kl, mass] = over(normal(0, 1), normal(3, 2), klTextbook, massOfQ);
    expect(misfit(kl, Math.log(2) + (1 + 9) / 8 - 0.5, 1e-11)).toBe('');
    expect(misfit(mass, 1, 1e-11)).toBe('');
  });

  it('follows power tails and singular ends', () => {
    const cauchy = (loc: number): ContinuousSpec => ({ family: 'studentT', df: 1, loc, scale: 1 });
    expect(misfit(over(cauchy(0), cauchy(2), klTextbook)[0], Math.log(2), 1e-10)).toBe('');
    expect(misfit(over(cauchy(0), cauchy(2), product)[0], 2 / (Math.PI * 8), 1e-11)).toBe('');
    const steep: ContinuousSpec = { family: 'beta', a: 0.05, b: 0.6 };
    const flat: ContinuousSpec = { family: 'uniform', low: 0, high: 1 };
    expect(misfit(over(steep, flat, massOfQ)[0], 1, 1e-10)).toBe('');
    expect(misfit(over(steep, flat, product)[0], 1, 1e-10)).toBe('');
  });

  it('is exactly 0 over supports that do not meet', () => {
    const uniform = (low: number): ContinuousSpec => ({ family: 'uniform', low, high: low + 1 });
    expect(over(uniform(0), uniform(2), product)[0]).toMatchObject({ value: 0, errorBound: 0 });
  });
});

import { describe, expect, it } from 'vitest';
import { createRng } from '../random/rng';
import { discreteCases } from '../testing/contractCases';
import { DomainError } from '../types';
import { createDistribution } from './create';
import * as discreteFamilies from './discreteFamilies';

it('covers every discrete family of the list', () => {
  const covered = new Set(discreteCases.map((spec) => spec.family));
  expect(
    Object.values(discreteFamilies)
      .map((f) => f.family)
      .filter((name) => !covered.has(name)),
  ).toEqual([]);
});

describe.each(discreteCases.map((spec) => [JSON.stringify(spec), spec] as const))(
  '%s',
  (_label, spec) => {
    const d = createDistribution(spec);
    const [low] = d.support;
    const high = Number.isFinite(d.support[1]) ? d.support[1] : d.quantile(1 - 1e-16) + 50;
    const counts = Array.from({ length: high - low + 1 }, (_, i) => low + i);

    it('sums to 1, pdf is the exponential of logPdf, and nothing lies between or outside the counts', () => {
      const total = counts.reduce((sum, k) => sum + d.pdf(k), 0);
      expect(Math.abs(total - 1)).toBeLessThan(1e-13);
      for (const k of counts) {
        expect(Math.abs(d.pdf(k) - Math.exp(d.logPdf(k)))).toBeLessThanOrEqual(1e-14 * d.pdf(k));
      }
      for (const x of [low - 1, low + 0.5, d.support[1] + 1, NaN]) {
        expect(d.pdf(x)).toBe(0);
        expect(d.logPdf(x)).toBe(-Infinity);
      }
    });

    it('the cdf is the running sum of the probabilities', () => {
      let sum = 0;
      for (const k of counts) {
        sum += d.pdf(k);
        expect(Math.abs(d.cdf(k) - sum), `k = ${k}`).toBeLessThan(1e-13);
        expect(d.cdf(k + 0.5)).toBe(d.cdf(k));
      }
      expect(d.cdf(low - 0.5)).toBe(0);
      expect(d.cdf(Infinity)).toBe(1);
    });

    it('the quantile is the smallest count whose cdf reaches u', () => {
      for (const u of [1e-9, 0.01, 0.2, 0.5, 0.77, 0.99, 1 - 1e-9]) {
        const k = d.quantile(u);
        expect(d.cdf(k)).toBeGreaterThanOrEqual(u);
        expect(k === low || d.cdf(k - 1) < u).toBe(true);
      }
      expect([d.quantile(0), d.quantile(1)]).toEqual(d.support);
      expect(() => d.quantile(2)).toThrow(DomainError);
    });

    it('mean and variance are those of the sum and of samples', () => {
      const mean = counts.reduce((sum, k) => sum + k * d.pdf(k), 0);
      const variance = counts.reduce((sum, k) => sum + (k - mean) ** 2 * d.pdf(k), 0);
      expect(Math.abs(d.mean! - mean)).toBeLessThanOrEqual(1e-12 * mean);
      expect(Math.abs(d.variance! - variance)).toBeLessThanOrEqual(1e-11 * variance);
      const rng = createRng(99);
      const n = 4000;
      const sample = Array.from({ length: n }, () => d.sample(rng.uniform));
      const sampleMean = sample.reduce((a, b) => a + b, 0) / n;
      expect(Math.abs(sampleMean - mean)).toBeLessThanOrEqual(5 * Math.sqrt(variance / n));
    });

    it('modes are the counts no other one beats', () => {
      const highest = Math.max(...counts.map((k) => d.pdf(k)));
      for (const mode of d.modes) expect(d.pdf(mode)).toBeGreaterThan(highest * (1 - 1e-13));
      expect(d.modes.length).toBe(counts.filter((k) => d.pdf(k) > highest * (1 - 1e-13)).length);
    });
  },
);

it('two counts tie where the rate, or (n + 1)·prob, is a whole number', () => {
  expect(createDistribution({ family: 'poisson', rate: 3 }).modes).toEqual([2, 3]);
  expect(createDistribution({ family: 'binomial', n: 9, prob: 0.5 }).modes).toEqual([4, 5]);
});

import { describe, expect, it } from 'vitest';
import { createRng } from '../random/rng';
import { adaptiveIntegral } from '../testing/adaptive';
import { badSpecs, continuousCases } from '../testing/contractCases';
import { DomainError } from '../types';
import type { ContinuousSpec, DistributionSpec } from '../types';
import { createDistribution } from './create';
import * as families from './families';
import type { ContinuousDistribution } from './types';

const LEVELS = [1e-6, 1e-3, 0.01, 0.1, 0.25, 0.4, 0.5, 0.6, 0.75, 0.9, 0.99, 0.999, 1 - 1e-6];

/** Tails too heavy for moments by quadrature or sampling; their moments are checked by exact values below. */
function heavy(d: ContinuousDistribution): boolean {
  return d.ends.some((e) => {
    if (Number.isFinite(e.at) || e.gaussian > 0 || e.linear < 0) return false;
    return e.logGaussian > 0 ? e.logGaussian < 0.6 : e.power > -9;
  });
}

/** Interior points: the quantiles of the levels, less those that fall on a breakpoint or together. */
function interior(d: ContinuousDistribution): number[] {
  const points = LEVELS.map((u) => d.quantile(u));
  return [...new Set(points)].filter((x) => !d.breakpoints.includes(x));
}

function relativeTo(value: number, expected: number, scale = Math.abs(expected)): number {
  return Math.abs(value - expected) / scale;
}

function label(spec: ContinuousSpec): string {
  return JSON.stringify(spec).replaceAll('"', '');
}

it('covers every continuous family of the list', () => {
  const covered = new Set<string>(continuousCases.map((spec) => spec.family));
  expect(Object.keys(families).filter((name) => !covered.has(name))).toEqual([]);
});

describe.each(continuousCases.map((spec) => [label(spec), spec] as const))('%s', (_, spec) => {
  const d = createDistribution(spec);
  const [low, high] = d.support;

  it('pdf is the exponential of logPdf, finite inside and −∞ outside the support', () => {
    for (const x of interior(d)) {
      const logPdf = d.logPdf(x);
      const inGap = d.gaps.some(([a, b]) => x > a && x < b);
      expect(inGap || Number.isFinite(logPdf), `logPdf(${x})`).toBe(true);
      expect(relativeTo(d.pdf(x), Math.exp(logPdf))).toBeLessThan(1e-13);
    }
    for (const x of [low - 1, high + 1]) {
      if (!Number.isFinite(x)) continue;
      expect(d.logPdf(x)).toBe(-Infinity);
      expect(d.pdf(x)).toBe(0);
    }
  });

  it('logPdfAt(anchor, offset) is logPdf(anchor + offset)', () => {
    for (const x of interior(d)) {
      for (const anchor of d.anchors) {
        const offset = x - anchor;
        if (anchor + offset !== x) continue;
        expect(Math.abs(d.logPdfAt(anchor, offset) - d.logPdf(x))).toBeLessThan(
          1e-9 * (1 + Math.abs(d.logPdf(x))),
        );
      }
    }
  });

  it('the density between two quantiles integrates to the difference of the cdf, and the cdf runs from 0 to 1', () => {
    expect(d.cdf(low)).toBe(0);
    expect(d.cdf(high)).toBe(1);
    const marks = LEVELS.map((u) => d.quantile(u));
    const inner = d.breakpoints.filter((x) => x > marks[0] && x < marks[marks.length - 1]);
    const points = [...new Set([...marks, ...inner])].toSorted((a, b) => a - b);
    for (let i = 1; i < points.length; i++) {
      const [a, b] = [points[i - 1], points[i]];
      const mass = adaptiveIntegral((x) => d.pdf(x), a, b, 1e-15);
      expect(Math.abs(mass - (d.cdf(b) - d.cdf(a))), `[${a}, ${b}]`).toBeLessThan(3e-13);
    }
  });

  it('cdf rises and its slope is the density', () => {
    let previous = 0;
    for (const x of interior(d).toSorted((a, b) => a - b)) {
      expect(d.cdf(x)).toBeGreaterThanOrEqual(previous);
      previous = d.cdf(x);
      const near = [...d.breakpoints, ...d.anchors]
        .map((b) => Math.abs(b - x))
        .filter((g) => g > 0);
      const width = Math.sqrt(d.variance !== undefined && d.variance < 1e6 ? d.variance : 1);
      const h = 1e-3 * Math.min(width, ...(near.length ? near : [width]));
      if (x + h === x || d.pdf(x) * h < 1e-9) continue;
      const slope =
        (8 * (d.cdf(x + h) - d.cdf(x - h)) - (d.cdf(x + 2 * h) - d.cdf(x - 2 * h))) / (12 * h);
      expect(relativeTo(slope, d.pdf(x)), `at ${x}`).toBeLessThan(1e-5);
    }
  });

  it('quantile inverts the cdf and keeps to the support', () => {
    for (const u of LEVELS) {
      const x = d.quantile(u);
      expect(x >= low && x <= high).toBe(true);
      const step = d.pdf(x) * Math.abs(x) * 4e-16; // what one ulp of x does to the cdf
      expect(Math.abs(d.cdf(x) - u), `u = ${u}`).toBeLessThanOrEqual(
        1e-12 * Math.min(u, 1) + step + 3e-15,
      );
    }
    expect(d.quantile(0)).toBe(low);
    expect(d.quantile(1)).toBe(high);
    for (const u of [-0.1, 1.1, NaN]) expect(() => d.quantile(u)).toThrow(DomainError);
  });

  it('samples follow the cdf, and their moments the stated ones', () => {
    const rng = createRng(2024);
    const n = 4000;
    const sample = Array.from({ length: n }, () => d.sample(rng.uniform));
    const ranks = sample.map((x) => d.cdf(x));
    const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / n;
    expect(Math.abs((mean(ranks) - 0.5) / Math.sqrt(1 / 12 / n))).toBeLessThan(5);
    const spread = mean(ranks.map((u) => (u - 0.5) ** 2));
    expect(Math.abs((spread - 1 / 12) / Math.sqrt(1 / 180 / n))).toBeLessThan(5);
    if (heavy(d) || d.mean === undefined || d.variance === undefined) return;
    expect(Math.abs((mean(sample) - d.mean) / Math.sqrt(d.variance / n))).toBeLessThan(5);
    const squares = sample.map((x) => (x - d.mean!) ** 2);
    const squareMean = mean(squares);
    const se = Math.sqrt(mean(squares.map((s) => (s - squareMean) ** 2)) / n);
    expect(Math.abs((squareMean - d.variance) / se)).toBeLessThan(5);
  });

  it('mean and variance agree with quadrature', () => {
    const pole = d.ends.some((e) => Number.isFinite(e.at) && e.power < 0);
    if (pole || heavy(d) || d.mean === undefined || d.variance === undefined) return;
    const centre = d.mean;
    const sd = Math.sqrt(d.variance);
    const ends = [d.quantile(1e-16), d.quantile(0.5), d.quantile(1 - 1.2e-16)];
    const points = [
      ...new Set([...ends, ...d.breakpoints.filter((x) => x > ends[0] && x < ends[2])]),
    ].toSorted((a, b) => a - b);
    let first = 0;
    let second = 0;
    for (let i = 1; i < points.length; i++) {
      const [a, b] = [points[i - 1], points[i]];
      first += adaptiveIntegral((x) => ((x - centre) / sd) * d.pdf(x), a, b, 1e-14);
      second += adaptiveIntegral((x) => ((x - centre) / sd) ** 2 * d.pdf(x), a, b, 1e-14);
    }
    expect(Math.abs(first)).toBeLessThan(1e-10);
    expect(Math.abs(second - 1)).toBeLessThan(1e-10);
  });

  it('modes are local maxima, in ascending order', () => {
    const scale = d.quantile(0.75) - d.quantile(0.25);
    d.modes.forEach((mode, i) => {
      expect(mode).toBeGreaterThan(d.modes[i - 1] ?? -Infinity);
      for (const factor of [1e-6, 1e-4, 1e-3]) {
        for (const side of [-1, 1]) {
          const beside = d.logPdfAt(mode, side * factor * scale);
          if (d.logPdf(mode) === Infinity) continue;
          expect(d.logPdf(mode) - beside, `mode ${mode}`).toBeGreaterThan(-1e-12);
        }
      }
    });
  });

  it('breakpoints, anchors and gaps lie in the closed support, ascending; end behaviour names its ends', () => {
    for (const list of [d.breakpoints, d.anchors]) {
      expect([...list].toSorted((a, b) => a - b)).toEqual(list);
      for (const x of list) expect(x >= low && x <= high).toBe(true);
    }
    for (const end of [low, high]) {
      expect(!Number.isFinite(end) || d.breakpoints.includes(end)).toBe(true);
    }
    for (const [a, b] of d.gaps) {
      expect(a >= low && a < b && b <= high).toBe(true);
      expect(d.logPdf(0.5 * (a + b))).toBe(-Infinity);
    }
    expect(d.ends.map((e) => e.at)).toEqual([low, high]);
  });

  it('the stated end behaviour is the slope of the log density there', () => {
    d.ends.forEach((end, i) => {
      const side = i === 0 ? -1 : 1;
      const finite = Number.isFinite(end.at);
      const spread = d.quantile(0.75) - d.quantile(0.25);
      const y = finite ? spread * 1e-9 : 1e8 * spread + Math.abs(d.quantile(0.5));
      const at = (distance: number) =>
        finite ? d.logPdfAt(end.at, -side * distance) : d.logPdf(side * distance);
      const model = (distance: number) => {
        const l = Math.log(distance);
        return (
          -end.gaussian * distance * distance +
          end.linear * distance -
          end.logGaussian * l * l +
          end.power * l
        );
      };
      const seen = at(2 * y) - at(y);
      const stated = model(2 * y) - model(y);
      if (!Number.isFinite(seen)) return;
      expect(Math.abs(seen - stated)).toBeLessThan(1e-6 * Math.abs(stated) + 1e-4);
    });
  });
});

describe('moments of the heavy tails', () => {
  it('a Cauchy has no mean, t with df in (1, 2] no finite variance', () => {
    const t = (df: number) => createDistribution({ family: 'studentT', df, loc: 1, scale: 2 });
    expect(t(1).mean).toBeUndefined();
    expect(t(1).variance).toBeUndefined();
    expect(t(1.5).mean).toBe(1);
    expect(t(1.5).variance).toBe(Infinity);
    expect(t(4).variance).toBe(8);
  });

  it('log-normal moments are the closed ones', () => {
    const d = createDistribution({ family: 'logNormal', mu: -2, sigma: 3 });
    expect(d.mean).toBeCloseTo(Math.exp(2.5), 12);
    expect(relativeTo(d.variance!, (Math.exp(9) - 1) * Math.exp(5))).toBeLessThan(1e-14);
  });
});

describe('bad specs', () => {
  it.each(badSpecs)('%j is refused, naming %s', (spec, field) => {
    let caught: unknown;
    try {
      createDistribution(spec as DistributionSpec);
    } catch (error) {
      caught = error;
    }
    expect(caught).toBeInstanceOf(DomainError);
    expect((caught as DomainError).field).toBe(field);
    expect((caught as DomainError).message).toContain('must be');
  });
});

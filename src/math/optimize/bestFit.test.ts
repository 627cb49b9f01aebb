import { describe, expect, it } from 'vitest';
import { expectClose } from '../testing/closeTo';
import known from '../reference/argmin.json';
import more from '../reference/argmin-more.json';
import { createModel } from '../inference/createModel';
import type { ContinuousSpec } from '../types';
import { bestFit } from './fromSpecs';
import type { FitLoss } from './types';

interface Expected {
  readonly mean: number;
  readonly sd: number;
  readonly value: number;
  readonly isGlobal: boolean;
}
interface Case {
  readonly id: string;
  readonly target: ContinuousSpec;
  readonly c?: number;
  readonly expected: Readonly<Record<string, readonly Expected[] | string | number | boolean>>;
}

const cases = known.cases as unknown as readonly Case[];
/** The references are rounded to a double; 4 ulp are allowed besides. */
const ULPS = 4 * Number.EPSILON;
const LOSSES: readonly FitLoss[] = ['klQP', 'klPQ', 'jsd', 'tv', 'l2Squared', 'j'];

describe('every loss of every reference case', () => {
  it.each(cases.map((c) => [c.id, c] as const))('%s', (_id, { target, c, expected }) => {
    for (const loss of LOSSES) {
      const reference = expected[loss];
      if (reference === undefined) continue;
      const fit = bestFit(target, loss, c === undefined ? {} : { scale: c });
      if (typeof reference === 'string') {
        expect(fit).toMatchObject({ minima: [], attained: false });
        expect(fit.reason?.code).toBe('infinite-for-every-q');
        continue;
      }
      const minima = reference as readonly Expected[];
      expect(fit.attained, loss).toBe(minima.length > 0);
      expect(fit.minima.length, loss).toBe(minima.length);
      minima.forEach((minimum, i) => {
        const found = fit.minima[i];
        const offMean = Math.abs(found.mean - minimum.mean) / minimum.sd;
        const offSd = Math.abs(found.sd - minimum.sd) / minimum.sd;
        expect(Math.max(offMean, offSd), `${loss} place ${i}`).toBeLessThanOrEqual(1e-11);
        expectClose(
          found.value,
          minimum.value,
          minimum.value === 0 ? { abs: 1e-14 } : { rel: 1e-10 },
        );
        expect(found.isGlobal, `${loss} global ${i}`).toBe(minimum.isGlobal);
        const error = Math.abs(found.value - minimum.value);
        expect(error, `${loss} bound`).toBeLessThanOrEqual(
          found.errorBound + ULPS * Math.abs(minimum.value),
        );
      });
      if (minima.length === 0) {
        expect(fit.reason?.code).toBe('infinitely-wide');
        expectClose(fit.infimum?.value ?? NaN, Number(expected.l2InfimumAtInfiniteSd), {
          rel: 1e-12,
        });
      }
    }
  });

  it('has the cases it should', () => {
    expect(cases.length).toBe(30);
  });
});

interface Place {
  readonly mean: number;
  readonly sd: number;
  readonly value?: number;
}
interface FurtherCase {
  readonly id: string;
  readonly target: ContinuousSpec;
  readonly c: number;
  readonly expected: Readonly<Partial<Record<FitLoss, readonly Place[]>>>;
}
const further = more.cases as unknown as readonly FurtherCase[];

describe('further cases: near bifurcations, thresholds of c, several modes, heavy tails, touching densities', () => {
  it.each(further.map((c) => [c.id, c] as const))('%s', (_id, { target, c, expected }) => {
    for (const [loss, places] of Object.entries(expected)) {
      const fit = bestFit(target, loss as FitLoss, { scale: c });
      expect(fit.attained).toBe(true);
      expect(fit.minima.length, loss).toBe(places.length);
      places.forEach((place) => {
        const off = fit.minima.map(({ mean, sd }) =>
          Math.hypot((mean - place.mean) / place.sd, sd / place.sd - 1),
        );
        expect(Math.min(...off), `${loss} at ${place.mean}`).toBeLessThanOrEqual(1e-10);
        if (place.value === undefined) return;
        const found = fit.minima[off.indexOf(Math.min(...off))];
        expectClose(found.value, place.value, { rel: 1e-11 });
      });
    }
  });

  it('has the cases it should', () => {
    expect(further.length).toBe(31);
  });
});

describe('a best fit', () => {
  const wide: ContinuousSpec = { family: 'normal', mean: 0.5, sd: 1.5 };

  it('of a normal is the normal itself, by whatever name, and by every loss', () => {
    for (const target of [
      wide,
      { family: 'skewNormal', loc: 0.5, scale: 1.5, shape: 0 } as const,
    ]) {
      for (const loss of LOSSES) {
        const { minima } = bestFit(target, loss);
        expect(minima.length).toBe(1);
        expectClose(minima[0].mean, 0.5, { rel: 1e-12 });
        expectClose(minima[0].sd, 1.5, { rel: 1e-12 });
        expect(minima[0].value).toBeLessThan(1e-15);
      }
    }
  });

  it('by squares of c·p widens without end as c falls to 2^(−3/2)', () => {
    for (const scale of [0.36, 0.3545, 0.35356]) {
      const { minima, attained } = bestFit(wide, 'l2Squared', { scale });
      expect(attained).toBe(true);
      expectClose(minima[0].sd, 1.5 / Math.sqrt(2 * scale ** (2 / 3) - 1), { rel: 1e-9 });
    }
    const none = bestFit(wide, 'l2Squared', { scale: Math.SQRT1_2 / 2 });
    expect(none.attained).toBe(false);
    expect(none.reason?.code).toBe('infinitely-wide');
    expect(none.reason?.text).toContain('infinitely wide');
  });

  it.each([10, 15, 20, 50])(
    'covers two modes at ±%i sds as a local optimum of KL(q‖p), in a basin 1/sd² wide',
    (apart) => {
      const { minima } = bestFit(
        { family: 'gaussianMixture', weights: [0.5, 0.5], means: [-apart, apart], sds: [1, 1] },
        'klQP',
      );
      expect(minima.map(({ isGlobal }) => isGlobal)).toEqual([true, true, false]);
      // −log p is (|z| − a)²/2 but for a corner of width 1/a: sd² − a √(2/π) sd − 1 = 0
      const half = apart / Math.sqrt(2 * Math.PI);
      expectClose(minima[2].sd, half + Math.sqrt(half * half + 1), { rel: 0.5 / apart ** 3 });
    },
  );

  it('stands for a plateau of TV with one of its points', () => {
    const { minima } = bestFit(
      { family: 'gaussianMixture', weights: [0.4, 0.6], means: [-50, 50], sds: [1, 1] },
      'tv',
    );
    const [best] = minima;
    expectClose(best.value, 0.4, { rel: 1e-12 });
    expect(Math.abs(best.mean - 50)).toBeLessThan(1);
  });

  it('says why there is none', () => {
    const cauchy: ContinuousSpec = { family: 'studentT', df: 1, loc: 0, scale: 1 };
    expect(bestFit(cauchy, 'klPQ')).toMatchObject({
      minima: [],
      attained: false,
      reason: { code: 'infinite-for-every-q' },
    });
    expect(bestFit(cauchy, 'klPQ').reason?.text).toContain('too heavy');
    expect(bestFit({ family: 'beta', a: 0.5, b: 0.5 }, 'l2Squared').reason?.text).toContain(
      'not integrable',
    );
    expect(bestFit({ family: 'gamma', shape: 2, rate: 1 }, 'j').reason?.text).toContain(
      'q has mass where p has none',
    );
  });

  it('takes a distribution that belongs to no family', () => {
    const { posterior } = createModel({
      type: 'twoBranch',
      prior: { mean: 0, sd: 2 },
      likelihood: { sd: 1 },
      observations: [3],
    });
    // the numbers of chapter 5: KL's winner at every guess of the evidence, and that of squares at the right one
    const [best] = bestFit(posterior, 'klQP').minima;
    expectClose(best.mean, 1.347, { abs: 5e-4 });
    expectClose(best.sd, 0.303, { abs: 5e-4 });
    const [square] = bestFit(posterior, 'l2Squared').minima;
    expectClose(square.mean, 1.365, { abs: 5e-4 });
    expectClose(square.sd, 0.534, { abs: 5e-4 });
    const [doubled] = bestFit(posterior, 'l2Squared', { scale: 0.5 }).minima;
    expectClose(doubled.sd, 3.53, { abs: 5e-3 });
    expect(bestFit(posterior, 'l2Squared', { scale: 0.1 }).attained).toBe(false);
  });
});

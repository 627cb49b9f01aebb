import { describe, expect, it } from 'vitest';
import { expectClose } from '../testing/closeTo';
import type { NormalSpec } from '../types';
import { chi2QP } from './chi2QP';
import { compare } from './compare';
import { COMPONENTS } from './components';

const normal = (mean: number, sd: number): NormalSpec => ({ family: 'normal', mean, sd });

describe('χ² near the end of double range', () => {
  it('is a number as long as it fits, also where e^offset does not', () => {
    // ∫q²/p = e^{m + s²/4}/(s√π) for N(m, s²) inside one side of Laplace(0, 1), in 50 digits
    const r = compare(normal(693, 1e-4), { family: 'laplace', loc: 0, scale: 1 });
    expectClose(r.chi2QP.value, 5.2179633418371169e304, { rel: 1e-10 });
    expect(Math.abs(r.chi2QP.value - 5.2179633418371169e304)).toBeLessThan(r.chi2QP.errorBound);
    expectClose(r.log1pChi2QP.value, 701.63797543155148, { rel: 1e-13 });
  });

  it('has no bound where its peak was missed', () => {
    const none = { values: new Float64Array(COMPONENTS), errors: new Float64Array(COMPONENTS) };
    expect(chi2QP.fromSums({ ...none, chiOffset: 650 }).errorBound).toBe(Infinity);
  });
});

describe('Gaussians whose variances leave double range', () => {
  it('sds of 1e-160: log(1 + χ²) = −log(s_q/s_p) − ½ log(2 − (s_q/s_p)²)', () => {
    const r = compare(normal(0, 1e-160), normal(0, 2e-160));
    expectClose(r.log1pChi2QP.value, 0.41333928659223397, { rel: 1e-14 });
  });
});

describe('what has a largest value', () => {
  it('never exceeds it, however the rounding falls: disjoint, and as good as disjoint', () => {
    for (let i = 1; i <= 400; i += 1) {
      const width = 0.1 + i / 37;
      const apart = compare(
        { family: 'uniform', low: -width, high: 0 },
        { family: 'uniform', low: i / 7, high: i / 7 + 1 / width },
      );
      const far = compare(normal(0, width), normal(60 * (width + 1 / i), 1 / i));
      for (const { tv, l1, jsd, hellinger, bhattacharyya } of [apart, far]) {
        expect(tv.value).toBeLessThanOrEqual(1);
        expect(l1.value).toBeLessThanOrEqual(2);
        expect(jsd.value).toBeLessThanOrEqual(Math.LN2);
        expect(hellinger.value).toBeLessThanOrEqual(1);
        expect(bhattacharyya.value).toBeLessThanOrEqual(1);
        expectClose(tv.value, 1, { rel: 1e-13 });
      }
    }
  });
});

describe('the border of ∫q²/p for two normals, s_q² = 2 s_p²', () => {
  // −log(s_q/s_p) − ½ log(2 − (s_q/s_p)²) of the exact doubles, 50 digits
  it.each([
    [1, 17.571165132376011],
    [2.3, 18.300772372678704],
    [5, 17.878677846245035],
  ])('s_q = %d against s_q/√2, rounded up: finite', (sd, expected) => {
    expectClose(compare(normal(0, sd), normal(0, sd * Math.SQRT1_2)).log1pChi2QP.value, expected, {
      rel: 1e-13,
    });
    const logNormals = compare(
      { family: 'logNormal', mu: 0, sigma: sd },
      { family: 'logNormal', mu: 0, sigma: sd * Math.SQRT1_2 },
    );
    expectClose(logNormals.log1pChi2QP.value, expected, { rel: 1e-13 });
  });

  it('s_q = √2 rounded up against 1: infinite', () => {
    const { chi2QP: chi2, log1pChi2QP: log } = compare(normal(0, Math.SQRT2), normal(0, 1));
    expect([chi2.value, log.value]).toEqual([Infinity, Infinity]);
    expect(chi2.reason).toMatch(/tail of q is too heavy/);
  });
});

describe('what is finite but larger than any double', () => {
  it('KL of normals 1e200 apart, 5e399: Infinity with that reason', () => {
    const r = compare(normal(0, 1), normal(1e200, 1));
    for (const id of ['klQP', 'klPQ', 'jeffreys', 'crossEntropyQP', 'chi2QP'] as const) {
      expect(r[id], id).toMatchObject({
        value: Infinity,
        errorBound: 0,
        reason: 'finite, but beyond the range of double precision',
      });
    }
    expectClose(r.wasserstein1.value, 1e200, { rel: 1e-14 });
    expectClose(r.tv.value, 1, { rel: 1e-14 });
  });

  it('the same without a closed form', () => {
    const r = compare({ family: 'laplace', loc: 1e200, scale: 1 }, normal(0, 1));
    expect(r.klQP).toMatchObject({ value: Infinity, reason: expect.stringMatching(/beyond/) });
    expect(r.klPQ.value).toBeLessThan(Infinity);
  });
});

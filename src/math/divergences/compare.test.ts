import { describe, expect, it } from 'vitest';
import { createDistribution } from '../distributions/create';
import { expectClose } from '../testing/closeTo';
import { DomainError } from '../types';
import type { ContinuousSpec, NormalSpec } from '../types';
import { compare } from './compare';
import { divergences } from './list';
import { pairSums } from './pairSums';

const normal = (mean: number, sd: number): NormalSpec => ({ family: 'normal', mean, sd });

describe('exact identities and limits', () => {
  it('W1 of a uniform inside a uniform is (a² + b²)/(2 (a + b)), a and b the two gaps', () => {
    for (const [a, b] of [
      [1.838439230050183, 7.301776360426543],
      [3e-4, 7e-3],
      [1, 1],
    ]) {
      const q = { family: 'uniform', low: 1, high: 3.25 } as const;
      const p = { family: 'uniform', low: 1 - a, high: 3.25 + b } as const;
      const [left, right] = [q.low - p.low, p.high - q.high];
      const exact = (left * left + right * right) / (2 * (left + right));
      expectClose(compare(q, p).wasserstein1.value, exact, { rel: 1e-13 });
    }
  });

  it('KL(N(0,1)‖N(d,1)) = d²/2 while ∫(q − p)² saturates at 1/√π', () => {
    for (const d of [1e-8, 1e-3, 1, 7, 40, 300]) {
      const r = compare(normal(0, 1), normal(d, 1));
      expectClose(r.klQP.value, (d * d) / 2, { rel: 4e-16 });
      expectClose(r.wasserstein1.value, d, { rel: 4e-16 });
      const saturating = -Math.expm1(-(d * d) / 4) / Math.sqrt(Math.PI);
      expectClose(r.l2Squared.value, saturating, { rel: 1e-13 });
    }
    const far = compare(normal(0, 1), normal(1e6, 1));
    expectClose(far.l2Squared.value, 1 / Math.sqrt(Math.PI), { rel: 1e-14 });
    expectClose(far.jsd.value, Math.LN2, { rel: 1e-14 });
    expect(far.bhattacharyya.value).toBe(0);
  });

  it('a log-normal pair has the divergences of its logarithm', () => {
    const a = compare(
      { family: 'logNormal', mu: 0.3, sigma: 0.4 },
      { family: 'logNormal', mu: -0.1, sigma: 0.9 },
    );
    const b = compare(normal(0.3, 0.4), normal(-0.1, 0.9));
    for (const id of ['klQP', 'klPQ', 'jsd', 'tv', 'hellinger', 'chi2QP'] as const) {
      expectClose(a[id].value, b[id].value, { rel: 1e-12 });
    }
  });

  it('two Cauchys: KL is symmetric', () => {
    const at = (loc: number, scale: number): ContinuousSpec => ({
      family: 'studentT',
      df: 1,
      loc,
      scale,
    });
    const r = compare(at(0, 1), at(2, 3));
    expectClose(r.klQP.value, Math.log(((1 + 3) ** 2 + 4) / 12), { rel: 1e-14 });
    expectClose(r.klPQ.value, r.klQP.value, { rel: 1e-14 });
  });
});

describe('closed form against quadrature', () => {
  const pairs: [ContinuousSpec, ContinuousSpec][] = [
    [normal(0.2, 1.3), normal(-1, 0.8)],
    [
      { family: 'laplace', loc: 0, scale: 1 },
      { family: 'laplace', loc: 2, scale: 0.5 },
    ],
    [
      { family: 'gamma', shape: 0.4, rate: 2 },
      { family: 'gamma', shape: 3, rate: 1 },
    ],
    [
      { family: 'beta', a: 0.7, b: 4 },
      { family: 'beta', a: 2, b: 0.9 },
    ],
    [
      { family: 'exponential', rate: 2 },
      { family: 'exponential', rate: 2.002 },
    ],
    [
      { family: 'logNormal', mu: 0, sigma: 0.3 },
      { family: 'logNormal', mu: 0.5, sigma: 0.6 },
    ],
    [
      { family: 'uniform', low: 0, high: 1 },
      { family: 'uniform', low: -1, high: 5 },
    ],
    [
      { family: 'studentT', df: 1, loc: 0, scale: 1 },
      { family: 'studentT', df: 1, loc: 1, scale: 2 },
    ],
    [
      { family: 'logistic', loc: 0, scale: 1 },
      { family: 'logistic', loc: 4, scale: 1 },
    ],
    [
      { family: 'studentT', df: 3.5, loc: 0, scale: 1 },
      { family: 'studentT', df: 3.5, loc: 4, scale: 1 },
    ],
  ];
  it.each(pairs)('%j', (qSpec, pSpec) => {
    const q = createDistribution(qSpec);
    const p = createDistribution(pSpec);
    const open = divergences.filter((d) => d.infinite?.(q, p) === undefined);
    const sums = pairSums(q, p, open);
    let compared = 0;
    for (const divergence of open) {
      const closed = divergence.closedForm?.(qSpec, pSpec);
      if (closed === undefined) continue;
      const integrated = divergence.fromSums(sums);
      const slack = closed.errorBound + integrated.errorBound;
      expect(Math.abs(closed.value - integrated.value), divergence.id).toBeLessThanOrEqual(slack);
      expect(slack, divergence.id).toBeLessThan(1e-10 * Math.max(Math.abs(closed.value), 1e-3));
      compared += 1;
    }
    expect(compared).toBeGreaterThan(0);
  });
});

describe('infinite by reasoning', () => {
  const t = (df: number): ContinuousSpec => ({ family: 'studentT', df, loc: 0, scale: 1 });
  const uniform = (low: number, high: number): ContinuousSpec => ({ family: 'uniform', low, high });

  it('support: q has mass where p has none', () => {
    const r = compare(normal(0, 1), { family: 'gamma', shape: 2, rate: 1 });
    expect(r.klQP).toMatchObject({
      value: Infinity,
      errorBound: 0,
      reason: 'q has mass where p has none',
    });
    expect(r.klPQ.value).toBeLessThan(Infinity);
    expect(compare(uniform(0, 1), uniform(2, 3)).klPQ.reason).toBe('p has mass where q has none');
  });

  it('tails: t with df ≤ 2 against a Gaussian, df ≤ 1 against an exponential tail', () => {
    const laplace: ContinuousSpec = { family: 'laplace', loc: 0, scale: 1 };
    expect(compare(t(2), normal(0, 1)).klQP.reason).toMatch(/tail of q is too heavy/);
    expect(compare(t(2.01), normal(0, 1)).klQP.value).toBeLessThan(Infinity);
    expect(compare(t(1), laplace).klQP.value).toBe(Infinity);
    expect(compare(t(1.01), laplace).klQP.value).toBeLessThan(Infinity);
  });

  it('the border itself: exponents that add up to it exactly in binary', () => {
    const a: ContinuousSpec = { family: 'beta', a: 0.3, b: 0.7 };
    const b: ContinuousSpec = { family: 'beta', a: 0.6, b: 0.9 };
    expect(compare(a, b).chi2QP.value).toBe(Infinity);
    expect(compare(t(1), t(2)).chi2QP.value).toBe(Infinity);
    expect(compare(t(1.01), t(2)).chi2QP.value).toBeLessThan(Infinity);
  });

  it('a table with a hole: ∞ only where the other has mass in it', () => {
    const whole: ContinuousSpec = { family: 'table', knots: [0, 4], densities: [1, 1] };
    const holed: ContinuousSpec = {
      family: 'table',
      knots: [0, 1, 2, 3, 4],
      densities: [1, 0, 0, 0, 1],
    };
    const touching: ContinuousSpec = { family: 'table', knots: [0, 2, 4], densities: [1, 0, 1] };
    expect(compare(whole, holed).klQP.value).toBe(Infinity);
    expect(compare(holed, whole).klQP.value).toBeLessThan(Infinity);
    // −∫ log(|1 − z/2|)/4·… : q = 1/4, p = |z − 2|/4, KL = −∫ ¼ log|z − 2| = 1 − ln 2
    expectClose(compare(whole, touching).klQP.value, 1 - Math.LN2, { rel: 1e-12 });
    expect(compare(whole, touching).chi2QP.value).toBe(Infinity);
  });

  it('finite but beyond double range: χ² is given as Infinity, its logarithm is a number', () => {
    const r = compare(normal(0, 1), normal(40, 1));
    expect(r.chi2QP.value).toBe(Infinity);
    expect(r.chi2QP.reason).toMatch(/beyond/);
    expectClose(r.log1pChi2QP.value, 1600, { rel: 1e-14 });
  });
});

describe('defects found by random pairs', () => {
  it('Student t far apart in scales: digits near the peak of p', () => {
    const q = { family: 'studentT', df: 0.6603909618382906, loc: 48929.10202033818 } as const;
    const p = { family: 'studentT', df: 0.6603302248552753, loc: 48911.19253760995 } as const;
    const r = compare(
      { ...q, scale: 0.00034086731970398265 },
      { ...p, scale: 0.0003407618325407004 },
    );
    // 34 digits by mpmath
    expectClose(r.klPQ.value, 16.5111138158282488771, { rel: 1e-12 });
    expectClose(r.bhattacharyya.value, 0.003355006089443571122128, { rel: 1e-12 });
  });

  it('W1 of a Student t that has hardly a mean: its tail counts to the end', () => {
    const q = { family: 'studentT', df: 1.0498334035486436, loc: 4.327611259650439 } as const;
    const p = { family: 'studentT', df: 3.5821757195866, loc: 4.516857066191733 } as const;
    const r = compare({ ...q, scale: 0.8868280148333221 }, { ...p, scale: 1.1221448383558794 });
    // ∫|F_q − F_p| from incomplete beta functions in 25 digits by mpmath
    expectClose(r.wasserstein1.value, 10.95893652814497876755, { rel: 1e-12 });
  });

  it('a uniform a hair wider than the other: the hair is all the difference', () => {
    for (const hair of [1e-30, 1e-300]) {
      const q = { family: 'uniform', low: 0, high: 1 } as const;
      const r = compare(q, { ...q, low: -hair });
      for (const id of ['klQP', 'tv', 'chi2QP', 'log1pChi2QP'] as const) {
        expectClose(r[id].value, hair, { rel: 1e-14 });
      }
      expectClose(r.jsd.value, 0.5 * Math.LN2 * hair, { rel: 1e-14 });
    }
  });

  it('the bound of BC covers what the terms of log Γ-densities round away', () => {
    const q = { family: 'gamma', shape: 3.6292051410800625, rate: 0.21591452467731873 } as const;
    const p = { family: 'gamma', shape: 6.494565661378085, rate: 9.216155876942276 } as const;
    const { value, errorBound } = compare(q, p).bhattacharyya;
    expect(Math.abs(value - 0.026039469712009735)).toBeLessThanOrEqual(errorBound); // 34 digits by mpmath
    expect(errorBound).toBeLessThan(1e-12 * value);
  });

  it('q²/p that peaks in the tail, beyond the last knot of both', () => {
    const q = { family: 'skewNormal', loc: 3.496977905742824, scale: 0.39686255397168013 } as const;
    const p = {
      family: 'skewNormal',
      loc: -2.5610861578024924,
      scale: 0.4400211668612778,
    } as const;
    const r = compare({ ...q, shape: 7.669114768505096 }, { ...p, shape: -1.026300586760044 });
    // quadrature of q²/p in 30 digits by mpmath
    expectClose(r.log1pChi2QP.value, 1187.04038178623203075, { rel: 1e-12 });
  });

  it('members of a family whose scales are decades apart', () => {
    const wide = { loc: -27024.082373827696, scale: 33593.67690964952 };
    const narrow = { loc: 98494.35593932867, scale: 0.000938117804527758 };
    const bc = (q: ContinuousSpec, p: ContinuousSpec) => compare(q, p).bhattacharyya.value;
    // 34 digits by mpmath
    expectClose(
      bc({ family: 'logistic', ...wide }, { family: 'logistic', ...narrow }),
      0.00007917259134784836675639,
      { rel: 1e-13 },
    );
    expectClose(
      bc({ family: 'laplace', ...wide }, { family: 'laplace', ...narrow }),
      0.00005160446414026605034067,
      { rel: 1e-13 },
    );
    const slow = { family: 'gamma', shape: 2.6338279112498677, rate: 1.5495414174459394 } as const;
    const fast = { family: 'gamma', shape: 354.3646647315304, rate: 10092.939342295129 } as const;
    expectClose(bc(slow, fast), 0.008978754969481339424679, { rel: 1e-13 });
  });

  it('a mixture and the same with its components exchanged, decades apart', () => {
    const q = {
      family: 'gaussianMixture',
      weights: [0.25, 0.75],
      means: [1e6, 0],
      sds: [1e-3, 1],
    } as const;
    const p = { ...q, weights: [0.75, 0.25], means: [0, 1e6], sds: [1, 1e-3] } as const;
    const r = compare(q, p);
    for (const id of ['klQP', 'klPQ', 'jsd', 'tv', 'l2Squared', 'chi2QP'] as const) {
      expect(r[id].value, id).toBeLessThan(1e-14);
      expect(r[id].value, id).toBeLessThanOrEqual(r[id].errorBound);
    }
  });

  it('√(qp) that peaks at the end of a support, between the knots of both', () => {
    const q = { family: 'gamma', shape: 22.058622230309417, rate: 0.13410401171104586 } as const;
    const p = { family: 'normal', mean: -3.5634693247266114, sd: 0.1006108720464233 } as const;
    // 34 digits by mpmath; far below any relative digit of the masses
    const { bhattacharyya } = compare(q, p);
    expect(Math.abs(bhattacharyya.value / 5.579640188076509e-175 - 1)).toBeLessThan(1e-12);
  });

  it('a narrow uniform far out on a beta keeps its mass', () => {
    const q: ContinuousSpec = { family: 'uniform', low: 0.40469, high: 0.40499 };
    const p: ContinuousSpec = { family: 'beta', a: 9.6363, b: 182.633 };
    const r = compare(q, p);
    expectClose(r.tv.value, 1, { rel: 1e-12 });
    expectClose(r.crossEntropyQP.value, r.entropyQ.value + r.klQP.value, { rel: 1e-12 });
  });

  it('gammas whose rates differ by nine decades: closed form and cross entropy agree', () => {
    const q: ContinuousSpec = { family: 'gamma', shape: 1.0581, rate: 3.92395 };
    const p: ContinuousSpec = { family: 'gamma', shape: 0.0548, rate: 2.8067e-9 };
    const r = compare(q, p);
    expectClose(r.crossEntropyQP.value, r.entropyQ.value + r.klQP.value, { rel: 1e-13 });
  });

  it('a χ² whose logarithm is 1e9 and more is Infinity, not NaN', () => {
    const q: ContinuousSpec = { family: 'beta', a: 241.4, b: 22.27 };
    const r = compare(q, { family: 'logistic', loc: 9.46, scale: 1e-8 });
    expect(r.chi2QP.value).toBe(Infinity);
    expect(r.log1pChi2QP.value).toBeGreaterThan(1e8);
  });
});

describe('bad specs', () => {
  it('name the field from outside', () => {
    expect(() => compare(normal(0, -1), normal(0, 1))).toThrow(
      'q.sd = -1: must be a finite number > 0',
    );
    expect(() => compare(normal(0, 1), normal(NaN, 1))).toThrow(DomainError);
    const discrete = { family: 'poisson', rate: 1 } as unknown as ContinuousSpec;
    expect(() => compare(normal(0, 1), discrete)).toThrow(/^p\.family/);
  });
});

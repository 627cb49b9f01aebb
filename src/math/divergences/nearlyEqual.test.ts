import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { createDistribution } from '../distributions/create';
import { expectClose } from '../testing/closeTo';
import type { ContinuousSpec } from '../types';
import { compare } from './compare';
import { divergences } from './list';
import { pairSums } from './pairSums';

vi.setConfig({ testTimeout: 60_000 });

type TwoParameters = 'gamma' | 'beta' | 'normal' | 'logNormal' | 'laplace';

function member(family: TwoParameters | 'exponential', [x, y]: readonly number[]): ContinuousSpec {
  switch (family) {
    case 'gamma':
      return { family, shape: x, rate: y };
    case 'beta':
      return { family, a: x, b: y };
    case 'normal':
      return { family, mean: x, sd: y };
    case 'logNormal':
      return { family, mu: x, sigma: y };
    case 'laplace':
      return { family, loc: x, scale: y };
    default:
      return { family, rate: x };
  }
}

/**
 * KL(q‖p) in 60 digits from the exact doubles; 1.46163… is the zero of digamma ψ. With L = log Γ, B = log B:
 * gamma (a, b), (c, d): (a − c) ψ(a) − L(a) + L(c) + c log(b/d) + a (d − b)/b;
 * beta (a, b), (c, d): B(c, d) − B(a, b) + (a − c) ψ(a) + (b − d) ψ(b) + (c − a + d − b) ψ(a + b);
 * normal and log-normal (m, s), (n, t): log(t/s) + (s² + (m − n)²)/(2 t²) − 1/2;
 * Laplace, d = |m − n|: log(t/s) + (s e^{−d/s} + d)/t − 1; exponential: log(a/b) + b/a − 1.
 */
// prettier-ignore
const oracle: readonly [TwoParameters | 'exponential', number[], number[], number][] = [
  ['gamma', [1.4616321449683622, 1], [1.4626321449683621, 1], 4.8368859959287923e-7],
  ['gamma', [1.4616321449683622, 1], [1.4616320449683622, 1], 4.8383613804757566e-15],
  ['gamma', [1.4616321449683622, 1], [1.4616421449683623, 1.00001], 2.1465084723609423e-11],
  ['gamma', [1.47, 2], [1.48, 2], 4.7870992612781446e-5],
  ['gamma', [1.46, 1], [1.4599999, 1], 4.8455982612183247e-15],
  ['gamma', [30, 2], [30.00003, 2], 1.5252771990387316e-11],
  ['gamma', [0.5, 1], [0.5000001, 1], 2.4674008171949746e-14],
  ['beta', [1.4616321449683622, 2], [1.4626321449683621, 2], 3.1642623369486758e-7],
  ['beta', [1.4616321449683622, 1.4616321449683622], [1.4616311449683623, 1.4616331449683622], 9.6767224528853622e-13],
  ['beta', [0.7, 0.7616321449683623], [0.70001, 0.76161], 6.7880996320868074e-10],
  ['beta', [5, 300], [5.000001, 300.0002], 5.4872058230863186e-13],
  ['beta', [2, 3], [2.000000001, 3], 2.118055905460768e-19],
  ['normal', [0.3, 1], [0.3, 1.000000001], 1.0000001638140818e-18],
  ['normal', [0.3, 1], [0.3000001, 1], 5.0000000002875566e-15],
  ['normal', [5, 2], [5.00005, 2.00002], 4.1249208344943539e-10],
  ['logNormal', [0.3, 0.5], [0.30000003, 0.5], 1.7999999981051189e-15],
  ['logNormal', [1, 0.5], [1, 0.50005], 9.9983335583031345e-9],
  ['laplace', [0, 1], [0, 1.0000001], 4.9999993391720789e-15],
  ['laplace', [1, 2], [1.00001, 2], 1.2499979166856488e-11],
  ['laplace', [1, 2], [1.0000001, 2.000000002], 1.2504999794584085e-15],
  ['exponential', [1], [1.000000001], 5.0000008240704101e-19],
  ['exponential', [3], [3.003], 4.9966691646687105e-7],
];

describe('nearly equal members of a family', () => {
  it.each(oracle)('%s %j against %j: KL to 1e-10', (family, q, p, expected) => {
    const { klQP } = compare(member(family, q), member(family, p));
    expectClose(klQP.value, expected, { rel: 1e-10 });
    expect(Math.abs(klQP.value - expected)).toBeLessThanOrEqual(
      klQP.errorBound + 2 ** -53 * expected,
    );
  });

  it.each(oracle)('%s %j against %j: the closed form is inside its bound', (family, q, p, kl) => {
    const spec = member(family, q);
    const closed = divergences
      .find(({ id }) => id === 'klQP')
      ?.closedForm?.(spec, member(family, p));
    expect(Math.abs((closed?.value ?? NaN) - kl)).toBeLessThanOrEqual(
      (closed?.errorBound ?? NaN) + 2 ** -53 * kl,
    );
  });

  it('closed forms and quadrature agree within their bounds, one part in 10 to 1e9 apart', () => {
    const families = fc.constantFrom<TwoParameters>(
      'gamma',
      'beta',
      'normal',
      'logNormal',
      'laplace',
    );
    const parameter = fc.oneof(
      fc.double({ min: 1.44, max: 1.5, noNaN: true }),
      fc.double({ min: -1, max: 3, noNaN: true }).map(Math.exp),
    );
    const apart = fc.double({ min: 1, max: 9, noNaN: true }).map((u) => 10 ** -u);
    const factor = fc.tuple(apart, fc.constantFrom(-1, 0, 1)).map(([u, sign]) => 1 + sign * u);
    let compared = 0;
    fc.assert(
      fc.property(families, parameter, parameter, factor, factor, (family, x, y, f, g) => {
        fc.pre(f !== 1 || g !== 1);
        const qSpec = member(family, [x, y]);
        const pSpec = member(family, [x * f, y * g]);
        const q = createDistribution(qSpec);
        const p = createDistribution(pSpec);
        const open = divergences.filter((d) => d.infinite?.(q, p) === undefined);
        const sums = pairSums(q, p, open);
        for (const { id, closedForm, fromSums } of open) {
          const closed = closedForm?.(qSpec, pSpec);
          if (closed === undefined) continue;
          const integrated = fromSums(sums);
          expect(Math.abs(closed.value - integrated.value), id).toBeLessThanOrEqual(
            closed.errorBound + integrated.errorBound,
          );
          compared += 1;
        }
      }),
      { seed: 11, numRuns: 150 },
    );
    expect(compared).toBeGreaterThan(500);
  });
});

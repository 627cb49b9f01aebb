import { describe, expect, it } from 'vitest';
import { expectClose } from '../testing/closeTo';
import type { BetaSpec, ContinuousSpec, GammaSpec, Quantity } from '../types';
import { compare } from './compare';

const gamma = (shape: number): GammaSpec => ({
  family: 'gamma',
  shape,
  rate: 1,
});
const beta = (a: number): BetaSpec => ({ family: 'beta', a, b: a });
const exponential: ContinuousSpec = { family: 'exponential', rate: 1 };
const uniform: ContinuousSpec = { family: 'uniform', low: 0, high: 1 };

function expectKnown(quantity: Quantity, expected: number): void {
  expectClose(quantity.value, expected, { rel: 1e-12 });
  const error = Math.abs(quantity.value - expected);
  expect(error).toBeLessThanOrEqual(quantity.errorBound + 2 ** -53 * Math.abs(expected));
}

/**
 * Of Gamma(1e-3) and Beta(1e-3, 1e-3) half the mass lies below the smallest double. By mpmath, 25 to 40 digits: KL from the
 * entropies; TV from the distribution functions at the crossing; JSD by quadrature over ln x; BC = Γ((a + b)/2)/√(Γ(a) Γ(b))
 * and the same with B.
 */
describe('shapes so small that much of the mass lies below the smallest double', () => {
  it('Gamma(0.001) against the exponential', () => {
    const r = compare(gamma(0.001), exponential);
    expectKnown(r.klQP, 992.66781747449462);
    expectKnown(r.tv, 0.99268816650091614);
    expectKnown(r.jsd, 0.6782556023430502);
    expectKnown(r.wasserstein1, 0.999);
  });

  it('Gamma(0.001) against Gamma(0.002)', () => {
    const r = compare(gamma(0.001), gamma(0.002));
    expectKnown(r.tv, 0.25000041063377098);
    expectKnown(r.jsd, 0.053782131025052859);
    expectKnown(r.bhattacharyya, 0.94280884814886043);
  });

  it('Beta(0.001, 0.001) against Beta(0.002, 0.002)', () => {
    const r = compare(beta(0.001), beta(0.002));
    expectKnown(r.tv, 0.24999918112726643);
    expectKnown(r.bhattacharyya, 0.94280942675909699);
  });

  it('Beta(0.01, 0.01) against the uniform', () => {
    const r = compare(beta(0.01), uniform);
    expectKnown(r.klQP, 93.73371513189107);
    expectKnown(r.tv, 0.93860760630395034);
  });

  it('a square that only just converges: ∫q² = Γ(2a − 1)/(Γ(a)² 2^{2a−1}), ∫qp = 2^{−a}', () => {
    expectKnown(compare(gamma(0.505), exponential).l2Squared, 31.141761379835353);
  });

  it('shapes of 1e-12: KL grows like 1/shape, TV of two of them depends on their ratio', () => {
    const r = compare(gamma(1e-12), exponential);
    // H(q) = a + log Γ(a) + (1 − a) ψ(a), KL = a − H(q), a = 1e-12: 1/a − 1 + …
    expectClose(r.klQP.value, 999999999971.94621, { rel: 1e-12 });
    const pair = compare(gamma(1e-12), gamma(2e-12));
    expectKnown(pair.tv, 0.25);
  });
});

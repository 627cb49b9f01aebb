import { describe, expect, it } from 'vitest';
import hard from '../reference/elbo-1d-hard.json';
import known from '../reference/elbo-1d.json';
import { expectClose } from '../testing/closeTo';
import type { ContinuousSpec, Quantity } from '../types';
import { elbo } from './fromSpecs';
import type { ElboReport } from './elbo';
import type { ModelSpec } from './modelSpec';

interface Case {
  readonly id: string;
  readonly model: ModelSpec;
  readonly q: ContinuousSpec;
  readonly expected: Readonly<Record<string, number | string>>;
}

const cases = [...known.cases, ...hard.cases] as unknown as readonly Case[];
/** The references themselves are rounded to a double, and 4 ulp are allowed besides. */
const ULPS = 4 * Number.EPSILON;
/** Quantities of either sign, which may pass through 0. */
const THROUGH_ZERO =
  /^(?:logEvidence|elbo|expectedLogLikelihood|expectedLogPrior|expectedLogJoint|entropyQ)$/;

describe('every quantity of every reference case', () => {
  it.each(cases.map((c) => [c.id, c] as const))('%s', (_id, { model, q, expected }) => {
    const result = elbo(model, q);
    for (const [id, reference] of Object.entries(expected)) {
      const value = Number(reference);
      const quantity: Quantity = result[id as keyof ElboReport];
      if (!Number.isFinite(value)) {
        expect(quantity.value, id).toBe(value);
        expect(quantity.reason, `${id} must say why it is infinite`).toBeTruthy();
        continue;
      }
      const error = Math.abs(quantity.value - value);
      expect(error, `${id}: bound below the true error`).toBeLessThanOrEqual(
        quantity.errorBound + ULPS * Math.abs(value),
      );
      if (id === 'residual') continue; // 0 but for the errors of three numbers, which its bound sums
      const passed = THROUGH_ZERO.test(id) && error <= 1e-14;
      if (!passed)
        expectClose(quantity.value, value, value === 0 ? { abs: 1e-14 } : { rel: 1e-10 });
      const size = THROUGH_ZERO.test(id) ? Math.max(1, Math.abs(value)) : Math.abs(value);
      expect(quantity.errorBound, `${id}: bound too loose`).toBeLessThanOrEqual(
        value === 0 ? 1e-14 : 1e-10 * size,
      );
    }
  });

  it('checks errors against bounds that can fail: a term off by 1e-9 is outside every one of them', () => {
    for (const { model, q, expected } of known.cases as unknown as readonly Case[]) {
      const { expectedLogLikelihood, residual, elbo: bound } = elbo(model, q);
      const wrong = expectedLogLikelihood.value + 1e-9 * Math.abs(expectedLogLikelihood.value);
      const error = Math.abs(wrong - Number(expected.expectedLogLikelihood));
      expect(error).toBeGreaterThan(expectedLogLikelihood.errorBound);
      expect(residual.errorBound).toBeLessThan(1e-9 * Math.abs(bound.value));
    }
  });

  it('has the cases it should', () => {
    expect(known.cases.length).toBe(20);
    expect(hard.cases.length).toBe(41);
  });
});

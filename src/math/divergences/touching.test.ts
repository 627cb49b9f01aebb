import { describe, expect, it } from 'vitest';
import reference from '../reference/divergence-1d-touching.json';
import type { ContinuousSpec } from '../types';
import { compare, createMember } from './compare';
import type { QuantityId } from './list';

interface Case {
  readonly id: string;
  readonly gap: number | null;
  readonly q: ContinuousSpec;
  readonly p: ContinuousSpec;
  readonly expected: Readonly<Record<string, number>>;
}

const cases = reference.cases as unknown as readonly Case[];
/** The references are rounded to a double, and 4 ulp are allowed besides. */
const ULPS = 4 * Number.EPSILON;

/** Accuracy of a quantity and of what it says about its own. */
function expectRight(q: ContinuousSpec, p: ContinuousSpec, id: string, expected: number): void {
  const { value, errorBound } = compare(q, p)[id as QuantityId];
  const error = Math.abs(value - expected);
  expect(error, `${id} to 1e-10`).toBeLessThanOrEqual(1e-10 * expected);
  expect(error, `${id} inside its bound`).toBeLessThanOrEqual(errorBound + ULPS * expected);
  expect(errorBound, `${id}: a useful bound`).toBeLessThanOrEqual(1e-10 * expected);
}

describe('two crossings close together', () => {
  it.each(cases.map((c) => [c.id, c] as const))('%s', (_id, { q, p, expected }) => {
    for (const [id, value] of Object.entries(expected)) {
      expectRight(q, p, id, value);
      expectRight(p, q, id, value);
    }
  });

  it('has gaps of many widths', () => {
    for (const [from, to] of [
      [0, 1e-4],
      [1e-4, 1e-3],
      [1e-3, 1e-2],
      [1e-2, 0.3],
    ]) {
      expect(cases.some(({ gap }) => gap !== null && gap >= from && gap < to)).toBe(true);
    }
  });

  it('of a normal with a Laplace density at its peak, where the axis is cut', () => {
    const p = { family: 'laplace', loc: 0.4, scale: 0.8 } as const;
    const peak = 0.5 / p.scale;
    for (const above of [1e-2, 1e-3, 1e-4, 1e-5]) {
      // q stays below the peak by a part `above`, and crosses p on both sides of it
      const sd = (1 + above) / (peak * Math.sqrt(2 * Math.PI));
      const { tv } = compare({ family: 'normal', mean: 0.4, sd }, p);
      const exact = variationBySymmetry(sd, p.scale, above);
      expect(Math.abs(tv.value - exact)).toBeLessThanOrEqual(tv.errorBound + ULPS);
    }
  });
});

/** TV of N(0, sd²) and Laplace(0, b) from the zeros of −t²/(2 sd²) + t/b − log(1 + above) for t > 0: q > p between them. */
function variationBySymmetry(sd: number, b: number, above: number): number {
  const c = Math.log1p(above);
  const sum = 1 / b + Math.sqrt(1 / (b * b) - (2 * c) / (sd * sd));
  const [near, far] = [(2 * c) / sum, sd * sd * sum];
  const q = createMember({ family: 'normal', mean: 0, sd }, 'q');
  const p = createMember({ family: 'laplace', loc: 0, scale: b }, 'p');
  return 2 * (q.cdf(-near) - q.cdf(-far) - (p.cdf(-near) - p.cdf(-far)));
}

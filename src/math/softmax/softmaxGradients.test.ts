import { describe, expect, it } from 'vitest';
import reference from '../reference/divergence-discrete.json';
import { softmaxGradients, type GradientName } from './softmaxGradients';

const cases = reference.cases.filter((c) => c.kind === 'softmaxGradient');
const SCALARS = ['kl', 'halfL2', 'jsd', 'l1', 'klReverse'] as const;
const GRADIENTS: readonly GradientName[] = [
  'gradKl',
  'gradHalfL2',
  'gradJsd',
  'gradL1',
  'gradKlReverse',
];

describe('against the reference values', () => {
  it.each(cases.map((c) => [c.id, c] as const))('%s', (_id, c) => {
    const result = softmaxGradients(c.logits as number[], c.target as number[]);
    const expected = c.expected as unknown as Readonly<Record<string, number & number[]>>;
    for (const key of SCALARS) {
      const { value, errorBound } = result[key];
      if (expected[key] === ('Infinity' as unknown)) {
        expect(value, key).toBe(Infinity);
        continue;
      }
      expect(Math.abs(value - expected[key]), key).toBeLessThanOrEqual(1e-13 * expected[key]);
      const bound = errorBound + 4 * Number.EPSILON * expected[key];
      expect(Math.abs(value - expected[key]), `bound of ${key}`).toBeLessThanOrEqual(bound);
    }
    for (const key of ['softmax', 'logSoftmax'] as const) {
      result[key].forEach((value, i) => {
        const size = Math.abs(expected[key][i]);
        expect(Math.abs(value - expected[key][i]), `${key}[${i}]`).toBeLessThanOrEqual(
          1e-15 * size,
        );
      });
    }
    for (const key of GRADIENTS) {
      const gradient = result[key];
      expect(gradient === null, key).toBe(expected[key] === null);
      gradient?.forEach((value, i) => {
        const size = Math.abs(expected[key][i]);
        const error = Math.abs(value - expected[key][i]);
        // relative throughout, tiny components of saturated states too
        expect(error, `${key}[${i}]`).toBeLessThanOrEqual(1e-13 * size);
        const bound = result.gradErrorBounds[key] + 4 * Number.EPSILON * size;
        expect(error, `bound of ${key}[${i}]`).toBeLessThanOrEqual(bound);
      });
    }
  });
});

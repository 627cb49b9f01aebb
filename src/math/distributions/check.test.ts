import { describe, expect, it } from 'vitest';
import { DomainError } from '../types';
import { requirePositive } from './check';
import { createDistribution } from './create';

describe('a positive parameter', () => {
  it('has a finite reciprocal: the smallest doubles are refused, by name', () => {
    for (const sd of [5e-324, 1e-310]) {
      expect(() => createDistribution({ family: 'normal', mean: 0, sd })).toThrow(
        /^sd = .*finite reciprocal/,
      );
    }
    expect(1 / requirePositive(5.7e-309, 'sd')).toBeLessThan(Infinity);
  });

  it.each([0, -1, NaN, Infinity, '1', undefined])('is not %s', (value) => {
    expect(() => requirePositive(value, 'sd')).toThrow(DomainError);
  });
});

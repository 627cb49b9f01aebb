import { describe, expect, it } from 'vitest';
import { DomainError } from '../types';
import type { ContinuousSpec } from '../types';
import { landscape } from './landscape';
import type { LandscapeLoss, LandscapeOptions } from './landscape';
import { objective } from './fromSpecs';

const LOSSES: readonly LandscapeLoss[] = ['klQP', 'klPQ', 'l2Squared', 'jsd', 'tv'];
const twoModes: ContinuousSpec = {
  family: 'gaussianMixture',
  weights: [0.35, 0.65],
  means: [-2.2, 1.8],
  sds: [0.6, 1],
};
const grid = { mean: [-5, 4], sd: [0.2, 5], columns: 7, rows: 5 } as const;

describe('a landscape', () => {
  it('has equally spaced means and log sds, both ends exactly', () => {
    const map = landscape(twoModes, { losses: ['klPQ'], ...grid });
    expect([map.columns, map.rows]).toEqual([7, 5]);
    expect(Array.from(map.means)).toEqual([-5, -3.5, -2, -0.5, 1, 2.5, 4]);
    expect([map.sds[0], map.sds[4]]).toEqual([0.2, 5]);
    expect(map.sds[2]).toBeCloseTo(1, 12);
    expect(map.values.klPQ).toHaveLength(35);
  });

  it('has the objective within its bound, row by row', () => {
    const map = landscape(twoModes, { losses: LOSSES, ...grid });
    for (const loss of LOSSES) {
      const at = objective(twoModes, loss);
      map.sds.forEach((sd, row) => {
        map.means.forEach((mean, column) => {
          const exact = at(mean, sd);
          const error = Math.abs(map.values[loss][row * map.columns + column] - exact.value);
          expect(error, `${loss} at ${mean}, ${sd}`).toBeLessThanOrEqual(
            map.errorBounds[loss] + exact.errorBound,
          );
        });
      });
    }
  });

  it('is infinite all over, with the reason, where every normal q is', () => {
    const uniform = { family: 'uniform', low: 0, high: 1 } as const;
    const map = landscape(uniform, { losses: ['klQP', 'tv'], ...grid });
    expect(map.values.klQP.every((value) => value === Infinity)).toBe(true);
    expect(map.errorBounds.klQP).toBe(0);
    expect(map.reasons.klQP).toBe(objective(uniform, 'klQP')(0, 1).reason);
    expect(map.values.tv.every(Number.isFinite)).toBe(true);
    expect(Object.keys(map.reasons)).toEqual(['klQP']);
  });

  it('names a bad argument', () => {
    const field = (
      options: Partial<LandscapeOptions>,
      target: ContinuousSpec = twoModes,
    ): string => {
      try {
        landscape(target, { losses: LOSSES, ...grid, ...options });
      } catch (error) {
        if (error instanceof DomainError) return error.field;
      }
      return '';
    };
    expect(field({})).toBe('');
    expect(field({ losses: [] })).toBe('losses');
    expect(field({ losses: ['j' as LandscapeLoss] })).toBe('losses');
    expect(field({ mean: [1, 1] })).toBe('mean');
    expect(field({ mean: [NaN, 1] })).toBe('mean');
    expect(field({ sd: [0, 1] })).toBe('sd');
    expect(field({ columns: 1 })).toBe('columns');
    expect(field({ rows: 2.5 })).toBe('rows');
    expect(field({}, { family: 'normal', mean: 0, sd: -1 })).toBe('target.sd');
  });
});

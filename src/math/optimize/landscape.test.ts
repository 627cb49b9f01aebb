import { describe, expect, it } from 'vitest';
import { expectClose } from '../testing/closeTo';
import { DomainError } from '../types';
import type { ContinuousSpec } from '../types';
import { landscape } from './landscape';
import type { Landscape, LandscapeLoss, LandscapeOptions } from './landscape';
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

  it.each([
    ['mixture', twoModes],
    ['far modes', { ...twoModes, means: [-4, 4], sds: [0.3, 0.3] }],
    ['a needle and a hill', { ...twoModes, means: [-3, 3], sds: [0.05, 2] }],
    // log p bends between the nodes
    [
      'a needle on a hill',
      { ...twoModes, weights: [0.24, 0.76], means: [-3, 1], sds: [2.7, 0.14] },
    ],
    ['normal', { family: 'normal', mean: 0, sd: 1 }],
    ['Student', { family: 'studentT', df: 3, loc: 0.5, scale: 1 }],
    ['Laplace', { family: 'laplace', loc: 0.2, scale: 0.8 }],
    ['skew normal', { family: 'skewNormal', loc: 0, scale: 1, shape: 6 }],
    ['gamma', { family: 'gamma', shape: 2, rate: 1 }],
    ['beta with a pole', { family: 'beta', a: 0.7, b: 2 }],
    ['uniform', { family: 'uniform', low: -1, high: 2 }],
    ['log-normal', { family: 'logNormal', mu: 0, sigma: 1 }],
    ['table', { family: 'table', knots: [0, 1, 2, 3, 5], densities: [0, 1, 0.2, 0, 0.5] }],
  ] as const satisfies readonly (readonly [string, ContinuousSpec])[])(
    'has the objective within its bounds, and to many digits: %s',
    (_name, target) => {
      const map = landscape(target, {
        losses: LOSSES,
        mean: [-6, 6],
        sd: [0.07, 8],
        columns: 19,
        rows: 14,
      });
      for (const loss of LOSSES) {
        const worst = worstError(map, target, loss);
        expect(worst, loss).toBeLessThanOrEqual(map.errorBounds[loss]);
        // the largest met here, with their owners: JSD 2.4e-7 (table), KL(q‖p) 5e-9 (skew normal), TV 1e-10
        const { known, bound } = MEASURED[loss];
        expect(worst, loss).toBeLessThan(known);
        expect(map.errorBounds[loss], loss).toBeLessThan(bound);
      }
    },
  );

  it('sees two crossings a thousandth of an sd apart', () => {
    // the case of objective.test.ts, whose value comes from the closed distribution functions, in Python
    const target: ContinuousSpec = {
      family: 'gaussianMixture',
      weights: [0.5754270996324288, 0.4245729003675712],
      means: [5.715, -5.441],
      sds: [1.539, 0.522],
    };
    const [mean, sd] = [-5.193815724962155, 1.1975595974615851];
    const { values } = landscape(target, {
      losses: ['tv'],
      mean: [mean, mean + 1],
      sd: [sd, 2 * sd],
      columns: 2,
      rows: 2,
    });
    expectClose(values.tv[0], 0.575378521895042, { rel: 1e-11 });
  });

  it('needs no more than one loss', () => {
    const all = landscape(twoModes, { losses: LOSSES, ...grid });
    for (const loss of LOSSES) {
      const { values } = landscape(twoModes, { losses: [loss], ...grid });
      expect(Object.keys(values)).toEqual([loss]);
      values[loss].forEach((value, i) => {
        expect(Math.abs(value - all.values[loss][i])).toBeLessThanOrEqual(
          2 * all.errorBounds[loss],
        );
      });
    }
  });

  it('keeps its digits where the means lie close together, and where far apart', () => {
    for (const mean of [
      [0.6, 0.6001],
      [-3000, 3000],
    ] as const) {
      const map = landscape(twoModes, {
        losses: LOSSES,
        mean,
        sd: [0.5, 5],
        columns: 301,
        rows: 2,
      });
      for (const loss of LOSSES) {
        const at = objective(twoModes, loss);
        for (const column of [0, 1, 149, 150, 151, 300]) {
          const exact = at(map.means[column], map.sds[1]);
          const error = Math.abs(map.values[loss][301 + column] - exact.value);
          expect(error, `${loss} at ${map.means[column]}`).toBeLessThanOrEqual(
            map.errorBounds[loss] + exact.errorBound,
          );
        }
      }
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

/** Errors that were met, and bounds that were given, rounded up. */
const MEASURED: Readonly<
  Record<LandscapeLoss, { readonly known: number; readonly bound: number }>
> = {
  klQP: { known: 1e-8, bound: 1e-6 },
  klPQ: { known: 1e-10, bound: 1e-8 },
  l2Squared: { known: 1e-11, bound: 1e-7 },
  jsd: { known: 5e-7, bound: 3e-3 },
  tv: { known: 1e-9, bound: 4e-9 },
};

/** The largest distance of a map's values from the objective's; both infinite is none. */
function worstError(map: Landscape, target: ContinuousSpec, loss: LandscapeLoss): number {
  const at = objective(target, loss);
  let worst = 0;
  map.sds.forEach((sd, row) => {
    map.means.forEach((mean, column) => {
      const value = map.values[loss][row * map.columns + column];
      const exact = at(mean, sd);
      expect(value, `${loss} at ${mean}, ${sd}`).not.toBeNaN();
      if (value === exact.value) return;
      worst = Math.max(worst, Math.abs(value - exact.value) - exact.errorBound);
    });
  });
  return worst;
}

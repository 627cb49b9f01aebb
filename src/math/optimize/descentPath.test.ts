import { describe, expect, it } from 'vitest';
import { DomainError } from '../types';
import type { ContinuousSpec } from '../types';
import { descentPath } from './descentPath';
import type { DescentCoordinates } from './descentPath';
import type { LandscapeLoss } from './landscape';
import { bestFit, objective } from './fromSpecs';

const LOSSES: readonly LandscapeLoss[] = ['klQP', 'klPQ', 'l2Squared', 'jsd', 'tv'];
const twoModes: ContinuousSpec = {
  family: 'gaussianMixture',
  weights: [0.35, 0.65],
  means: [-2.2, 1.8],
  sds: [0.6, 1],
};
const starts = [
  { mean: 4, sd: 0.3 },
  { mean: -4, sd: 0.5 },
  { mean: 0, sd: 4 },
  { mean: -5, sd: 0.2 },
];

describe('a descent path', () => {
  it.each(LOSSES)('ends at a local minimum that bestFit knows, and never rises: %s', (loss) => {
    const { minima } = bestFit(twoModes, loss);
    for (const from of starts) {
      const { points, settled } = descentPath(twoModes, loss, from, { coordinates: 'meanLogSd' });
      const end = points[points.length - 1];
      expect(settled).toBe(true);
      expect(points[0]).toMatchObject(from);
      expect(points.length).toBeLessThan(250);
      const gaps = minima.map(({ mean, sd }) =>
        Math.hypot((mean - end.mean) / sd, Math.log(sd / end.sd)),
      );
      expect(Math.min(...gaps)).toBeLessThan(1e-3);
      points.slice(1).forEach(({ value }, i) => expect(value).toBeLessThan(points[i].value));
    }
  });

  it('goes to the minimum in whose valley it starts, which need not be the best', () => {
    const [best, right, left] = bestFit(twoModes, 'klQP').minima;
    expect([best.isGlobal, right.isGlobal, left.isGlobal]).toEqual([true, false, false]);
    for (const [from, to] of [
      [starts[0], right],
      [starts[1], left],
      [starts[2], best],
    ]) {
      const { points } = descentPath(twoModes, 'klQP', from, { coordinates: 'meanLogSd' });
      expect(Math.abs(points[points.length - 1].mean - to.mean)).toBeLessThan(1e-3);
    }
  });

  it.each(['meanLogSd', 'natural'] as const)(
    'steps along minus the gradient, as differences of the objective have it: %s',
    (coordinates: DescentCoordinates) => {
      for (const loss of LOSSES) {
        const at = objective(twoModes, loss);
        const from = { mean: 0.7, sd: 1.4 };
        const rate = 1e-3;
        const { points } = descentPath(twoModes, loss, from, { coordinates, rate, mostSteps: 1 });
        const f = ([a, b]: Pair): number => at(...placeOf([a, b], coordinates)).value;
        const u = coordinatesOf([from.mean, from.sd], coordinates);
        const v = coordinatesOf([points[1].mean, points[1].sd], coordinates);
        const h = 1e-4;
        const slopes = [
          (f([u[0] + h, u[1]]) - f([u[0] - h, u[1]])) / (2 * h),
          (f([u[0], u[1] + h]) - f([u[0], u[1] - h])) / (2 * h),
        ];
        const size = Math.hypot(...slopes);
        expect(size).toBeGreaterThan(0.005);
        for (const k of [0, 1]) {
          expect(Math.abs((u[k] - v[k]) / rate - slopes[k]), loss).toBeLessThan(1e-5 * size);
        }
      }
    },
  );

  it('keeps a given rate, even where it overshoots', () => {
    const target = { family: 'normal', mean: 0, sd: 1 } as const;
    // the loss is ½·mean² along sd = 1: each step multiplies the mean by 1 − rate
    const { points, rate, settled } = descentPath(
      target,
      'klQP',
      { mean: 2, sd: 1 },
      { coordinates: 'meanLogSd', rate: 1.5, mostSteps: 6 },
    );
    expect(rate).toBe(1.5);
    expect(settled).toBe(false);
    points.forEach(({ mean, sd }, step) => {
      expect(Math.abs(mean - 2 * (-0.5) ** step)).toBeLessThan(1e-8);
      expect(Math.abs(sd - 1)).toBeLessThan(1e-8);
    });
  });

  it('is not settled when cut short, nor where the loss is level, nor where it is infinite', () => {
    const options = { coordinates: 'meanLogSd' } as const;
    const short = descentPath(twoModes, 'jsd', starts[0], { ...options, mostSteps: 5 });
    expect(short.points).toHaveLength(6);
    expect(short.settled).toBe(false);
    const level = descentPath(twoModes, 'tv', { mean: 500, sd: 1 }, options);
    expect(level).toMatchObject({ settled: false, points: [{ mean: 500, sd: 1, value: 1 }] });
    const uniform = { family: 'uniform', low: 0, high: 1 } as const;
    const infinite = descentPath(uniform, 'klQP', { mean: 0, sd: 1 }, options);
    expect(infinite.points).toEqual([{ mean: 0, sd: 1, value: Infinity }]);
    expect(infinite.settled).toBe(false);
  });

  it('ends where the next step would leave the normal family', () => {
    const { points, settled } = descentPath(
      twoModes,
      'klQP',
      { mean: 0, sd: 0.2 },
      { coordinates: 'natural', rate: 1e3, mostSteps: 50 },
    );
    expect(points.length).toBeLessThan(50);
    expect(points.every(({ sd }) => sd > 0 && Number.isFinite(sd))).toBe(true);
    expect(settled).toBe(false);
  });

  it('names a bad argument', () => {
    const from = { mean: 0, sd: 1 };
    const options = { coordinates: 'meanLogSd' } as const;
    const field = (run: () => unknown): string => {
      try {
        run();
      } catch (error) {
        if (error instanceof DomainError) return error.field;
      }
      return '';
    };
    const bad = { coordinates: 'polar' as DescentCoordinates };
    expect(field(() => descentPath(twoModes, 'jsd', { mean: NaN, sd: 1 }, options))).toBe(
      'from.mean',
    );
    expect(field(() => descentPath(twoModes, 'jsd', { mean: 0, sd: 0 }, options))).toBe('from.sd');
    expect(field(() => descentPath(twoModes, 'jsd', from, bad))).toBe('coordinates');
    expect(field(() => descentPath(twoModes, 'jsd', from, { ...options, rate: -1 }))).toBe('rate');
    expect(field(() => descentPath(twoModes, 'jsd', from, { ...options, mostSteps: 0 }))).toBe(
      'mostSteps',
    );
    expect(field(() => descentPath(twoModes, 'l1' as LandscapeLoss, from, options))).toBe('loss');
    const target = { family: 'normal', mean: 0, sd: -1 } as const;
    expect(field(() => descentPath(target, 'jsd', from, options))).toBe('target.sd');
  });
});

type Pair = readonly [number, number];

function coordinatesOf([mean, sd]: Pair, coordinates: DescentCoordinates): Pair {
  return coordinates === 'meanLogSd' ? [mean, Math.log(sd)] : [mean / sd ** 2, -1 / (2 * sd ** 2)];
}

function placeOf([a, b]: Pair, coordinates: DescentCoordinates): Pair {
  return coordinates === 'meanLogSd' ? [a, Math.exp(b)] : [-a / (2 * b), Math.sqrt(-1 / (2 * b))];
}

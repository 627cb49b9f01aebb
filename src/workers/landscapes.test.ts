import { expect, it, vi } from 'vitest';
import * as math from '../math';
import { answer } from './landscapes';

vi.mock(import('../math'), async (load) => {
  const real = await load();
  const createDistribution: unknown = vi.fn(real.createDistribution);
  return { ...real, createDistribution: createDistribution as typeof real.createDistribution };
});

const target = (mean: number): math.ContinuousSpec => ({
  family: 'gaussianMixture',
  weights: [0.4, 0.6],
  means: [-mean, mean],
  sds: [1, 0.7],
});
const grid = { losses: ['klQP', 'tv'], mean: [-3, 3], sd: [0.3, 3] } as const;
const path = {
  loss: 'klQP',
  from: { mean: 1, sd: 2 },
  coordinates: 'natural',
  mostSteps: 9,
} as const;

it('answers maps and paths of one target, which it makes once', () => {
  vi.mocked(math.createDistribution).mockClear();
  for (const columns of [3, 4]) {
    const map = { ...grid, columns, rows: 3 };
    const asked = structuredClone({ target: target(2), map });
    expect(answer(asked)).toEqual({ map: math.landscape(target(2), map) });
  }
  const walked = math.descentPath(target(2), path.loss, path.from, path);
  expect(walked.points).toHaveLength(10);
  const asked = structuredClone({ target: target(2), path });
  expect(answer(asked)).toEqual({ path: walked });
  expect(math.createDistribution).toHaveBeenCalledOnce();
  answer({ target: target(2.1), path });
  expect(math.createDistribution).toHaveBeenCalledTimes(2);
});

it('can be copied to another thread', () => {
  const told = answer({ target: target(1), map: { ...grid, columns: 3, rows: 2 } });
  expect(structuredClone(told)).toEqual(told);
});

it('names what is wrong', () => {
  const fieldOf = (run: () => unknown): string => {
    try {
      run();
    } catch (error) {
      if (error instanceof math.DomainError) return error.field;
    }
    return '';
  };
  const bad = { family: 'normal', mean: 0, sd: -1 } as const;
  expect(fieldOf(() => answer({ target: bad, path }))).toBe('target.sd');
  expect(fieldOf(() => answer({ target: target(1), map: { ...grid, columns: 1, rows: 2 } }))).toBe(
    'columns',
  );
  const from = { mean: 1, sd: 0 };
  expect(fieldOf(() => answer({ target: target(1), path: { ...path, from } }))).toBe('from.sd');
});

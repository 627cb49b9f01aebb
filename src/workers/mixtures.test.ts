import { expect, it } from 'vitest';
import { DomainError } from '../math';
import { answer, type MixtureRequest } from './mixtures';

const target = {
  family: 'gaussianMixture',
  weights: [0.3, 0.7],
  means: [-3, 2],
  sds: [0.6, 1],
} as const;
const start = { ...target, weights: [0.5, 0.5], means: [-1.5, 0.5], sds: [1.2, 1.2] };

it.each(['klQP', 'klPQ'] as const)('fits p itself by %s', (loss) => {
  const { end, path, settled } = answer({ target, loss, start });
  expect(settled).toBe(true);
  expect(path.length).toBeGreaterThan(2);
  for (const field of ['weights', 'means', 'sds'] as const)
    for (const [i, value] of end[field].entries()) expect(value).toBeCloseTo(target[field][i], 6);
});

it('passes on what the core refuses', () => {
  const bad: MixtureRequest = { target, loss: 'klQP', start: { ...start, sds: [1, -1] } };
  expect(() => answer(bad)).toThrow(DomainError);
  expect(() => answer(bad)).toThrow(/start\.sds/);
});

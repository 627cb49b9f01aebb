import { describe, expect, it } from 'vitest';
import { bestRate, createRun, DomainError } from '../math';
import { answer } from './races';

const search = {
  logits: [0, 0, 0, 0, 4],
  target: [0.6, 0.2, 0.1, 0.07, 0.03],
  loss: 'kl',
} as const;

describe('the worker of races', () => {
  it('answers with the core’s best rate', () => {
    expect(answer({ kind: 'best', search })).toEqual(bestRate(search));
  });

  it('answers with the steps at each rate, none of them being Infinity', () => {
    const rates = [0.1, 1, 3, 1000];
    const steps = answer({ kind: 'steps', search, rates }) as readonly number[];
    expect(steps[3]).toBe(Infinity);
    expect(steps.slice(0, 3)).toEqual(
      rates.slice(0, 3).map((rate) => createRun({ ...search, rate }).arrival()),
    );
    expect(steps[0]).toBeGreaterThan(steps[1]);
  });

  it('refuses what the core refuses', () => {
    const bad = { ...search, target: [0.5, 0.6, 0, 0, 0] };
    expect(() => answer({ kind: 'best', search: bad })).toThrow(DomainError);
  });
});

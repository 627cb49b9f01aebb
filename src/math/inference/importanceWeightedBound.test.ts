import { describe, expect, it, vi } from 'vitest';
import { createDistribution } from '../distributions/create';
import { createRng } from '../random/rng';
import hard from '../reference/elbo-1d-hard.json';
import reference from '../reference/iwae.json';
import { expectClose } from '../testing/closeTo';
import type { ContinuousSpec, NormalSpec } from '../types';
import { createModel } from './createModel';
import { elbo, importanceWeightedBound } from './fromSpecs';
import type { ModelSpec } from './modelSpec';

vi.setConfig({ testTimeout: 60_000 });

const ladder = [1, 2, 5, 10, 50];

describe('the importance-weighted bound', () => {
  it.each(reference.cases.map((c) => [c.id, c] as const))('%s', (_id, { model, q, expected }) => {
    for (const samples of ladder) {
      const known = (expected as Record<string, number>)[`L${samples}`];
      const { value, errorBound } = importanceWeightedBound(
        model as ModelSpec,
        q as NormalSpec,
        samples,
      );
      expectClose(value, known, { rel: 1e-9 });
      expect(Math.abs(value - known)).toBeLessThanOrEqual(errorBound + 1e-15 * Math.abs(known));
      expect(errorBound).toBeLessThan(1e-6 * Math.abs(known));
    }
  });

  const cases = hard.cases as unknown as readonly {
    readonly id: string;
    readonly model: ModelSpec;
    readonly q: ContinuousSpec;
  }[];
  it.each(cases.map((c) => [c.id, c] as const))(
    'rises with K from the ELBO and stays below log p(x): %s',
    (_id, { model, q }) => {
      const evidence = createModel(model).logEvidence;
      let previous = elbo(model, q).elbo;
      for (const samples of [2, 5, 50]) {
        const bound = importanceWeightedBound(model, q, samples);
        const slack = bound.errorBound + 1e-12 * Math.abs(bound.value);
        expect(bound.value).toBeGreaterThanOrEqual(previous.value - previous.errorBound - slack);
        expect(bound.value).toBeLessThanOrEqual(evidence.value + evidence.errorBound + slack);
        expect(bound.errorBound).toBeLessThan(1e-6 * Math.abs(bound.value));
        previous = bound;
      }
    },
  );

  it('agrees with a seeded average of log mean weights', () => {
    const spec: ModelSpec = {
      type: 'normalStudentT',
      prior: { mean: 0, sd: 2 },
      likelihood: { df: 3, scale: 1 },
      observations: [4],
    };
    const model = createModel(spec);
    const q: NormalSpec = { family: 'normal', mean: 2, sd: 1 };
    const density = createDistribution(q);
    const rng = createRng(5);
    const samples = 3;
    const runs = 20_000;
    let sum = 0;
    let squares = 0;
    for (let i = 0; i < runs; i++) {
      let weights = 0;
      for (let k = 0; k < samples; k++) {
        const z = density.sample(rng.uniform);
        weights += Math.exp(model.logJoint(z) - density.logPdf(z));
      }
      const log = Math.log(weights / samples);
      sum += log;
      squares += log * log;
    }
    const mean = sum / runs;
    const error = Math.sqrt((squares / runs - mean * mean) / runs);
    const { value } = importanceWeightedBound(spec, q, samples);
    expect(Math.abs(mean - value) / error).toBeLessThan(5);
    expect(Math.abs(mean - elbo(spec, q).elbo.value) / error).toBeGreaterThan(20);
  });

  it('is −∞ while K draws can all be too far out, and finite from there on', () => {
    const model: ModelSpec = {
      type: 'normalNormal',
      prior: { mean: 0, sd: 1 },
      likelihood: { sd: 1 },
      observations: [1],
    };
    const q: ContinuousSpec = { family: 'studentT', df: 1.5, loc: 0, scale: 1 };
    const one = importanceWeightedBound(model, q, 1);
    expect(one.value).toBe(-Infinity);
    expect(one.reason).toContain('tail');
    const two = importanceWeightedBound(model, q, 2);
    expect(two.value).toBeGreaterThan(-10);
    expect(two.value).toBeLessThan(createModel(model).logEvidence.value);
  });

  it('is −∞ for every K when q has mass outside the model', () => {
    const model: ModelSpec = {
      type: 'betaBinomial',
      prior: { a: 2, b: 2 },
      successes: 1,
      trials: 2,
    };
    for (const samples of [1, 7]) {
      const bound = importanceWeightedBound(
        model,
        { family: 'normal', mean: 0.5, sd: 0.1 },
        samples,
      );
      expect(bound.value).toBe(-Infinity);
      expect(bound.reason).toContain('mass');
    }
  });

  it('refuses a number of samples that is none', () => {
    const { model, q } = reference.cases[0];
    for (const samples of [0, 1.5, NaN]) {
      expect(() => importanceWeightedBound(model as ModelSpec, q as NormalSpec, samples)).toThrow(
        'samples',
      );
    }
  });
});

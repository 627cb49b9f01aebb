import { describe, expect, it } from 'vitest';
import { createModel } from '../math';
import { changeModel, modelParametersOf } from '../state';
import {
  latentAxis,
  MODEL_NAMES,
  modelSentence,
  type LatentSpec,
  type LatentType,
} from './latentModels';

const TYPES = Object.keys(MODEL_NAMES) as LatentType[];
const start: LatentSpec = {
  type: 'normalNormal',
  prior: { mean: -1, sd: 2 },
  likelihood: { sd: 0.5 },
  observations: [3],
};
const of = (type: LatentType) => changeModel(start, type) as LatentSpec;

describe('the sentence of a model', () => {
  it('says prior, likelihood and data', () => {
    expect(modelSentence(start)).toBe(
      'z is normal with mean −1 and sd 2 beforehand; x = 3 was seen of z plus normal noise of sd 0.5.',
    );
    expect(modelSentence(of('normalBernoulliLogit'))).toContain('4 of 5 tosses');
    expect(modelSentence(of('twoBranch'))).toContain('of z² + 0.6z plus normal noise');
  });

  it.each(TYPES)('is whole: %s', (type) => {
    expect(modelSentence(of(type))).toMatch(/^z is .*\.$/);
    expect(modelSentence(of(type))).not.toMatch(/NaN|undefined|\d-|\s-/);
  });
});

describe('the axis of a model', () => {
  it.each(TYPES)('shows the posterior to a thousandth, and every handle: %s', (type) => {
    const model = createModel(of(type));
    const [from, to] = latentAxis(model);
    expect(model.posterior.cdf(from)).toBeLessThan(1e-3);
    expect(1 - model.posterior.cdf(to)).toBeLessThan(1e-3);
    for (const { anchor } of modelParametersOf(model.spec)) {
      if (!anchor) continue;
      expect(anchor(model.spec)).toBeGreaterThan(from);
      expect(anchor(model.spec)).toBeLessThan(to);
    }
    expect(to - from).toBeLessThan(30);
  });
});

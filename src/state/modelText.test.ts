import { describe, expect, it } from 'vitest';
import { createModel, type ModelSpec } from '../math';
import { modelParam } from './modelParam';
import { formatModel, parseModel } from './modelText';

const prior = { mean: -0.5, sd: 2 };
const models: readonly (readonly [string, ModelSpec])[] = [
  [
    'normalNormal_-0.5_2_1_3',
    { type: 'normalNormal', prior, likelihood: { sd: 1 }, observations: [3] },
  ],
  [
    'normalNormal_-0.5_2_1_3_4',
    { type: 'normalNormal', prior, likelihood: { sd: 1 }, observations: [3, 4] },
  ],
  [
    'normalStudentT_-0.5_2_3_0.7_1',
    { type: 'normalStudentT', prior, likelihood: { df: 3, scale: 0.7 }, observations: [1] },
  ],
  [
    'normalBernoulliLogit_-0.5_2_4_5',
    { type: 'normalBernoulliLogit', prior, successes: 4, trials: 5 },
  ],
  [
    'mixtureNormal_0.25_-1_0.5_0.75_2_1_0.8_1_2',
    {
      type: 'mixtureNormal',
      prior: { weights: [0.25, 0.75], means: [-1, 2], sds: [0.5, 1] },
      likelihood: { sd: 0.8 },
      observations: [1, 2],
    },
  ],
  [
    'betaBinomial_2_3_4_5',
    { type: 'betaBinomial', prior: { a: 2, b: 3 }, successes: 4, trials: 5 },
  ],
  [
    'gammaPoisson_2_1_3_0',
    { type: 'gammaPoisson', prior: { shape: 2, rate: 1 }, observations: [3, 0] },
  ],
  [
    'twoBranch_0_2_1_3',
    {
      type: 'twoBranch',
      prior: { mean: 0, sd: 2 },
      likelihood: { sd: 1 },
      observations: [3],
    },
  ],
];

describe('a model as text', () => {
  it.each(models)('%s, there and back', (text, spec) => {
    expect(formatModel(spec)).toBe(text);
    expect(parseModel(text)).toEqual(spec);
    expect(() => createModel(spec)).not.toThrow();
  });

  it('is read with brackets too', () => {
    expect(parseModel('twoBranch(0, 2, 1, 3)')).toEqual(parseModel('twoBranch_0_2_1_3'));
  });

  it.each([
    '',
    'normalNormal',
    'normalNormal_0_2_1',
    'normalNormal_0_2_1_NaN',
    'normalNormal_0_2_1_3_',
    'toString_1_2',
    'normalBernoulliLogit_0_2_4',
    'normalBernoulliLogit_0_2_4_5_6',
    'mixtureNormal_0.5_0_1_0.4_0_1_1_3',
    'mixtureNormal_0.5_0_1_0.5_0_1_1',
    'mixtureNormal_-1_0_1_2_0_1_1_3',
    `normalNormal_0_2_1${'_3'.repeat(14)}`,
  ])('is nothing: %s', (text) => {
    expect(parseModel(text)).toBeUndefined();
  });

  it('with too many observations stays out of a link', () => {
    const observations = Array.from({ length: 14 }, (_, i) => i);
    expect(
      formatModel({ type: 'normalNormal', prior, likelihood: { sd: 1 }, observations }),
    ).toBeUndefined();
  });
});

describe('a model in the URL', () => {
  const param = modelParam<{ readonly model: ModelSpec }, ModelSpec['type']>({
    name: 'model',
    types: ['normalNormal', 'normalBernoulliLogit'],
    create: createModel,
    read: ({ model }) => model,
    write: (_, model) => ({ model }),
  });

  it.each(models.slice(0, 2))('%s is taken as it is', (text, spec) => {
    expect(param.parse(text)).toEqual({ ok: true, value: spec });
    expect(param.write({ model: spec })).toBe(text);
  });

  it('is moved into the ranges, and what moved is said in words', () => {
    expect(param.parse('normalNormal_0_50_1_99')).toEqual({
      ok: true,
      value: parseModel('normalNormal_0_5_1_10'),
      clamped: 'sd of the prior from 0.05 to 5, observation x from −10 to 10',
    });
  });

  it('that the core refuses is left aside, with what is allowed of that number', () => {
    expect(param.parse('normalNormal_0_-1_1_3')).toEqual({
      ok: false,
      allowed: 'sd of the prior from 0.05 to 5',
    });
    expect(param.parse('normalBernoulliLogit_0_2_4.5_5')).toEqual({
      ok: false,
      allowed: 'successes from 0 to 100',
    });
  });

  it('of another type, or no model at all, is left aside', () => {
    for (const text of ['twoBranch_0_2_1_3', 'normal_0_1', 'x'.repeat(3000)])
      expect(param.parse(text)).toEqual({ ok: false });
    expect(param.allowed).toContain('normalNormal_priorMean_priorSd_likelihoodSd_x');
  });
});

import type { ModelSpec } from '../inference/modelSpec';

/** Models of every kind: ordinary ones and the awkward corners. */
export const modelCases: readonly ModelSpec[] = [
  {
    type: 'normalNormal',
    prior: { mean: 0.3, sd: 1.2 },
    likelihood: { sd: 0.7 },
    observations: [1.5, 0.2],
  },
  { type: 'normalNormal', prior: { mean: 0, sd: 1 }, likelihood: { sd: 1e-4 }, observations: [12] },
  {
    type: 'normalStudentT',
    prior: { mean: 0, sd: 2 },
    likelihood: { df: 3, scale: 1 },
    observations: [4],
  },
  {
    type: 'normalStudentT',
    prior: { mean: 0, sd: 5 },
    likelihood: { df: 1, scale: 0.3 },
    observations: [-4, 4],
  },
  {
    type: 'normalStudentT',
    prior: { mean: 0, sd: 1 },
    likelihood: { df: 2, scale: 0.05 },
    observations: [12],
  },
  {
    type: 'normalStudentT',
    prior: { mean: 1, sd: 2 },
    likelihood: { df: 4, scale: 1 },
    observations: [0.1, 0.4, 0.5, 0.9, 1.1, 1.3, 1.4, 1.8, 2, 2.2, 2.7, 3.1, 3.3, 9, -6],
  },
  { type: 'normalBernoulliLogit', prior: { mean: 0.2, sd: 1.5 }, successes: 3, trials: 4 },
  { type: 'normalBernoulliLogit', prior: { mean: -8, sd: 0.5 }, successes: 20, trials: 20 },
  {
    type: 'mixtureNormal',
    prior: { weights: [0.4, 0.6], means: [-3, 3], sds: [0.7, 0.5] },
    likelihood: { sd: 2 },
    observations: [0.5, 1],
  },
  { type: 'betaBinomial', prior: { a: 2, b: 1.5 }, successes: 7, trials: 10 },
  { type: 'betaBinomial', prior: { a: 0.5, b: 0.5 }, successes: 0, trials: 3 },
  { type: 'gammaPoisson', prior: { shape: 2, rate: 1 }, observations: [3, 5, 2] },
  { type: 'gammaPoisson', prior: { shape: 0.5, rate: 0.2 }, observations: [0] },
  { type: 'twoBranch', prior: { mean: 0, sd: 1 }, likelihood: { sd: 0.5 }, observations: [1.5] },
  {
    type: 'twoBranch',
    prior: { mean: 0.2, sd: 1 },
    likelihood: { sd: 0.01 },
    observations: [2, 2.01],
  },
  { type: 'twoBranch', prior: { mean: 0, sd: 1 }, likelihood: { sd: 0.3 }, observations: [-2] },
];

const nn = {
  type: 'normalNormal',
  prior: { mean: 0, sd: 1 },
  likelihood: { sd: 1 },
  observations: [1],
};
const bb = { type: 'betaBinomial', prior: { a: 1, b: 1 }, successes: 1, trials: 2 };

/** Specifications that must be refused, and the field the error must name. */
export const badModels: readonly (readonly [spec: unknown, field: string])[] = [
  [undefined, 'type'],
  [{}, 'type'],
  [{ ...nn, type: 'normal' }, 'type'],
  [{ ...nn, prior: undefined }, 'prior'],
  [{ ...nn, prior: { mean: 0, sd: -1 } }, 'prior.sd'],
  [{ ...nn, likelihood: {} }, 'likelihood.sd'],
  [{ ...nn, likelihood: null }, 'likelihood'],
  [{ ...nn, observations: [] }, 'observations'],
  [{ ...nn, observations: [1, NaN] }, 'observations[1]'],
  [{ ...nn, type: 'normalStudentT', likelihood: { df: 0, scale: 1 } }, 'likelihood.df'],
  [{ ...nn, type: 'normalStudentT', likelihood: { df: 2, scale: -1 } }, 'likelihood.scale'],
  [
    { ...nn, type: 'mixtureNormal', prior: { weights: [0.5, 0.4], means: [0, 1], sds: [1, 1] } },
    'prior.weights',
  ],
  [{ ...nn, type: 'twoBranch', likelihood: { sd: 0 } }, 'likelihood.sd'],
  [{ ...bb, prior: { a: 0, b: 1 } }, 'prior.a'],
  [{ ...bb, successes: 3 }, 'successes'],
  [{ ...bb, trials: 0 }, 'trials'],
  [{ ...bb, trials: 2.5 }, 'trials'],
  [{ ...bb, type: 'normalBernoulliLogit', prior: { mean: 0, sd: 1 }, successes: -1 }, 'successes'],
  [
    { type: 'gammaPoisson', prior: { shape: 1, rate: 1 }, observations: [1, -2] },
    'observations[1]',
  ],
  [{ type: 'gammaPoisson', prior: { shape: 1, rate: 1 }, observations: [0.5] }, 'observations[0]'],
];

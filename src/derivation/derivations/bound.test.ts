import { describe, expect, it } from 'vitest';
import {
  createDistribution,
  createModel,
  elbo,
  type ContinuousSpec,
  type ModelSpec,
} from '../../math';
import { checkDerivation } from '../check';
import { corrupted, faults } from '../testing/corrupted';
import { elboSplit } from './elboSplit';
import type { EvidenceInput } from './evidenceInput';
import { jensen } from './jensen';
import { trainedBound } from './trainedBound';

const derivations = {
  split: elboSplit<EvidenceInput>((input) => input),
  jensen: jensen<EvidenceInput>((input) => input),
  trained: trainedBound<EvidenceInput>((input) => input),
};

const inputOf = (spec: ModelSpec, q: ContinuousSpec): EvidenceInput => ({
  model: createModel(spec),
  q: createDistribution(q),
  report: elbo(spec, q),
});

const prior = { mean: 0, sd: 2 };
const models: readonly ModelSpec[] = [
  { type: 'twoBranch', prior, likelihood: { sd: 1 }, observations: [3] },
  { type: 'twoBranch', prior, likelihood: { sd: 0.1 }, observations: [3] },
  { type: 'normalNormal', prior, likelihood: { sd: 1 }, observations: [3, -1] },
  {
    type: 'normalNormal',
    prior: { mean: 0, sd: 0.05 },
    likelihood: { sd: 0.05 },
    observations: [0.1],
  },
  { type: 'normalBernoulliLogit', prior, successes: 9, trials: 10 },
  { type: 'normalStudentT', prior, likelihood: { df: 2, scale: 0.5 }, observations: [-1, 4] },
  {
    type: 'mixtureNormal',
    prior: { weights: [0.3, 0.7], means: [-2, 2], sds: [0.6, 0.4] },
    likelihood: { sd: 2 },
    observations: [0.5],
  },
];
const qs: readonly ContinuousSpec[] = [
  { family: 'normal', mean: 0.8, sd: 0.6 },
  { family: 'normal', mean: -9, sd: 0.05 },
  { family: 'normal', mean: 3, sd: 5 },
  { family: 'skewNormal', loc: 1, scale: 0.7, shape: -4 },
  { family: 'studentT', df: 8, loc: 0, scale: 1 },
  { family: 'gaussianMixture', weights: [0.4, 0.6], means: [-2, 1.4], sds: [0.3, 0.3] },
];

describe.each(Object.entries(derivations))('%s', (_, derivation) => {
  it.each(models.flatMap((model) => qs.map((q) => ({ model, q }))))(
    'holds: $model.type, $q.family',
    ({ model, q }) => {
      expect(faults(checkDerivation(derivation, inputOf(model, q)))).toEqual([]);
    },
  );

  it('says nothing of a finite value where the ELBO is −∞', () => {
    const heavy: ContinuousSpec = { family: 'studentT', df: 3, loc: 0, scale: 1 };
    const lines = checkDerivation(derivation, inputOf(models[0], heavy));
    expect(lines.some(({ kind }) => kind === 'failed')).toBe(false);
    expect(lines.every((line) => line.kind !== 'valued' || line.holds)).toBe(true);
  });

  const ids = derivation.lines.flatMap(({ terms }) => terms.map(({ id }) => id));
  it.each(ids)('shows a cross when “%s” is wrong', (id) => {
    // Upwards for the bound, which a term that is too small would still obey.
    const lines = checkDerivation(corrupted(derivation, id, 5), inputOf(models[0], qs[0]));
    expect(lines.some((line) => line.kind === 'valued' && !line.holds)).toBe(true);
  });
});

it('holds to within a few units of the last place, not by wide bounds', () => {
  const allowed = Object.values(derivations).flatMap((derivation) =>
    checkDerivation(derivation, inputOf(models[0], qs[0])).flatMap((line) =>
      line.kind === 'valued' && line.relation === '=' ? [line.allowed] : [],
    ),
  );
  expect(allowed).toHaveLength(10);
  expect(Math.max(...allowed)).toBeLessThan(1e-9);
});

it('Jensen is equal, not merely below, when q is the posterior', () => {
  const exact: ContinuousSpec = { family: 'normal', mean: 2.4, sd: Math.sqrt(0.8) };
  const conjugate: ModelSpec = {
    type: 'normalNormal',
    prior,
    likelihood: { sd: 1 },
    observations: [3],
  };
  const lines = checkDerivation(derivations.jensen, inputOf(conjugate, exact));
  for (const line of lines)
    expect(line.kind === 'valued' ? Math.abs(line.residual) : NaN).toBeLessThan(1e-12);
});

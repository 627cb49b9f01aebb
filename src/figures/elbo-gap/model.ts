import {
  choiceParam,
  distributionParam,
  modelParam,
  numberParam,
  type FigureModel,
} from '../../state';
import { modelOf } from '../latentModels';
import { createQ, Q_FAMILIES, qOf } from '../approximations';
import { presets } from './presets';
import { reportOf } from './reports';
import {
  CLIMBS,
  GRADIENTS,
  MODELS,
  RATE,
  SAMPLES,
  SEED,
  VIEWS,
  WEIGHTED,
  type GapDerived,
  type GapState,
} from './state';

const initial: GapState = {
  model: { type: 'twoBranch', prior: { mean: 0, sd: 2 }, likelihood: { sd: 1 }, observations: [3] },
  q: { family: 'normal', mean: 0.8, sd: 0.6 },
  view: 'all',
  climb: 'elbo',
  gradient: 'exact',
  samples: 10,
  rate: 0.2,
  seed: 1,
  weighted: 'off',
};

function derive({ model, q }: GapState): GapDerived {
  return { model: modelOf(model), q: qOf(q), report: reportOf(model, q) };
}

const whole = (value: number) => Math.round(value);

export const model: FigureModel<GapState, GapDerived> = {
  id: 'elbo-gap',
  initial,
  derive,
  params: [
    modelParam({
      name: 'model',
      types: MODELS,
      create: modelOf,
      read: (state: GapState) => state.model,
      write: (state, spec) => ({ ...state, model: spec }),
    }),
    distributionParam({
      name: 'q',
      families: Q_FAMILIES,
      create: createQ,
      read: (state: GapState) => state.q,
      write: (state, q) => ({ ...state, q }),
    }),
    choiceParam({
      name: 'view',
      choices: VIEWS,
      read: (state: GapState) => state.view,
      write: (state, view) => ({ ...state, view }),
    }),
    choiceParam({
      name: 'climb',
      choices: CLIMBS,
      read: (state: GapState) => state.climb,
      write: (state, climb) => ({ ...state, climb }),
    }),
    choiceParam({
      name: 'gradient',
      choices: GRADIENTS,
      read: (state: GapState) => state.gradient,
      write: (state, gradient) => ({ ...state, gradient }),
    }),
    numberParam({
      name: 'samples',
      ...SAMPLES,
      read: (state: GapState) => state.samples,
      write: (state, samples) => ({ ...state, samples: whole(samples) }),
    }),
    numberParam({
      name: 'rate',
      ...RATE,
      read: (state: GapState) => state.rate,
      write: (state, rate) => ({ ...state, rate }),
    }),
    numberParam({
      name: 'seed',
      ...SEED,
      read: (state: GapState) => state.seed,
      write: (state, seed) => ({ ...state, seed: whole(seed) }),
    }),
    choiceParam({
      name: 'weighted',
      choices: WEIGHTED,
      read: (state: GapState) => state.weighted,
      write: (state, weighted) => ({ ...state, weighted }),
    }),
  ],
  presets,
};

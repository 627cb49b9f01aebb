import { choiceParam, modelParam, type FigureModel } from '../../state';
import { modelOf } from '../latentModels';
import { presets } from './presets';
import { coreName, MODELS, PARAMETERS, type ThetaDerived, type ThetaState } from './state';

const initial: ThetaState = {
  model: { type: 'twoBranch', prior: { mean: 0, sd: 2 }, likelihood: { sd: 1 }, observations: [3] },
  parameter: 'noise',
};

function derive(state: ThetaState): ThetaDerived {
  const parameter = coreName(state);
  const [owner, field] = parameter.split('.');
  const fields = state.model as unknown as Record<string, Record<string, number>>;
  return { model: modelOf(state.model), parameter, theta: fields[owner][field] };
}

export const model: FigureModel<ThetaState, ThetaDerived> = {
  id: 'elbo-theta',
  initial,
  derive,
  params: [
    modelParam({
      name: 'model',
      types: MODELS,
      create: modelOf,
      read: (state: ThetaState) => state.model,
      write: (state, spec) => ({ ...state, model: spec }),
    }),
    choiceParam({
      name: 'theta',
      choices: PARAMETERS,
      read: (state: ThetaState) => state.parameter,
      write: (state, parameter) => ({ ...state, parameter }),
    }),
  ],
  presets,
};

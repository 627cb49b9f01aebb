import { elboOf, type ElboReport } from '../../math';
import { choiceParam, modelParam, type FigureModel } from '../../state';
import { qOf } from '../approximations';
import { modelOf } from '../latentModels';
import { bestAt } from './bestAt';
import { presets } from './presets';
import { coreName, MODELS, PARAMETERS, thetaOf, type ThetaDerived, type ThetaState } from './state';

const initial: ThetaState = {
  model: { type: 'twoBranch', prior: { mean: 0, sd: 2 }, likelihood: { sd: 1 }, observations: [3] },
  parameter: 'noise',
};

function derive(state: ThetaState): ThetaDerived {
  const inside = modelOf(state.model);
  let report: ElboReport | undefined;
  return {
    model: inside,
    parameter: coreName(state),
    theta: thetaOf(state),
    get q() {
      return qOf(bestAt(state).q);
    },
    get report() {
      report ??= elboOf(inside, qOf(bestAt(state).q));
      return report;
    },
  };
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

import { createModel, elbo } from '../../math';
import { distributionParam, modelParam, type FigureModel } from '../../state';
import { createQ, Q_FAMILIES, qOf } from '../approximations';
import { evidenceOf } from '../evidenceOf';
import { presets, twoBranch } from './presets';
import { MODELS, type EvidenceDerived, type EvidenceState } from './state';

const initial: EvidenceState = {
  model: twoBranch,
  q: { family: 'normal', mean: 1, sd: 0.5 },
};

function derive(state: EvidenceState): EvidenceDerived {
  const model = createModel(state.model);
  return {
    model,
    q: qOf(state.q),
    report: elbo(state.model, state.q),
    evidence: evidenceOf(model),
  };
}

export const model: FigureModel<EvidenceState, EvidenceDerived> = {
  id: 'evidence',
  initial,
  derive,
  params: [
    modelParam({
      name: 'model',
      types: MODELS,
      create: createModel,
      read: (state: EvidenceState) => state.model,
      write: (state, spec) => ({ ...state, model: spec }),
    }),
    distributionParam({
      name: 'q',
      families: Q_FAMILIES,
      create: createQ,
      read: (state: EvidenceState) => state.q,
      write: (state, q) => ({ ...state, q }),
    }),
  ],
  presets,
};

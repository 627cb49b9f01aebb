import { elboOf } from '../../math';
import { distributionParam, modelParam, type FigureModel } from '../../state';
import { createQ, Q_FAMILIES, qOf } from '../approximations';
import { evidenceOf } from '../evidenceOf';
import { modelOf } from '../latentModels';
import { modelAliases } from '../modelAliases';
import { presets, twoBranch } from './presets';
import { MODELS, type EvidenceDerived, type EvidenceState } from './state';

const initial: EvidenceState = {
  model: twoBranch,
  q: { family: 'normal', mean: 1, sd: 0.5 },
};

function derive(state: EvidenceState): EvidenceDerived {
  const model = modelOf(state.model);
  const q = qOf(state.q);
  return {
    model,
    q,
    report: elboOf(model, q),
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
      create: modelOf,
      read: (state: EvidenceState) => state.model,
      write: (state, spec) => ({ ...state, model: spec }),
    }),
    ...modelAliases<EvidenceState>(),
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

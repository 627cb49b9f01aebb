import type { ContinuousDistribution, ElboReport, Model, ModelParameter } from '../../math';
import type { Snapshot } from '../../state';
import type { LatentSpec, LatentType } from '../latentModels';

export const MODELS = [
  'twoBranch',
  'normalNormal',
  'normalBernoulliLogit',
  'normalStudentT',
] as const satisfies readonly LatentType[];

export const PARAMETERS = ['noise', 'prior.sd', 'prior.mean'] as const;
/** Which of the model's numbers is θ; `noise` is the width of the noise, whatever the model calls it. */
export type ThetaName = (typeof PARAMETERS)[number];

export interface ThetaState {
  /** Its number that is θ holds the present θ. */
  readonly model: LatentSpec;
  readonly parameter: ThetaName;
}

export interface ThetaDerived {
  readonly model: Model;
  /** The core's name of θ. */
  readonly parameter: ModelParameter;
  readonly theta: number;
  /** The best normal q at this θ, as a distribution, and what the core says of it; worked out when asked for. */
  readonly q: ContinuousDistribution;
  readonly report: ElboReport;
}

export type ThetaSnapshot = Snapshot<ThetaState, ThetaDerived>;

/** Which numbers a model has to offer; coin tosses have no noise of their own. */
export function parametersFor(type: LatentType): readonly ThetaName[] {
  return type === 'normalBernoulliLogit' ? ['prior.sd', 'prior.mean'] : PARAMETERS;
}

/** The core's name of a model's θ; of what a model does not have, the sd of its prior. */
export function coreName({ model, parameter }: ThetaState): ModelParameter {
  if (parameter !== 'noise') return parameter;
  if (model.type === 'normalBernoulliLogit') return 'prior.sd';
  return model.type === 'normalStudentT' ? 'likelihood.scale' : 'likelihood.sd';
}

const WORDS: Readonly<Record<ModelParameter, string>> = {
  'prior.mean': 'mean of the prior',
  'prior.sd': 'sd of the prior',
  'likelihood.scale': 'scale of the noise',
  'likelihood.sd': 'sd of the noise',
};

/** The present θ. */
export function thetaOf(state: ThetaState): number {
  const [owner, field] = coreName(state).split('.');
  return (state.model as unknown as Record<string, Record<string, number>>)[owner][field];
}

/** θ in words. */
export function thetaWords(state: ThetaState): string {
  return WORDS[coreName(state)];
}

/** The stretch of θ that is drawn and searched. */
export function thetaRange(state: ThetaState): readonly [number, number] {
  return coreName(state) === 'prior.mean' ? [-5, 5] : [0.2, 5];
}

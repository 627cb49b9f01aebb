import {
  elboOf,
  families,
  objectiveOf,
  type ElboReport,
  type NormalParameters,
  type Quantity,
} from '../../math';
import { modelParam, numberParam, type FigureModel } from '../../state';
import { formatNumber } from '../../ui';
import { modelOf } from '../latentModels';
import { modelAliases } from '../modelAliases';
import { evidenceOf } from '../evidenceOf';
import { fitTrackOf, type FitTrack, type FitView } from './fitTrack';
import { presets, twoBranch } from './presets';
import { GUESS, MODELS, type GuessDerived, type GuessState } from './state';

const initial: GuessState = { model: twoBranch, guess: 1 };

function derive(state: GuessState): GuessDerived {
  const model = modelOf(guessable(state).model);
  const evidence = evidenceOf(model);
  const scale = 1 / state.guess;
  const track = fitTrackOf(state.model);
  const kl = remembered(track, () => track.kl(scale));
  const l2 = remembered(track, () => track.l2(scale));
  const scoreOf = (loss: 'j' | 'l2Squared'): Quantity => {
    const { mean, sd } = kl().best;
    return objectiveOf(model.posterior, loss, { scale })(mean, sd);
  };
  return {
    model,
    evidence,
    guess: times(state.guess, evidence),
    scale,
    fits: {
      get kl() {
        return kl();
      },
      get l2() {
        return l2();
      },
    },
    get report() {
      return reportOf(state.model, kl().best);
    },
    objectives: {
      get j() {
        return scoreOf('j');
      },
      get l2Squared() {
        return scoreOf('l2Squared');
      },
    },
  };
}

let latest:
  { readonly spec: object; readonly mean: number; readonly report: ElboReport } | undefined;

/** The report of KL's best q: the same at every guess. */
function reportOf(spec: GuessState['model'], { mean, sd }: NormalParameters): ElboReport {
  if (latest?.spec !== spec || latest.mean !== mean)
    latest = {
      spec,
      mean,
      report: elboOf(modelOf(spec), families.normal.create({ family: 'normal', mean, sd })),
    };
  return latest.report;
}

/** A provisional view is asked for again when more is known; several marks draw from one answer in between. */
function remembered<V extends FitView>(track: FitTrack, ask: () => V): () => V {
  let last: { readonly view: V; readonly age: number } | undefined;
  return () => {
    if (last === undefined || (!last.view.isSettled && last.age !== track.age))
      last = { view: ask(), age: track.age };
    return last.view;
  };
}

function times(factor: number, { value, errorBound, method }: Quantity): Quantity {
  return { value: factor * value, errorBound: factor * (errorBound + value * 2 ** -53), method };
}

/** A p(x) below this logarithm, or its square, is out of the range of doubles: nothing to put a handle on. */
const LEAST_LOG = -300;

/** Why the p(x) of a model cannot be guessed, in words; undefined where it can. */
export function refuseModel(model: GuessState['model']): string | undefined {
  const { value } = modelOf(model).logEvidence;
  return value < LEAST_LOG
    ? `With this prior and these data log p(x) of that model would be ${formatNumber(value, 3)}; below −300 p(x) is too small to put a handle on, and the figure keeps its model.`
    : undefined;
}

/** @throws RangeError for a model whose p(x) cannot be guessed; the link's value is then left aside. */
function guessable(state: GuessState): GuessState {
  const words = refuseModel(state.model);
  if (words !== undefined) throw new RangeError(words);
  return state;
}

export const model: FigureModel<GuessState, GuessDerived> = {
  id: 'guess-the-evidence',
  initial,
  derive,
  params: [
    modelParam({
      name: 'model',
      types: MODELS,
      create: modelOf,
      read: (state: GuessState) => state.model,
      write: (state, spec) => guessable({ ...state, model: spec }),
    }),
    ...modelAliases(guessable),
    numberParam({
      name: 'guess',
      min: GUESS.least,
      max: GUESS.farthest,
      read: (state: GuessState) => state.guess,
      write: (state, guess) => ({ ...state, guess }),
    }),
  ],
  presets,
};

import {
  categorical,
  creatorOf,
  MOST_STEPS,
  RACE_LOSSES,
  STEP_RULES,
  type RaceLoss,
} from '../../math';
import {
  choiceParam,
  distributionParam,
  isAnyGesture,
  numberParam,
  numbersParam,
  type FigureModel,
} from '../../state';
import { MAX_CATEGORIES, MIN_CATEGORIES } from '../barHeights';
import { bestOf } from './bestTrack';
import { presets } from './presets';
import { quantityOf } from './quantities';
import { AT_ONCE, IN_A_DRAG, learnTo, runOf } from './runs';
import type { Racer, RaceDerived } from './snapshot';
import { FACTOR, LOGIT, RATE, type RaceState } from './state';

const initial: RaceState = {
  target: [0.6, 0.2, 0.1, 0.07, 0.03],
  start: [0, 0, 0, 0, 0],
  rates: { kl: 1, halfL2: 1, l1: 1, jsd: 1 },
  factor: 1,
  rule: 'plain',
  step: 0,
  category: 0,
};

function derive(state: RaceState): RaceDerived {
  const reach = Math.max(state.step, isAnyGesture() ? IN_A_DRAG : AT_ONCE);
  const racers = Object.fromEntries(
    RACE_LOSSES.map((loss): readonly [RaceLoss, Racer] => {
      const run = runOf(state, loss);
      learnTo(run, reach);
      return [loss, { run, point: run.run.at(state.step) }];
    }),
  ) as Record<RaceLoss, Racer>;
  return {
    racers,
    best: bestOf(state),
    quantity: (loss, of) => quantityOf(state, loss, racers[loss].point, of),
  };
}

const create = creatorOf([categorical]);

/** By name of the URL: `rate.l2`. */
const RATE_NAMES: Readonly<Record<RaceLoss, string>> = {
  kl: 'rate.kl',
  halfL2: 'rate.l2',
  l1: 'rate.l1',
  jsd: 'rate.jsd',
};

export const rateName = (loss: RaceLoss): string => RATE_NAMES[loss];

export const model: FigureModel<RaceState, RaceDerived> = {
  id: 'learning-race',
  initial,
  derive,
  params: [
    {
      ...distributionParam({
        name: 'target',
        families: ['categorical'],
        create,
        read: (state: RaceState) => ({ family: 'categorical', probs: state.target }),
        write: (state, { probs }) => {
          if (probs.length < MIN_CATEGORIES || probs.length > MAX_CATEGORIES)
            throw new RangeError(`a figure of bars holds ${MIN_CATEGORIES} to ${MAX_CATEGORIES}`);
          // The start follows in length; should the link name it too, it is applied next.
          const start = probs.map((_, i) => state.start[i] ?? 0);
          return { ...state, target: probs, start };
        },
      }),
      allowed: `categorical_… (${MIN_CATEGORIES} to ${MAX_CATEGORIES} probabilities summing to 1)`,
    },
    numbersParam({
      name: 'start',
      ...LOGIT,
      count: [MIN_CATEGORIES, MAX_CATEGORIES],
      read: (state: RaceState) => state.start,
      write: (state, start) => {
        if (start.length !== state.target.length)
          throw new RangeError('as many logits as the target has probabilities');
        return { ...state, start };
      },
    }),
    ...RACE_LOSSES.map((loss) =>
      numberParam({
        name: rateName(loss),
        ...RATE,
        read: (state: RaceState) => state.rates[loss],
        write: (state, rate) => ({ ...state, rates: { ...state.rates, [loss]: rate } }),
      }),
    ),
    numberParam({
      name: 'factor',
      ...FACTOR,
      read: (state: RaceState) => state.factor,
      write: (state, factor) => ({ ...state, factor }),
    }),
    choiceParam({
      name: 'rule',
      choices: STEP_RULES,
      read: (state: RaceState) => state.rule,
      write: (state, rule) => ({ ...state, rule }),
    }),
    numberParam({
      name: 'step',
      min: 0,
      max: MOST_STEPS,
      read: (state: RaceState) => state.step,
      write: (state, step) => ({ ...state, step: Math.round(step) }),
    }),
    numberParam({
      name: 'category',
      min: 1,
      max: MAX_CATEGORIES,
      read: (state: RaceState) => state.category + 1,
      write: (state, category) => ({
        ...state,
        category: Math.min(Math.round(category), state.target.length) - 1,
      }),
    }),
  ],
  presets,
};

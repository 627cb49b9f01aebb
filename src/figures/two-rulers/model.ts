import {
  compare,
  createDistribution,
  meanSquareOverWindow,
  rootOf,
  slopesInDistance,
} from '../../math';
import { choiceParam, distributionParam, numberParam, type FigureModel } from '../../state';
import { INTEGRANDS } from '../integrands';
import { presets } from './presets';
import { FAMILIES, WINDOW, type RulersDerived, type RulersState } from './state';

function derive(state: RulersState): RulersDerived {
  const q = createDistribution(state.q);
  const p = createDistribution(state.p);
  const pair = compare(state.q, state.p);
  return {
    q,
    p,
    quantities: {
      ...pair,
      l2: rootOf(pair.l2Squared),
      windowMse: meanSquareOverWindow(q, p, state.window),
    },
    ...(state.q.family === 'normal' && state.p.family === 'normal'
      ? { slopes: slopesInDistance(state.q, state.p) }
      : {}),
  };
}

export const model: FigureModel<RulersState, RulersDerived> = {
  id: 'two-rulers',
  initial: {
    q: { family: 'normal', mean: 0, sd: 1 },
    p: { family: 'normal', mean: 1, sd: 1 },
    integrand: 'kl',
    window: 5,
  },
  derive,
  params: [
    distributionParam({
      name: 'q',
      families: FAMILIES,
      read: (state: RulersState) => state.q,
      write: (state, q) => ({ ...state, q }),
    }),
    distributionParam({
      name: 'p',
      families: FAMILIES,
      read: (state: RulersState) => state.p,
      write: (state, p) => ({ ...state, p }),
    }),
    choiceParam({
      name: 'integrand',
      choices: INTEGRANDS,
      read: (state: RulersState) => state.integrand,
      write: (state, integrand) => ({ ...state, integrand }),
    }),
    numberParam({
      name: 'window',
      ...WINDOW,
      read: (state: RulersState) => state.window,
      write: (state, window) => ({ ...state, window }),
    }),
  ],
  presets,
};

import {
  comparePair,
  jsd,
  klPQ,
  klQP,
  l1,
  l2Squared,
  meanSquareOverWindow,
  rootOf,
  slopesInDistance,
  tv,
  type Quantity,
} from '../../math';
import { choiceParam, distributionParam, numberParam, type FigureModel } from '../../state';
import { INTEGRANDS } from '../integrands';
import { create, distributionOf } from './distributionOf';
import { presets } from './presets';
import { FAMILIES, WINDOW, type RulersDerived, type RulersState } from './state';

const initial: RulersState = {
  q: { family: 'normal', mean: 0, sd: 1 },
  p: { family: 'normal', mean: 1, sd: 1 },
  integrand: 'kl',
  window: 5,
};

/** Every quantity the figure shows, and no other: each costs every step of a drag. */
const SHOWN = [klQP, klPQ, jsd, tv, l1, l2Squared];

function derive(state: RulersState): RulersDerived {
  const q = distributionOf(state.q);
  const p = distributionOf(state.p);
  const pair = comparePair(q, p, SHOWN);
  let windowMse: Quantity | undefined;
  return {
    q,
    p,
    quantities: {
      ...pair,
      l2: rootOf(pair.l2Squared),
      // Asked for only where its panel is in sight.
      get windowMse() {
        windowMse ??= meanSquareOverWindow(q, p, state.window);
        return windowMse;
      },
    },
    ...(state.q.family === 'normal' && state.p.family === 'normal'
      ? { slopes: slopesInDistance(state.q, state.p) }
      : {}),
  };
}

export const model: FigureModel<RulersState, RulersDerived> = {
  id: 'two-rulers',
  initial,
  derive,
  params: [
    distributionParam({
      name: 'q',
      families: FAMILIES,
      create,
      read: (state: RulersState) => state.q,
      write: (state, q) => ({ ...state, q }),
    }),
    distributionParam({
      name: 'p',
      families: FAMILIES,
      create,
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

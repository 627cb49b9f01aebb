import {
  compare,
  createDistribution,
  meanSquareOverWindow,
  rootOf,
  slopesInDistance,
  type ContinuousDistribution,
  type ContinuousSpec,
  type Quantity,
} from '../../math';
import { choiceParam, distributionParam, numberParam, type FigureModel } from '../../state';
import { INTEGRANDS } from '../integrands';
import { presets } from './presets';
import { FAMILIES, WINDOW, type RulersDerived, type RulersState } from './state';

const initial: RulersState = {
  q: { family: 'normal', mean: 0, sd: 1 },
  p: { family: 'normal', mean: 1, sd: 1 },
  integrand: 'kl',
  window: 5,
};

const made = new WeakMap<ContinuousSpec, ContinuousDistribution>();

/** While one curve is dragged the other stays the same object: what is drawn of it need not be drawn again. */
function distributionOf(spec: ContinuousSpec): ContinuousDistribution {
  const before = made.get(spec);
  if (before) return before;
  const distribution = createDistribution(spec);
  made.set(spec, distribution);
  return distribution;
}

function derive(state: RulersState): RulersDerived {
  const q = distributionOf(state.q);
  const p = distributionOf(state.p);
  const pair = compare(state.q, state.p);
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

import {
  compare,
  createDistribution,
  meanSquareOverWindow,
  rootOf,
  slopesInDistance,
  type Comparison,
  type ContinuousDistribution,
  type ContinuousSpec,
  type Quantity,
} from '../../math';
import {
  choiceParam,
  distributionParam,
  numberParam,
  type CurveFamily,
  type FigureModel,
  type Snapshot,
} from '../../state';
import { INTEGRANDS, type IntegrandId } from '../integrands';
import { presets } from './presets';

/** Families a curve of this figure can be; all can stand anywhere on the line. */
export const FAMILIES = [
  'normal',
  'studentT',
  'laplace',
  'logistic',
  'uniform',
  'skewNormal',
  'gaussianMixture',
] as const satisfies readonly CurveFamily[];

/** Half-width of the window over which "the MSE of the densities" is taken, in units of z. */
export const WINDOW = { min: 1, max: 100 } as const;

export interface RulersState {
  readonly q: ContinuousSpec;
  readonly p: ContinuousSpec;
  readonly integrand: IntegrandId;
  /** Half-width of the window around 0. */
  readonly window: number;
}

export interface RulersDerived {
  readonly q: ContinuousDistribution;
  readonly p: ContinuousDistribution;
  readonly quantities: Comparison & { readonly l2: Quantity; readonly windowMse: Quantity };
  /** How fast each loss changes with the distance of the two; for two normals, where it has a closed form. */
  readonly slopes?: { readonly klQP: Quantity; readonly l2Squared: Quantity };
}

export type RulersSnapshot = Snapshot<RulersState, RulersDerived>;

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

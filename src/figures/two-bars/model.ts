import { categorical, compareCategorical, creatorOf, rootOf } from '../../math';
import { choiceParam, distributionParam, type FigureModel } from '../../state';
import { INTEGRANDS } from '../integrands';
import { MAX_CATEGORIES, MIN_CATEGORIES, uniformBars } from '../barHeights';
import { presets } from './presets';
import type { BarsDerived, BarsState } from './state';

const initial: BarsState = { q: [0.1, 0.2, 0.3, 0.4], p: [0.4, 0.4, 0.15, 0.05], integrand: 'kl' };

const create = creatorOf([categorical]);

function derive({ q, p }: BarsState): BarsDerived {
  const quantities = compareCategorical(q, p);
  return { quantities: { ...quantities, l2: rootOf(quantities.l2Squared) } };
}

/** For the notice after a bad link; lists of unequal length are refused, too. */
const allowed = `categorical_… (${MIN_CATEGORIES} to ${MAX_CATEGORIES} probabilities summing to 1, as many for q as for p)`;

function checkCount(probs: readonly number[]): void {
  if (probs.length < MIN_CATEGORIES || probs.length > MAX_CATEGORIES) {
    throw new RangeError(`a figure of bars holds ${MIN_CATEGORIES} to ${MAX_CATEGORIES} of them`);
  }
}

export const model: FigureModel<BarsState, BarsDerived> = {
  id: 'two-bars',
  initial,
  derive,
  params: [
    {
      ...distributionParam({
        name: 'q',
        families: ['categorical'],
        create,
        read: (state: BarsState) => ({ family: 'categorical', probs: state.q }),
        write: (state, { probs }) => {
          checkCount(probs);
          // The other curve follows in length; should the link name it too, it is applied next.
          return {
            ...state,
            q: probs,
            p: probs.length === state.p.length ? state.p : uniformBars(probs.length),
          };
        },
      }),
      allowed,
    },
    {
      ...distributionParam({
        name: 'p',
        families: ['categorical'],
        create,
        read: (state: BarsState) => ({ family: 'categorical', probs: state.p }),
        write: (state, { probs }) => {
          checkCount(probs);
          if (probs.length === state.q.length) return { ...state, p: probs };
          if (state.q !== initial.q) throw new RangeError('q and p must have equally many bars');
          return { ...state, q: uniformBars(probs.length), p: probs };
        },
      }),
      allowed,
    },
    choiceParam({
      name: 'integrand',
      choices: INTEGRANDS,
      read: (state: BarsState) => state.integrand,
      write: (state, integrand) => ({ ...state, integrand }),
    }),
  ],
  presets,
};

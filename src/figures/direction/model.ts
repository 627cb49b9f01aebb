import { comparePair, type GaussianMixtureSpec, type NormalSpec } from '../../math';
import { choiceParam, distributionParam, type FigureModel } from '../../state';
import { create, mixtureOf, normalOf } from './distributions';
import { fitBookOf } from './fitBook';
import { LOSS_LOOKS, LOSSES } from './losses';
import { initial, presets } from './presets';
import { COORDINATES, DIRECTIONS, type DirectionDerived, type DirectionState } from './state';

const SHOWN = LOSSES.map((loss) => LOSS_LOOKS[loss].divergence);

function derive({ p: target, q: approximation }: DirectionState): DirectionDerived {
  const q = normalOf(approximation);
  const p = mixtureOf(target);
  const book = fitBookOf(target);
  return { q, p, quantities: comparePair(q, p, SHOWN), fits: (loss) => book.fits(loss) };
}

/** @throws RangeError for a mixture of any other number of parts; the link's value is then left aside. */
function twoParts(p: GaussianMixtureSpec): GaussianMixtureSpec {
  if (p.means.length !== 2) throw new RangeError('the target has two parts');
  return p;
}

export const model: FigureModel<DirectionState, DirectionDerived> = {
  id: 'direction',
  initial,
  derive,
  params: [
    distributionParam({
      name: 'p',
      families: ['gaussianMixture'],
      create,
      read: (state: DirectionState) => state.p,
      write: (state, p: GaussianMixtureSpec) => ({ ...state, p: twoParts(p) }),
    }),
    distributionParam({
      name: 'q',
      families: ['normal'],
      create,
      read: (state: DirectionState) => state.q,
      write: (state, q: NormalSpec) => ({ ...state, q }),
    }),
    choiceParam({
      name: 'loss',
      choices: LOSSES,
      read: (state: DirectionState) => state.loss,
      write: (state, loss) => ({ ...state, loss }),
    }),
    choiceParam({
      name: 'coordinates',
      choices: COORDINATES,
      read: (state: DirectionState) => state.coordinates,
      write: (state, coordinates) => ({ ...state, coordinates }),
    }),
    choiceParam({
      name: 'shade',
      choices: DIRECTIONS,
      read: (state: DirectionState) => state.shade,
      write: (state, shade) => ({ ...state, shade }),
    }),
  ],
  presets,
};

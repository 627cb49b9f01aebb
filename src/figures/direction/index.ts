import { klPqMoments, klQpParts } from '../../derivation/derivations';
import type { FigureDefinition } from '../FigureDefinition';
import { Below } from './Below';
import { challenges, prompt } from './challenges';
import { Main } from './Main';
import { model } from './model';
import type { DirectionDerived, DirectionSnapshot, DirectionState } from './state';
import { inWords } from './words';

export { facts } from './facts';

const input = (now: DirectionSnapshot) => now.derived;

/** Chapter 4: which normal q is best against a target of two humps, by either direction of KL and by three other losses. */
export const figure: FigureDefinition<DirectionState, DirectionDerived> = {
  id: 'direction',
  title: 'Which way round?',
  howToRead:
    'How to read this plot: above stand p, q and, thin, the best normal q by each loss. Each place of the map below is a normal q, as far right as its mean and as high as its sd; the darker, the lower the loss. Discs are its best places, rings other local minima, crosses the best by the other losses; the line leads down from q.',
  model,
  Main,
  Below,
  inWords,
  derivations: [klQpParts(input), klPqMoments(input)],
  prompt,
  challenges,
};

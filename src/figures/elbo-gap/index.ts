import { elboSplit, jensen } from '../../derivation/derivations';
import type { FigureDefinition } from '../FigureDefinition';
import { Below } from './Below';
import { challenges, prompt } from './challenges';
import { Main } from './Main';
import { model } from './model';
import type { GapDerived, GapSnapshot, GapState } from './state';
import { inWords } from './words';

export { facts } from './facts';

const parts = (now: GapSnapshot) => now.derived;

/** Chapter 6: log p(x) cut in two by q, and the climb that sees only one of the parts. */
export const figure: FigureDefinition<GapState, GapDerived> = {
  id: 'elbo-gap',
  title: 'The ELBO gap',
  howToRead:
    'How to read this plot: the dotted joint p(x, z), drawn larger by the factor at its label, is what can be computed; the dashed posterior is the same curve divided by its area. In the bars every piece starts where the one above it ended, and one that is negative goes to the left; the amber line is the ELBO, the dashed one log p(x).',
  model,
  Main,
  Below,
  inWords,
  derivations: [elboSplit(parts), jensen(parts)],
  prompt,
  hidesNumbers: ({ state }) => state.view === 'optimiser',
  challenges,
};

import { guessKl, guessL2 } from '../../derivation/derivations';
import type { FigureDefinition } from '../FigureDefinition';
import { challenges, prompt } from './challenges';
import { Main } from './Main';
import { model } from './model';
import { ObjectivePanels } from './ObjectivePanels';
import type { GuessDerived, GuessSnapshot, GuessState } from './state';
import { inWords } from './words';

export { facts } from './facts';

const input = (now: GuessSnapshot) => now.derived;

/** Chapter 5: what becomes of the best q when p(x) is guessed. */
export const figure: FigureDefinition<GuessState, GuessDerived> = {
  id: 'guess-the-evidence',
  title: 'Guess the evidence',
  howToRead:
    'How to read this plot: the guess g makes p(x, z)/g of the joint, the posterior times c = p(x)/g. Above it stand the best normal q under KL (solid) and under L2 (dotted). In the lower picture each is a point, its mean and its sd, with the trail of the guesses so far.',
  model,
  Main,
  Below: ObjectivePanels,
  inWords,
  derivations: [guessKl(input), guessL2(input)],
  prompt,
  challenges,
};

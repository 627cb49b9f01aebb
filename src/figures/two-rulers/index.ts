import { gibbs, l2Expansion } from '../../derivation/derivations';
import type { FigureDefinition } from '../FigureDefinition';
import { Below } from './Below';
import { challenges, prompt } from './challenges';
import { Main } from './Main';
import { model } from './model';
import type { RulersDerived, RulersSnapshot, RulersState } from './state';
import { inWords } from './words';

export { facts } from './facts';

const pair = (now: RulersSnapshot) => now.derived;

/** Chapter 1: two densities on one axis, and what each ruler makes of them. */
export const figure: FigureDefinition<RulersState, RulersDerived> = {
  id: 'two-rulers',
  title: 'Two rulers',
  howToRead:
    'How to read this plot: height is density, so areas are probabilities. The lower picture shows what the chosen quantity adds up along z; its whole area is the number.',
  model,
  Main,
  Below,
  inWords,
  derivations: [gibbs(pair), l2Expansion(pair)],
  prompt,
  challenges,
};

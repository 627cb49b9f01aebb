import { mseBars } from '../../derivation/derivations';
import type { FigureDefinition } from '../FigureDefinition';
import { challenges } from './challenges';
import { Main } from './Main';
import { model } from './model';
import type { BarsDerived, BarsSnapshot, BarsState } from './state';
import { inWords } from './words';

/** Chapter 1, the discrete twin: two lists of probabilities. */
export const figure: FigureDefinition<BarsState, BarsDerived> = {
  id: 'two-bars',
  title: 'Two rulers for bars',
  howToRead:
    'How to read this plot: the bars of each colour add up to 1; drag one and the others make room in proportion. The lower bars show what each category adds to the chosen quantity.',
  model,
  Main,
  inWords,
  derivations: [mseBars((now: BarsSnapshot) => now.state)],
  challenges,
};

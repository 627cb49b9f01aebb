import { gradientKl, gradientL2 } from '../../derivation/derivations';
import type { RaceLoss } from '../../math';
import type { FigureDefinition } from '../FigureDefinition';
import { Below } from './Below';
import { challenges, prompt } from './challenges';
import { Main } from './Main';
import { model } from './model';
import type { RaceDerived, RaceSnapshot } from './snapshot';
import type { RaceState } from './state';
import { inWords } from './words';

export { facts } from './facts';
export { BEST_RATES, GAPS, meanSteps, RANDOM_TARGET, randomStarts } from './randomStarts';

/** The derivations follow one logit of a racer, where it is at the step shown. */
const at = (loss: RaceLoss) => (now: RaceSnapshot) => ({
  logits: now.derived.racers[loss].point.logits,
  target: now.state.target,
  category: now.state.category,
});

/** Chapter 3: four losses descend from the same logits to the same target. */
export const figure: FigureDefinition<RaceState, RaceDerived> = {
  id: 'learning-race',
  title: 'The learning race',
  howToRead:
    'How to read this plot: each dashed outline is the target’s probability of a category, the bars inside are what the four racers make of it at the step shown, in the order of the legend. Below, every line is one racer against the step, both axes logarithmic; where it crosses the finish line it has arrived. In the plot of rates a low stretch of a curve is where its loss is well served; the tuned steps are the fewest that a rate keeps when it is changed by 5 % to either side, so that a narrow dip, which is luck, does not count.',
  model,
  Main,
  Below,
  inWords,
  derivations: [gradientKl(at('kl')), gradientL2(at('halfL2'))],
  prompt,
  challenges,
};

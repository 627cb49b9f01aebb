import { trainedBound } from '../../derivation/derivations';
import type { FigureDefinition } from '../FigureDefinition';
import { challenges, prompt } from './challenges';
import { Main } from './Main';
import { model } from './model';
import type { ThetaDerived, ThetaSnapshot, ThetaState } from './state';
import { inWords } from './words';

export { facts } from './facts';

/** Chapter 6, second figure: what training a model on the bound makes of maximum likelihood. */
export const figure: FigureDefinition<ThetaState, ThetaDerived> = {
  id: 'elbo-theta',
  title: 'The bound instead of the likelihood',
  howToRead:
    'How to read this plot: along the axis runs a parameter θ of the model. The dashed curve is log p(x; θ), the solid one the ELBO of the best normal q at that θ; the upright lines mark where each is highest. Below, the posterior and that best q at the θ of the handle.',
  model,
  Main,
  inWords,
  derivations: [trainedBound((now: ThetaSnapshot) => now.derived)],
  prompt,
  challenges,
};

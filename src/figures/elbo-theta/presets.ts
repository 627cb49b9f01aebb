import type { Preset } from '../../state';
import type { LatentSpec } from '../latentModels';
import type { ThetaName, ThetaState } from './state';

function preset(
  id: string,
  title: string,
  words: string,
  model: LatentSpec,
  parameter: ThetaName,
): Preset<ThetaState> {
  return { id, title, words, state: { model, parameter } };
}

const PRIOR = { mean: 0, sd: 2 };
const branches = (sd: number): LatentSpec => ({
  type: 'twoBranch',
  prior: PRIOR,
  likelihood: { sd },
  observations: [3],
});

export const presets: readonly Preset<ThetaState>[] = [
  preset(
    'noise',
    'Noise of two branches',
    'With more noise the valley between the posterior’s humps fills, and the gap shrinks.',
    branches(1),
    'noise',
  ),
  preset(
    'at-likelihood',
    'Where the likelihood is best',
    'A gap is left there.',
    branches(1.87),
    'noise',
  ),
  preset(
    'at-bound',
    'Where the bound is best',
    'Less likely, but easier to follow.',
    branches(2.66),
    'noise',
  ),
  preset(
    'prior-mean',
    'Mean of the prior',
    'The bound has a top for each hump, and sees none between them.',
    branches(1),
    'prior.mean',
  ),
  preset(
    'no-gap',
    'No gap, no bias',
    'Prior and noise are normal: q can be the posterior at every θ, and the curves are one.',
    { type: 'normalNormal', prior: PRIOR, likelihood: { sd: 1 }, observations: [3, 1] },
    'noise',
  ),
  preset(
    'coins',
    'Coin tosses',
    'A skewed posterior, nearly normal: the two tops nearly agree.',
    { type: 'normalBernoulliLogit', prior: PRIOR, successes: 9, trials: 10 },
    'prior.sd',
  ),
];

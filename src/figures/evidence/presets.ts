import type { ContinuousSpec } from '../../math';
import type { Preset } from '../../state';
import type { LatentSpec } from '../latentModels';
import type { EvidenceState } from './state';

const normal = (mean: number, sd: number): ContinuousSpec => ({ family: 'normal', mean, sd });
const prior = { mean: 0, sd: 2 };
export const twoBranch: LatentSpec = {
  type: 'twoBranch',
  prior,
  likelihood: { sd: 1 },
  observations: [3],
};

function preset(
  id: string,
  title: string,
  words: string,
  state: EvidenceState,
): Preset<EvidenceState> {
  return { id, title, words, state };
}

export const presets: readonly Preset<EvidenceState>[] = [
  preset(
    'two-branches',
    'Two branches',
    'Two values of z explain x = 3: the posterior has two humps.',
    {
      model: twoBranch,
      q: normal(1, 0.5),
    },
  ),
  preset(
    'exact',
    'Exact',
    'Normal prior, normal noise: the posterior is normal, and q is that posterior. KL and L2² are 0, the ELBO is log p(x).',
    {
      model: { ...twoBranch, type: 'normalNormal', likelihood: { sd: 1.5 }, observations: [2.5] },
      // 1/2² + 1/1.5² = 1/1.2², and the mean is 1.2²/1.5² of x.
      q: normal(1.6, 1.2),
    },
  ),
  preset('surprise', 'A surprise', 'x far from all that the prior expects: p(x) is tiny.', {
    model: { ...twoBranch, type: 'normalNormal', likelihood: { sd: 0.5 }, observations: [9] },
    q: normal(7, 0.7),
  }),
  preset('tosses', 'Coin tosses', '4 of 5 tosses came out successes: a skewed posterior.', {
    model: { type: 'normalBernoulliLogit', prior, successes: 4, trials: 5 },
    q: normal(1, 1),
  }),
  preset(
    'heavy-noise',
    'Heavy-tailed noise',
    'x = 6 may be an outlier or tell of z: prior and data each keep a hump.',
    {
      model: {
        type: 'normalStudentT',
        prior,
        likelihood: { df: 1, scale: 0.3 },
        observations: [6],
      },
      q: normal(2, 1.5),
    },
  ),
  preset(
    'infinite',
    'KL is infinite',
    'q is a Student t: its tails are heavier than the posterior’s, and KL is infinite. L2² is not.',
    {
      model: twoBranch,
      q: { family: 'studentT', df: 3, loc: 1, scale: 0.5 },
    },
  ),
];

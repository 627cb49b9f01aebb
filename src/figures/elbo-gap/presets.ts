import type { Preset } from '../../state';
import type { GapState } from './state';

function preset(
  id: string,
  title: string,
  words: string,
  change: Partial<GapState>,
): Preset<GapState> {
  return { id, title, words, state: (initial) => ({ ...initial, ...change }) };
}

export const presets: readonly Preset<GapState>[] = [
  preset(
    'two-branches',
    'Two branches',
    'Two values of z explain x = 3, one normal q has to do.',
    {},
  ),
  preset('blind', 'Blind', 'p(x), the posterior and the gap are hidden: climb by the ELBO alone.', {
    view: 'optimiser',
  }),
  preset('best-normal', 'Best normal', 'No normal q does better here, and a gap stays.', {
    q: { family: 'normal', mean: 1.34694, sd: 0.302958 },
  }),
  preset('two-parts', 'Two parts', 'A mixture of two normals has a place for each branch.', {
    q: {
      family: 'gaussianMixture',
      weights: [0.438851, 0.561149],
      means: [-1.93052, 1.34692],
      sds: [0.307319, 0.302965],
    },
  }),
  preset('no-gap', 'No gap', 'Prior and noise are normal, so is the posterior: q can equal it.', {
    model: {
      type: 'normalNormal',
      prior: { mean: 0, sd: 2 },
      likelihood: { sd: 1 },
      observations: [3],
    },
    q: { family: 'normal', mean: 2.4, sd: 0.894427 },
  }),
  preset('skewed', 'Skewed', 'Nine successes in ten tosses: the posterior leans, and so can q.', {
    model: {
      type: 'normalBernoulliLogit',
      prior: { mean: 0, sd: 2 },
      successes: 9,
      trials: 10,
    },
    q: { family: 'skewNormal', loc: 1, scale: 1, shape: 1 },
  }),
  preset(
    'above-zero',
    'Above zero',
    'Densities can exceed 1, so log p(x) and the ELBO can exceed 0.',
    {
      model: {
        type: 'normalNormal',
        prior: { mean: 0, sd: 0.1 },
        likelihood: { sd: 0.1 },
        observations: [0.1],
      },
      q: { family: 'normal', mean: 0.1, sd: 0.1 },
    },
  ),
  preset(
    'spike',
    'Without entropy',
    'Press play: what is climbed has lost the entropy, and q collapses.',
    {
      q: { family: 'normal', mean: 1.1, sd: 0.6 },
      climb: 'nll',
    },
  ),
];

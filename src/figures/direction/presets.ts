import type { GaussianMixtureSpec, NormalSpec } from '../../math';
import type { Preset } from '../../state';
import type { DirectionState } from './state';

const normal = (mean: number, sd: number): NormalSpec => ({ family: 'normal', mean, sd });

const humps = (
  weight: number,
  [left, right]: readonly [number, number],
  [leftSd, rightSd]: readonly [number, number],
): GaussianMixtureSpec => ({
  family: 'gaussianMixture',
  weights: [weight, Number((1 - weight).toPrecision(14))],
  means: [left, right],
  sds: [leftSd, rightSd],
});

export const initial: DirectionState = {
  p: humps(0.3, [-3, 2], [0.6, 1]),
  q: normal(-0.5, 1.2),
  loss: 'klQP',
  coordinates: 'meanLogSd',
  shade: 'klQP',
};

function preset(
  id: string,
  title: string,
  words: string,
  change: Partial<DirectionState>,
): Preset<DirectionState> {
  return { id, title, words, state: { ...initial, ...change } };
}

export const presets: readonly Preset<DirectionState>[] = [
  preset('unequal', 'Two unequal humps', 'By KL(q‖p) the best q sits on the heavier hump.', {}),
  preset('moments', 'By KL(p‖q)', 'The same humps by KL(p‖q): one minimum, over both.', {
    loss: 'klPQ',
    shade: 'klPQ',
  }),
  preset(
    'lesser',
    'On the lesser hump',
    'Dropped on the left, q descends to a minimum of KL(q‖p) that is not the best.',
    {
      q: normal(-4, 1.5),
    },
  ),
  preset(
    'near',
    'Humps near together',
    'Equal humps 4 sds apart: by KL(q‖p), too, the best q covers both.',
    {
      p: humps(0.5, [-1.2, 1.2], [0.6, 0.6]),
      q: normal(-0.6, 0.5),
    },
  ),
  preset(
    'far',
    'Humps far apart',
    'Equal humps 8 sds apart: by KL(q‖p) either hump is best, and covering both is a third, local minimum.',
    {
      p: humps(0.5, [-2, 2], [0.5, 0.5]),
      q: normal(0.4, 2.5),
    },
  ),
  preset(
    'spike',
    'A spike on a broad hump',
    'The humps share their centre: every loss sees one minimum, each at a width of its own.',
    {
      p: humps(0.4, [0, 0], [0.3, 2]),
      q: normal(1.5, 1),
    },
  ),
  preset(
    'five-losses',
    'JSD covers, or does not',
    'JSD has three minima here, and the best is only a little better than the next.',
    {
      loss: 'jsd',
      q: normal(0, 2.2),
    },
  ),
];

import type { Preset } from '../../state';
import type { BarsState } from './state';

function preset(
  id: string,
  title: string,
  words: string,
  change: Partial<BarsState>,
): Preset<BarsState> {
  return { id, title, words, state: (initial) => ({ ...initial, ...change }) };
}

/** Named pairs of bars. */
export const presets: readonly Preset<BarsState>[] = [
  preset('opposite', 'Opposite slopes', 'p is q read backwards: the two directions of KL agree.', {
    p: [0.4, 0.3, 0.2, 0.1],
  }),
  preset(
    'rare-class',
    'A rare class missed',
    'q says 0.2 where p says 0.001: a small square, a large ratio.',
    {
      q: [0.2, 0.4, 0.4],
      p: [0.001, 0.4995, 0.4995],
    },
  ),
  preset(
    'impossible',
    'Called impossible',
    'p gives the first category nothing at all: KL(q‖p) is infinite, the squares hardly notice.',
    { q: [0.05, 0.35, 0.3, 0.3], p: [0, 0.4, 0.3, 0.3] },
  ),
  {
    id: 'empty-categories',
    title: 'Four empty categories',
    words: 'The pair of the start with four categories that neither uses: the MSE is halved.',
    state: (initial) => ({
      ...initial,
      q: [...initial.q, 0, 0, 0, 0],
      p: [...initial.p, 0, 0, 0, 0],
    }),
  },
  preset(
    'two-certainties',
    'Two certainties',
    'All on one category against all on another: the largest L2² there is, 2.',
    {
      q: [1, 0, 0],
      p: [0, 1, 0],
    },
  ),
];

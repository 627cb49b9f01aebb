import type { ContinuousSpec } from '../../math';
import type { Preset } from '../../state';
import type { RulersState } from './state';

const normal = (mean: number, sd: number): ContinuousSpec => ({ family: 'normal', mean, sd });

function preset(
  id: string,
  title: string,
  words: string,
  change: Partial<RulersState>,
): Preset<RulersState> {
  return { id, title, words, state: (initial) => ({ ...initial, ...change }) };
}

export const presets: readonly Preset<RulersState>[] = [
  preset('one-apart', 'One sd apart', 'Two unit normals, one apart: KL is exactly one half.', {}),
  preset('six-apart', 'Six sds apart', 'KL has grown to 18; L2² stopped growing long ago.', {
    p: normal(6, 1),
  }),
  preset(
    'narrow-in-wide',
    'Narrow q, wide p',
    'For two normals the directions of KL differ only when the widths do.',
    {
      q: normal(0, 0.4),
      p: normal(0, 2),
    },
  ),
  preset(
    'heavy-tail',
    'Heavy tail',
    'q is Student’s t with 2 degrees of freedom, p a normal: KL(q‖p) is infinite.',
    {
      q: { family: 'studentT', df: 2, loc: 0, scale: 1 },
      p: normal(0, 1),
    },
  ),
  preset(
    'inside',
    'One inside the other',
    'p covers q, but q does not cover p: one direction is finite.',
    {
      q: { family: 'uniform', low: 0, high: 1 },
      p: { family: 'uniform', low: -1, high: 2 },
    },
  ),
  preset(
    'disjoint',
    'No overlap at all',
    'Both KLs are infinite, JSD is at its ceiling ln 2, TV at 1.',
    {
      q: { family: 'uniform', low: -3, high: -1 },
      p: { family: 'uniform', low: 1, high: 3 },
    },
  ),
  preset('two-humps', 'Two humps', 'A mixture of two normals as the target, one normal as q.', {
    q: normal(0, 2),
    p: { family: 'gaussianMixture', weights: [0.5, 0.5], means: [-2, 2], sds: [0.6, 0.6] },
  }),
  preset(
    'nearly-equal',
    'Nearly equal',
    'A hundredth of an sd apart: both are tiny, and both are exact.',
    {
      p: normal(0.01, 1),
    },
  ),
];

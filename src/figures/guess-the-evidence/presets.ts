import type { Preset } from '../../state';
import { modelOf, type LatentSpec } from '../latentModels';
import { evidenceOf } from '../evidenceOf';
import { rawJoint, type GuessState } from './state';

export const twoBranch: LatentSpec = {
  type: 'twoBranch',
  prior: { mean: 0, sd: 2 },
  likelihood: { sd: 1 },
  observations: [3],
};

const guess = (id: string, title: string, words: string, of: number): Preset<GuessState> => ({
  id,
  title,
  words,
  state: { model: twoBranch, guess: of },
});

export const presets: readonly Preset<GuessState>[] = [
  guess('truth', 'g = p(x)', 'The guess is right: both fit the posterior.', 1),
  guess('half', 'g = p(x)/2', 'Half the truth: the target is twice as high.', 0.5),
  guess('twice', 'g = 2 p(x)', 'Twice the truth: L2’s best q leaves the hump.', 2),
  guess('tenfold', 'g = 10 p(x)', 'Ten times the truth: L2 has no best q.', 10),
  {
    id: 'raw-joint',
    title: 'g = 1',
    words: 'No guess at all: the joint as it is. L2 has no best q.',
    state: () => ({
      model: twoBranch,
      guess: rawJoint(evidenceOf(modelOf(twoBranch)).value),
    }),
  },
  {
    id: 'normal',
    title: 'Normal posterior',
    words:
      'Even where q can be the posterior exactly: a wrong guess makes L2’s best q too wide or too narrow.',
    state: {
      model: {
        type: 'normalNormal',
        prior: { mean: 0, sd: 2 },
        likelihood: { sd: 1 },
        observations: [3],
      },
      guess: 1.5,
    },
  },
];

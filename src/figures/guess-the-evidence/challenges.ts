import { formatNumber } from '../../ui';
import type { Challenge, Prompt } from '../FigureDefinition';
import type { GuessDerived, GuessState } from './state';

export const prompt: Prompt = {
  question:
    'you overestimate p(x) tenfold, and fit q to the joint divided by your guess. Whose best q does that change?',
  options: [
    { id: 'kl', text: 'KL’s' },
    { id: 'l2', text: 'L2’s' },
    { id: 'both', text: 'both' },
    { id: 'neither', text: 'neither' },
  ],
  answer: 'l2',
  explanation:
    'A wrong guess multiplies the target by a constant. In KL its logarithm is added to every q’s score alike. In L2 the target’s height is what q is compared with, and tenfold too low it is not worth hitting: a q of any width costs more than none.',
  showPreset: 'tenfold',
};

const WIDER = 2;

export const challenges: readonly Challenge<GuessState, GuessDerived>[] = [
  {
    id: 'last-guess',
    text: 'Find a guess, within 5 %, from which on L2 has no best q any more.',
    hint: 'It is 2 to the power 3/2, 2.83, times p(x), whatever the model.',
    check: ({ state, derived }) =>
      derived.fits.l2.isInfinitelyWide && state.guess < 1.05 * 2 ** 1.5,
    progress: ({ state, derived }) =>
      `Now the guess is ${formatNumber(state.guess, 3)} times p(x), and L2 ${derived.fits.l2.isInfinitelyWide ? 'has no best q: come down' : 'still has a best q: go up'}.`,
  },
  {
    id: 'too-wide',
    text: 'Make L2’s best q at least twice as wide as KL’s, while it still exists.',
    hint: 'Too large a guess makes the target low, and a low target is hit by a wide q.',
    check: ({ derived: { fits } }) =>
      fits.l2.best !== undefined && fits.l2.best.sd > WIDER * fits.kl.best.sd,
    progress: ({ derived: { fits } }) =>
      fits.l2.best
        ? `Now KL’s sd is ${formatNumber(fits.kl.best.sd, 3)} and L2’s ${formatNumber(fits.l2.best.sd, 3)}.`
        : 'Now L2 has no best q.',
  },
];

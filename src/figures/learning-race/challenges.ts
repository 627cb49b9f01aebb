import { formatCount } from '../../ui';
import type { Challenge, Prompt } from '../FigureDefinition';
import { arrivalOf } from './runs';
import type { RaceDerived, RaceSnapshot } from './snapshot';
import type { RaceState } from './state';

export const prompt: Prompt = {
  question:
    'from a confidently wrong start the squared error hardly moves. Make it a thousand times as large, and let every loss have its best rate. What changes?',
  options: [
    { id: 'catches-up', text: 'it catches up with KL' },
    { id: 'faster', text: 'it is faster, but still behind' },
    { id: 'same', text: 'nothing' },
  ],
  answer: 'same',
  explanation:
    'A step is rate times gradient, so a loss a thousand times as large has a best rate a thousand times as small, and walks the same path. What holds it up is the predicted probability that its gradient is multiplied by. In the figure, compare the presets “Confidently wrong” and “L2² × 1000”.',
  showPreset: 'thousandfold',
};

const SOON = 30;
const FAR_BEHIND = 100;

const arrival = ({ derived }: RaceSnapshot, loss: 'kl' | 'halfL2'): number | undefined =>
  arrivalOf(derived.racers[loss].run);

const isZero = (values: readonly number[]): boolean => values.every((value) => value === values[0]);

export const challenges: readonly Challenge<RaceState, RaceDerived>[] = [
  {
    id: 'cure-smallness',
    text: `From a uniform start, with plain descent and a rate of 1 for L2²: let it arrive within ${SOON} steps, by its factor alone.`,
    hint: 'Its smallness is cured. Now start confidently wrong and look for a factor that does the same there.',
    check: (now) =>
      isZero(now.state.start) &&
      now.state.rule === 'plain' &&
      now.state.rates.halfL2 === 1 &&
      (arrival(now, 'halfL2') ?? Infinity) <= SOON,
    progress: (now) => {
      if (!isZero(now.state.start)) return 'The start is not uniform now.';
      if (now.state.rule !== 'plain') return 'The steps are Adam’s now.';
      if (now.state.rates.halfL2 !== 1) return 'The rate of L2² is not 1 now.';
      const steps = arrival(now, 'halfL2');
      return steps === undefined
        ? 'Now it does not arrive.'
        : `Now it takes ${formatCount(steps)} steps.`;
    },
  },
  {
    id: 'saturate',
    text: `Find a start from which L2², at its best rate, takes more than ${FAR_BEHIND} times the steps of KL(t‖s) at its own.`,
    hint: 'A category that ought to have a share and starts with next to nothing: no rate and no factor gives it a slope there.',
    check({ state, derived: { best } }) {
      const [kl, square] = [best.of('kl'), best.of('halfL2')];
      if (state.rule !== 'plain' || !kl?.attained || square === undefined) return false;
      return square.steps > FAR_BEHIND * kl.steps;
    },
    progress({ state, derived: { best } }) {
      if (state.rule !== 'plain') return 'The steps are Adam’s now.';
      const [kl, square] = [best.of('kl'), best.of('halfL2')];
      if (!kl?.attained || square === undefined) return 'The best rates are being searched.';
      return `Now ${formatCount(square.steps)} steps against ${formatCount(kl.steps)}.`;
    },
  },
];

import { formatNumber } from '../../ui';
import type { Challenge, Prompt } from '../FigureDefinition';
import type { SwitchDerived, SwitchSnapshot, SwitchState } from './state';
import { isBest } from './words';

export const prompt: Prompt = {
  question:
    'two equal humps are slowly pulled apart. What does the best normal q by KL(q‖p) do, the one with the lowest value of all?',
  options: [
    { id: 'one', text: 'it sits on one hump all the time' },
    { id: 'slides', text: 'it slides from the middle onto one hump' },
    { id: 'jumps', text: 'it covers both, then jumps onto one' },
    { id: 'covers', text: 'it covers both all the time' },
  ],
  answer: 'jumps',
  explanation:
    'It grows wider and wider between the humps, until at one distance a q on a single hump, which has been a minimum of its own for a while, becomes the cheaper one. Nothing lies between the two: the best q jumps. A q that follows the humps step by step does not, for its own minimum is still there.',
  showPreset: 'at-the-jump',
};

const OTHER_LOSS = 'q is fitted by another loss now.';

/** Both minima cost the same, to this. */
const SAME = 1e-3;

function difference({ derived: { covering, onOne } }: SwitchSnapshot): number | undefined {
  return onOne && onOne.value.value - covering.value.value;
}

export const challenges: readonly Challenge<SwitchState, SwitchDerived>[] = [
  {
    id: 'stubborn',
    text: 'KL(q‖p): bring q to rest on one hump where covering both would be better.',
    hint: 'Such a q must come from where one hump is the better choice. Put it on a hump with the humps far apart, then push them together, not too far.',
    check: ({ state, derived }) =>
      state.loss === 'klQP' && state.at !== 'covering' && !isBest(state, derived),
    progress: ({ state, derived }) =>
      state.loss !== 'klQP'
        ? OTHER_LOSS
        : state.at === 'covering'
          ? 'q covers both humps.'
          : `q is on the ${state.at} hump, ${isBest(state, derived) ? 'the best place' : 'not the best place'}.`,
  },
  {
    id: 'equal',
    text: 'KL(q‖p): find the a/s at which both kinds of minimum cost the same, to 0.001 nats.',
    hint: 'Below the diagram the two costs are drawn against a/s: they cross there. Shift with the arrow keys moves by small steps.',
    check: (now) => now.state.loss === 'klQP' && Math.abs(difference(now) ?? Infinity) < SAME,
    progress: (now) => {
      if (now.state.loss !== 'klQP') return OTHER_LOSS;
      const apart = difference(now);
      return apart === undefined
        ? 'There is one kind of minimum only.'
        : `On one hump it costs ${formatNumber(Math.abs(apart), 3)} nats ${apart > 0 ? 'more' : 'less'} than over both.`;
    },
  },
];

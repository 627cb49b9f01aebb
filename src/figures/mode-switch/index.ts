import { oneModeBound } from '../../derivation/derivations';
import type { FigureDefinition } from '../FigureDefinition';
import { challenges, prompt } from './challenges';
import { CostPanels } from './CostPanels';
import { Main } from './Main';
import { model } from './model';
import type { SwitchDerived, SwitchSnapshot, SwitchState } from './state';
import { inWords } from './words';

export { facts } from './facts';

/** Chapter 4, second figure: two equal humps pulled apart, and where the best normal q jumps. */
export const figure: FigureDefinition<SwitchState, SwitchDerived> = {
  id: 'mode-switch',
  title: 'Where q lets go of a hump',
  howToRead:
    'How to read this plot: above, p with two equal humps at ±a, each of sd s, and q in a minimum of the loss. Below, the means of all minima against a/s: solid where that q is the best normal, dashed where it is only better than its neighbours. Drag a hump, or the dot along its branch; the buttons put q into another minimum, and the dotted line is the way it has come.',
  model,
  Main,
  Below: CostPanels,
  inWords,
  derivations: [oneModeBound((now: SwitchSnapshot) => now.derived.bound)],
  prompt,
  challenges,
};

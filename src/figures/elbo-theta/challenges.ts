import { withParameter } from '../../math';
import { formatNumber } from '../../ui';
import { modelOf } from '../latentModels';
import type { Challenge, Prompt } from '../FigureDefinition';
import type { ThetaDerived, ThetaSnapshot, ThetaState } from './state';

export const prompt: Prompt = {
  question:
    'the sd of the noise is learned by climbing the ELBO instead of the likelihood, with the best normal q at each value. What comes out?',
  options: [
    { id: 'same', text: 'the same sd' },
    { id: 'more', text: 'more noise' },
    { id: 'less', text: 'less noise' },
  ],
  answer: 'more',
  explanation:
    'More noise fills the valley between the two humps of the posterior, a normal can follow it more closely, and the gap is smaller. The bound counts that in its favour. In the figure, compare the two marked tops.',
  showPreset: 'at-bound',
};

/** A top is met when θ is this near to it. */
const NEAR = 0.03;

function isAtLikelihoodTop({ state, derived }: ThetaSnapshot): boolean {
  const { model, parameter, theta } = derived;
  const at = (value: number): number =>
    modelOf(withParameter(state.model, parameter, value)).logEvidence.value;
  const here = model.logEvidence.value;
  return theta > NEAR && here > at(theta + NEAR) && here > at(theta - NEAR);
}

export const challenges: readonly Challenge<ThetaState, ThetaDerived>[] = [
  {
    id: 'likelihood-top',
    text: 'Two branches, θ the sd of the noise: bring θ to where the likelihood is highest, and look at the gap there.',
    hint: 'The amber curve is still rising there: its slope is minus the slope of the gap.',
    check: (now) =>
      now.state.model.type === 'twoBranch' &&
      now.derived.parameter === 'likelihood.sd' &&
      isAtLikelihoodTop(now),
    progress: ({ derived }) =>
      `Now log p(x; θ) = ${formatNumber(derived.model.logEvidence.value, 5)}.`,
  },
];

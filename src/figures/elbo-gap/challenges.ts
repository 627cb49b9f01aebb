import { maximiseElboOf } from '../../math';
import { formatNumber } from '../../ui';
import type { Challenge, Prompt } from '../FigureDefinition';
import { modelOf, type LatentSpec } from '../latentModels';
import type { GapDerived, GapState } from './state';

export const prompt: Prompt = {
  question: 'when you drag q, which of these three numbers stays where it is?',
  options: [
    { id: 'elbo', text: 'the ELBO' },
    { id: 'gap', text: 'the gap KL(q‖p(z|x))' },
    { id: 'sum', text: 'their sum' },
    { id: 'none', text: 'none of them' },
  ],
  answer: 'sum',
  explanation:
    'The sum is log p(x), in which q does not occur. So whatever the ELBO gains the gap loses, and climbing the ELBO closes a gap that nobody can see. In the figure, drag q and watch the right end of the violet bar.',
  showPreset: 'best-normal',
};

/** Nats below the best that the family can do. */
const NEAR = 0.01;

const best = new WeakMap<LatentSpec, number>();

/** The highest ELBO of a normal q; the model keeps its identity while q is dragged. */
function bestOfNormals(model: LatentSpec): number {
  const before = best.get(model);
  if (before !== undefined) return before;
  const found = maximiseElboOf(modelOf(model));
  const value = found.attained ? found.elbo.value : Infinity;
  best.set(model, value);
  return value;
}

export const challenges: readonly Challenge<GapState, GapDerived>[] = [
  {
    id: 'blind',
    text: 'With p(x) and the posterior hidden, bring a normal q to within a hundredth of a nat of the best ELBO any normal has. By hand, or by climbing; then reveal.',
    hint: 'You closed the gap as far as a normal can, and saw neither the gap nor p(x). An ascent stops at the nearest top: where it began decides which one.',
    check: ({ state, derived }) =>
      state.view === 'optimiser' &&
      state.q.family === 'normal' &&
      derived.report.elbo.value >= bestOfNormals(state.model) - NEAR,
    progress({ state, derived }) {
      if (state.view !== 'optimiser') return 'Nothing is hidden yet.';
      if (state.q.family !== 'normal') return 'q is not a normal now.';
      return `Now the ELBO is ${formatNumber(derived.report.elbo.value, 4)}.`;
    },
  },
  {
    id: 'above-zero',
    text: 'Make the ELBO positive.',
    hint: 'A density can be larger than 1 and its logarithm larger than 0: a bound “in nats” of a density has no fixed zero.',
    check: ({ derived }) => derived.report.elbo.value > 0,
    progress: ({ derived }) =>
      `Now it is ${formatNumber(derived.report.elbo.value, 3)}. How probable was this x, per unit of x, beforehand?`,
  },
];

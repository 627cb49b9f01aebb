import { formatNumber } from '../../ui';
import type { Challenge, Prompt } from '../FigureDefinition';
import type { RulersDerived, RulersState } from './state';

export const prompt: Prompt = {
  question: 'which number grows without bound as two normals move apart?',
  options: [
    { id: 'kl', text: 'KL(q‖p)' },
    { id: 'l2', text: 'L2², the squared error' },
    { id: 'both', text: 'both' },
    { id: 'neither', text: 'neither' },
  ],
  answer: 'kl',
  explanation:
    'For two normals KL grows like the square of the distance. L2² grows too, until the curves share nothing, and cannot pass ∫q² + ∫p². In the figure, follow both numbers while you drag p outwards.',
  showPreset: 'six-apart',
};

const RATIO = 100;
const SAME = 0.01;

export const challenges: readonly Challenge<RulersState, RulersDerived>[] = [
  {
    id: 'one-way-infinite',
    text: 'Make KL infinite in one direction and finite in the other.',
    hint: 'One curve reached where the other has nothing, or too thin a tail; the other way round there was cover.',
    check: ({ derived: { quantities } }) =>
      (quantities.klQP.value === Infinity) !== (quantities.klPQ.value === Infinity),
    progress: ({ derived: { quantities } }) =>
      `Now KL(q‖p) = ${formatNumber(quantities.klQP.value, 3)} and KL(p‖q) = ${formatNumber(quantities.klPQ.value, 3)}. Another family may help.`,
  },
  {
    id: 'same-squares',
    text: 'Find two pairs with the same L2² (within 1 %) whose KL(q‖p) differ at least a hundredfold. Keep the first, then look for the second.',
    hint: 'Heights alone do not tell how far apart two curves are.',
    needsKept: true,
    check(now, kept) {
      if (kept === undefined) return false;
      const a = kept.derived.quantities;
      const b = now.derived.quantities;
      if (!Number.isFinite(a.klQP.value + b.klQP.value) || a.klQP.value === 0 || b.klQP.value === 0)
        return false;
      const ratio = b.klQP.value / a.klQP.value;
      const sameSquares = Math.abs(b.l2Squared.value / a.l2Squared.value - 1) <= SAME;
      return sameSquares && (ratio >= RATIO || ratio <= 1 / RATIO);
    },
    progress(now, kept) {
      if (kept === undefined) return 'No state is kept yet.';
      const a = kept.derived.quantities;
      const b = now.derived.quantities;
      return `Kept: L2² = ${formatNumber(a.l2Squared.value, 3)}, KL = ${formatNumber(a.klQP.value, 3)}. Now: L2² = ${formatNumber(b.l2Squared.value, 3)}, KL = ${formatNumber(b.klQP.value, 3)}.`;
    },
  },
];

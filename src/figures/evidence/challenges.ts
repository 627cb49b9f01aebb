import { formatNumber } from '../../ui';
import type { Challenge, Prompt } from '../FigureDefinition';
import type { EvidenceDerived, EvidenceState } from './state';

export const prompt: Prompt = {
  question:
    'you know prior, likelihood and x, but not p(x). Which can you still make smallest over q?',
  options: [
    { id: 'kl', text: 'KL(q‖p(z|x))' },
    { id: 'l2', text: 'L2², the squared error' },
    { id: 'both', text: 'both' },
    { id: 'neither', text: 'neither' },
  ],
  answer: 'kl',
  explanation:
    'You cannot compute either number. But in KL, p(x) is a summand that is the same for every q, so the best q is the one with the best of the rest. In L2², p(x) is a factor before a term that changes with q. Read the two derivations term by term while you drag q.',
  showPreset: 'two-branches',
};

const NEAR = 0.003;
const SAME_EVIDENCE = 0.02;
const FAR = 0.5;

export const challenges: readonly Challenge<EvidenceState, EvidenceDerived>[] = [
  {
    id: 'close-the-gap',
    text: 'Bring KL(q‖p(z|x)) of a posterior that is not normal below 0.003 nats.',
    hint: 'A q with a shape like the posterior’s closes the gap: a mixture for two humps, a skew normal for a leaning one.',
    check: ({ state, derived }) =>
      state.model.type !== 'normalNormal' && derived.report.klQPosterior.value < NEAR,
    progress: ({ state, derived }) =>
      state.model.type === 'normalNormal'
        ? 'This posterior is normal. Choose another model.'
        : `Now KL = ${formatNumber(derived.report.klQPosterior.value, 3)} nats. q may have another family.`,
  },
  {
    id: 'same-evidence',
    text: 'Find two states whose p(x) agree within 2 % while the KLs of the same q differ by more than 0.5 nats. Keep the first, then look for the second.',
    hint: 'p(x) is one area; it says nothing about where the joint lies.',
    needsKept: true,
    check(now, kept) {
      if (kept === undefined || JSON.stringify(kept.state.q) !== JSON.stringify(now.state.q))
        return false;
      const [a, b] = [kept.derived, now.derived];
      const evidence = Math.abs(b.model.logEvidence.value - a.model.logEvidence.value);
      const gap = Math.abs(b.report.klQPosterior.value - a.report.klQPosterior.value);
      return evidence < SAME_EVIDENCE && gap > FAR && gap < Infinity;
    },
    progress(now, kept) {
      if (kept === undefined) return 'No state is kept yet.';
      const of = ({ derived }: typeof now) =>
        `p(x) = ${formatNumber(derived.evidence.value, 3)}, KL = ${formatNumber(derived.report.klQPosterior.value, 3)}`;
      return `Kept: ${of(kept)}. Now: ${of(now)}.`;
    },
  },
];

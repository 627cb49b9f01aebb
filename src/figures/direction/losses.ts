import { jsd, klPQ, klQP, l2Squared, tv, type Divergence } from '../../math';
import type { Tone } from '../../ui';

/** What q can be fitted by, in the order of the list. */
export const LOSSES = ['klQP', 'klPQ', 'l2Squared', 'jsd', 'tv'] as const;
export type Loss = (typeof LOSSES)[number];

interface LossLook {
  readonly id: Loss;
  /** On switches, labels and axes. */
  readonly label: string;
  /** For assistive technology. */
  readonly words: string;
  readonly tone: Tone;
  /** Tells the two KLs apart without colour. */
  readonly dash: 'solid' | 'dashed' | 'dotted';
  readonly unit: string;
  readonly divergence: Divergence<Loss>;
}

/** How each loss is named and drawn. */
export const LOSS_LOOKS: Readonly<Record<Loss, LossLook>> = {
  klQP: {
    id: 'klQP',
    label: 'KL(q‖p)',
    words: 'KL of q and p',
    tone: 'kl',
    dash: 'solid',
    unit: 'nats',
    divergence: klQP,
  },
  klPQ: {
    id: 'klPQ',
    label: 'KL(p‖q)',
    words: 'KL of p and q',
    tone: 'kl',
    dash: 'dashed',
    unit: 'nats',
    divergence: klPQ,
  },
  l2Squared: {
    id: 'l2Squared',
    label: 'L2²',
    words: 'L2 squared',
    tone: 'l2',
    dash: 'dotted',
    unit: '1/z',
    divergence: l2Squared,
  },
  jsd: {
    id: 'jsd',
    label: 'JSD',
    words: 'Jensen–Shannon divergence',
    tone: 'jsd',
    dash: 'solid',
    unit: 'nats',
    divergence: jsd,
  },
  tv: {
    id: 'tv',
    label: 'TV',
    words: 'total variation distance',
    tone: 'tv',
    dash: 'dashed',
    unit: '',
    divergence: tv,
  },
};

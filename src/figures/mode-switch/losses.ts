import type { SwitchLoss } from '../../math';
import type { Term, Tone } from '../../ui';

export const LOSSES = [
  'klQP',
  'klPQ',
  'l2Squared',
  'jsd',
  'tv',
] as const satisfies readonly SwitchLoss[];

interface LossLook {
  /** On switches and axes, and in sentences. */
  readonly label: string;
  readonly words: string;
  /** Its entry in the glossary. */
  readonly term: Parameters<typeof Term>[0]['id'];
  readonly tone: Tone;
  readonly unit: string;
  /** a/s that can be reached: what happens by this loss lies well inside. */
  readonly range: readonly [least: number, most: number];
  /** Highest value of the loss on the axes. */
  readonly top: number;
}

/** The nearest that the humps can be. */
const LEAST = 1.2;

export const LOSS_LOOKS: Readonly<Record<SwitchLoss, LossLook>> = {
  klQP: {
    label: 'KL(q‖p)',
    words: 'KL of q and p',
    term: 'kl',
    tone: 'kl',
    unit: 'nats',
    range: [LEAST, 4.2],
    top: 1.2,
  },
  klPQ: {
    label: 'KL(p‖q)',
    words: 'KL of p and q',
    term: 'klReverse',
    tone: 'kl',
    unit: 'nats',
    range: [LEAST, 4.2],
    top: 1,
  },
  l2Squared: {
    label: 'L2²',
    words: 'L2 squared',
    term: 'l2Squared',
    tone: 'l2',
    unit: '1/s',
    range: [LEAST, 7],
    top: 0.15,
  },
  jsd: {
    label: 'JSD',
    words: 'Jensen–Shannon divergence',
    term: 'jsd',
    tone: 'jsd',
    unit: 'nats',
    range: [LEAST, 6],
    top: 0.4,
  },
  tv: {
    label: 'TV',
    words: 'total variation distance',
    term: 'tv',
    tone: 'tv',
    unit: '',
    range: [LEAST, 5],
    top: 0.8,
  },
};

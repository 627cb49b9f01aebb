import type { RaceLoss } from '../../math';
import type { Tone } from '../../ui';

interface Look {
  /** Where there is little room. */
  readonly short: string;
  /** The loss, with what is compared with what. */
  readonly formula: string;
  /** In words, for assistive technology. */
  readonly words: string;
  readonly tone: Tone;
  /** Told apart without colour. */
  readonly dash: 'solid' | 'dashed' | 'dotted' | 'dash-dot';
  readonly unit: 'nats' | '';
}

/** How each racer is called and drawn, everywhere in the figure. */
export const LOOKS: Readonly<Record<RaceLoss, Look>> = {
  kl: {
    short: 'KL',
    formula: 'KL(t‖s)',
    words: 'KL of t and s',
    tone: 'kl',
    dash: 'solid',
    unit: 'nats',
  },
  halfL2: {
    short: 'L2²',
    formula: '½ Σ(s − t)²',
    words: 'half the squared error',
    tone: 'l2',
    dash: 'dashed',
    unit: '',
  },
  l1: {
    short: 'L1',
    formula: 'Σ|s − t|',
    words: 'absolute error L1',
    tone: 'tv',
    dash: 'dotted',
    unit: '',
  },
  jsd: {
    short: 'JSD',
    formula: 'JSD(t, s)',
    words: 'Jensen–Shannon divergence',
    tone: 'jsd',
    dash: 'dash-dot',
    unit: 'nats',
  },
};

import { jsd, klQP, l1, l2Squared, type Divergence } from '../math';
import type { Tone } from '../ui';

export const INTEGRANDS = ['kl', 'gibbs', 'l2', 'l1', 'jsd'] as const;
export type IntegrandId = (typeof INTEGRANDS)[number];

/** A quantity seen as an area (or as bars): what is added up, and what the whole is called. */
interface Integrand {
  readonly id: IntegrandId;
  /** On the switch and the axis. */
  readonly label: string;
  readonly total: string;
  readonly tone: Tone;
  /** Of the total; of its height over a density's axis, with z. */
  readonly unit: string;
  readonly heightUnit: string;
  readonly quantity: 'klQP' | 'l2Squared' | 'l1' | 'jsd';
  /** Height at a point, from the logarithms of the two densities (or probabilities). */
  readonly height: (logQ: number, logP: number) => number;
}

const NATS = { unit: 'nats', heightUnit: 'nats per unit of z' } as const;

function integrand(
  id: IntegrandId,
  divergence: Divergence<Integrand['quantity']>,
  which: 'textbook' | 'nonNegative',
  look: Pick<Integrand, 'label' | 'total' | 'tone' | 'unit' | 'heightUnit'>,
): Integrand {
  const found = divergence.integrands.find((candidate) => candidate.id === which);
  if (found === undefined)
    throw new RangeError(`the core has no ${which} integrand of ${divergence.id}`);
  return { id, quantity: divergence.id, ...look, height: found.at };
}

export const integrands: readonly Integrand[] = [
  integrand('kl', klQP, 'textbook', {
    label: 'q log(q/p)',
    total: 'KL(q‖p)',
    tone: 'kl',
    ...NATS,
  }),
  integrand('gibbs', klQP, 'nonNegative', {
    label: 'q log(q/p) − q + p',
    total: 'KL(q‖p)',
    tone: 'kl',
    ...NATS,
  }),
  integrand('l2', l2Squared, 'textbook', {
    label: '(q − p)²',
    total: 'L2²',
    tone: 'l2',
    unit: '1/z',
    heightUnit: '1/z²',
  }),
  integrand('l1', l1, 'textbook', {
    label: '|q − p|',
    total: 'L1 = 2 TV',
    tone: 'tv',
    unit: '',
    heightUnit: '1/z',
  }),
  integrand('jsd', jsd, 'textbook', { label: 'JSD', total: 'JSD', tone: 'jsd', ...NATS }),
];

export function integrandOf(id: IntegrandId): Integrand {
  const found = integrands.find((candidate) => candidate.id === id);
  if (found === undefined) throw new RangeError(`no integrand "${id}"`);
  return found;
}

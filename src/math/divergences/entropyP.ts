import { component } from './divergence';
import type { Divergence } from './divergence';
import { ENTROPY_P } from './components';
import { entropyClosedForm } from './entropyClosedForm';

/** Differential entropy −∫ p log p, nats relative to the unit of z: may be negative. */
export const entropyP: Divergence<'entropyP'> = {
  id: 'entropyP',
  name: 'entropy of p',
  tex: String.raw`H(p)=-\int p\log p\,dz`,
  symmetric: false,
  units: 'nats',
  components: [ENTROPY_P],
  integrands: [
    {
      id: 'textbook',
      tex: String.raw`-p\log p`,
      nonNegative: false,
      at: (_logQ, logP) => (logP === -Infinity ? 0 : -Math.exp(logP) * logP),
    },
  ],
  fromSums: (sums) => component(sums, ENTROPY_P),
  closedForm: (_q, p) => entropyClosedForm(p),
};

import { component } from './divergence';
import type { Divergence } from './divergence';
import { ENTROPY_Q } from './components';
import { entropyClosedForm } from './entropyClosedForm';

/** Differential entropy −∫ q log q, nats relative to the unit of z: may be negative. */
export const entropyQ: Divergence<'entropyQ'> = {
  id: 'entropyQ',
  name: 'entropy of q',
  tex: String.raw`H(q)=-\int q\log q\,dz`,
  symmetric: false,
  units: 'nats',
  components: [ENTROPY_Q],
  integrands: [
    {
      id: 'textbook',
      tex: String.raw`-q\log q`,
      nonNegative: false,
      at: (logQ) => (logQ === -Infinity ? 0 : -Math.exp(logQ) * logQ),
    },
  ],
  fromSums: (sums) => component(sums, ENTROPY_Q),
  closedForm: (q) => entropyClosedForm(q),
};

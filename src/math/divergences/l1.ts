import { component } from './divergence';
import type { Divergence } from './divergence';
import { SIGNED } from './components';
import { variationClosedForm } from './tv';

/** ∫|q − p| = 2 TV, between 0 and 2. */
export const l1: Divergence<'l1'> = {
  id: 'l1',
  ofEqual: 0,
  name: 'L1 distance',
  tex: String.raw`\int |q-p|\,dz`,
  symmetric: true,
  units: '1',
  largest: 2,
  components: [SIGNED],
  integrands: [
    {
      id: 'textbook',
      tex: String.raw`|q-p|`,
      nonNegative: true,
      at: (logQ, logP) => Math.abs(Math.exp(logQ) - Math.exp(logP)),
    },
  ],
  fromSums: (sums) => component(sums, SIGNED),
  closedForm: (q, p) => {
    const tv = variationClosedForm(q, p);
    return tv && { value: 2 * tv.value, errorBound: 2 * tv.errorBound };
  },
};

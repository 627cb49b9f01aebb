import { HELLINGER_SQUARED } from './components';
import type { Divergence } from './divergence';
import { known } from './estimate';
import { asGaussians, logBhattacharyya } from './gaussianPair';

/** H = √(½ ∫(√q − √p)²) = √(1 − BC), between 0 and 1 (E. Hellinger 1909). */
export const hellinger: Divergence<'hellinger'> = {
  id: 'hellinger',
  ofEqual: 0,
  name: 'Hellinger distance',
  tex: String.raw`H(q,p)=\sqrt{\tfrac12\int(\sqrt q-\sqrt p)^2\,dz}`,
  symmetric: true,
  units: '1',
  largest: 1,
  components: [HELLINGER_SQUARED],
  integrands: [
    {
      id: 'textbook',
      tex: String.raw`\tfrac12(\sqrt q-\sqrt p)^2`,
      nonNegative: true,
      at: (logQ, logP) => 0.5 * (Math.exp(0.5 * logQ) - Math.exp(0.5 * logP)) ** 2,
    },
  ],
  fromSums: ({ values, errors }) => {
    const square = values[HELLINGER_SQUARED];
    const error = errors[HELLINGER_SQUARED];
    const value = Math.sqrt(square);
    return { value, errorBound: Math.min(error / value || 0, Math.sqrt(error)) };
  },
  closedForm: (q, p) => {
    const pair = asGaussians(q, p);
    return pair && known(Math.sqrt(-Math.expm1(logBhattacharyya(pair))));
  },
};

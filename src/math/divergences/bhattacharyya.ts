import { BHATTACHARYYA, HELLINGER_SQUARED } from './components';
import type { Divergence } from './divergence';
import { known } from './estimate';
import { asGaussians, logBhattacharyya } from './gaussianPair';

/** BC = ∫ √(qp) = 1 − H², 1 for equal and 0 for disjoint densities (A. Bhattacharyya 1943). */
export const bhattacharyya: Divergence<'bhattacharyya'> = {
  id: 'bhattacharyya',
  ofEqual: 1,
  name: 'Bhattacharyya coefficient',
  tex: String.raw`\mathrm{BC}(q,p)=\int\sqrt{q\,p}\,dz`,
  symmetric: true,
  units: '1',
  largest: 1,
  components: [BHATTACHARYYA, HELLINGER_SQUARED],
  integrands: [
    {
      id: 'textbook',
      tex: String.raw`\sqrt{q\,p}`,
      nonNegative: true,
      at: (logQ, logP) => Math.exp(0.5 * (logQ + logP)),
    },
  ],
  fromSums: ({ values, errors }) => {
    const direct = { value: values[BHATTACHARYYA], errorBound: errors[BHATTACHARYYA] };
    const rest = errors[HELLINGER_SQUARED] + Number.EPSILON;
    // close to 1 the complement is known better
    return direct.errorBound <= rest
      ? direct
      : { value: 1 - values[HELLINGER_SQUARED], errorBound: rest };
  },
  closedForm: (q, p) => {
    const pair = asGaussians(q, p);
    if (pair === undefined) return undefined;
    const log = logBhattacharyya(pair);
    return known(Math.exp(log), Math.exp(log) * (1 - log));
  },
};

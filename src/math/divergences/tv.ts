import { erf } from '../special/erf';
import type { ContinuousSpec } from '../types';
import { SIGNED } from './components';
import type { Divergence } from './divergence';
import { known } from './estimate';
import type { Estimate } from './estimate';
import { asGaussians } from './gaussianPair';

/** Total variation ½ ∫|q − p|: the largest difference in probability of any event, between 0 and 1. */
export const tv: Divergence<'tv'> = {
  id: 'tv',
  ofEqual: 0,
  name: 'total variation distance',
  tex: String.raw`\mathrm{TV}(q,p)=\tfrac12\int |q-p|\,dz`,
  symmetric: true,
  units: '1',
  largest: 1,
  components: [SIGNED],
  integrands: [
    {
      id: 'textbook',
      tex: String.raw`\tfrac12|q-p|`,
      nonNegative: true,
      at: (logQ, logP) => 0.5 * Math.abs(Math.exp(logQ) - Math.exp(logP)),
    },
  ],
  fromSums: ({ values, errors }) => ({
    value: 0.5 * values[SIGNED],
    errorBound: 0.5 * errors[SIGNED],
  }),
  closedForm: variationClosedForm,
};

/** TV of two Gaussians of equal sd: erf(|m_q − m_p| / (2√2 sd)). */
export function variationClosedForm(q: ContinuousSpec, p: ContinuousSpec): Estimate | undefined {
  const pair = asGaussians(q, p);
  if (pair === undefined || pair.sdQ !== pair.sdP) return undefined;
  return known(erf(Math.abs(pair.meanQ - pair.meanP) / (2 * Math.SQRT2 * pair.sdQ)));
}

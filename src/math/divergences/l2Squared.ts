import { component } from './divergence';
import type { Divergence } from './divergence';
import { L2_SQUARED } from './components';
import { sumOf } from './estimate';
import { asNormals } from './gaussianPair';
import { l2Infinite } from './infinite';

const SQRT_PI = Math.sqrt(Math.PI);

/** ∫(q − p)², in units of 1/z: it changes when z is measured in other units. */
export const l2Squared: Divergence<'l2Squared'> = {
  id: 'l2Squared',
  ofEqual: 0,
  name: 'squared L2 distance',
  tex: String.raw`L_2^2(q,p)=\int (q-p)^2\,dz`,
  symmetric: true,
  units: '1/z',
  components: [L2_SQUARED],
  integrands: [
    {
      id: 'textbook',
      tex: String.raw`(q-p)^2`,
      nonNegative: true,
      at: (logQ, logP) => (Math.exp(logQ) - Math.exp(logP)) ** 2,
    },
  ],
  fromSums: (sums) => component(sums, L2_SQUARED),
  infinite: l2Infinite,
  closedForm: (q, p) => {
    const pair = asNormals(q, p);
    if (pair === undefined) return undefined;
    // ∫q² + ∫p² − 2 ∫qp; the last is the density of N(0, s_q² + s_p²) at the distance of the means
    const norm = Math.hypot(pair.sdQ, pair.sdP);
    const shift = (pair.meanQ - pair.meanP) / norm;
    const overlap = Math.exp(-0.5 * shift * shift) / (norm * SQRT_PI * Math.SQRT2);
    return sumOf(0.5 / (pair.sdQ * SQRT_PI), 0.5 / (pair.sdP * SQRT_PI), -2 * overlap);
  },
};

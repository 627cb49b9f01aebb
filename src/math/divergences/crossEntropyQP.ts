import { HALF_LOG_TWO_PI } from '../special/stirling';
import { component } from './divergence';
import type { Divergence } from './divergence';
import { CROSS_ENTROPY } from './components';
import { sumOf } from './estimate';
import { asGaussians } from './gaussianPair';
import { klInfinite } from './infinite';

/** −∫ q log p, nats relative to the unit of z; = entropy of q + KL(q‖p). */
export const crossEntropyQP: Divergence<'crossEntropyQP'> = {
  id: 'crossEntropyQP',
  name: 'cross entropy of q and p',
  tex: String.raw`H(q,p)=-\int q\log p\,dz`,
  symmetric: false,
  units: 'nats',
  components: [CROSS_ENTROPY],
  integrands: [
    {
      id: 'textbook',
      tex: String.raw`-q\log p`,
      nonNegative: false,
      at: (logQ, logP) => {
        if (logQ === -Infinity) return 0;
        return logP === -Infinity ? Infinity : -Math.exp(logQ) * logP;
      },
    },
  ],
  fromSums: (sums) => component(sums, CROSS_ENTROPY),
  infinite: (q, p) => klInfinite(q, p),
  closedForm: (q, p) => {
    const pair = asGaussians(q, p);
    if (pair === undefined) return undefined;
    const { meanQ, meanP, sdQ, sdP } = pair;
    const shift = (meanQ - meanP) / sdP;
    const spread = sdQ / sdP;
    return sumOf(
      HALF_LOG_TWO_PI,
      Math.log(sdP),
      0.5 * spread * spread,
      0.5 * shift * shift,
      q.family === 'logNormal' ? q.mu : 0,
    );
  },
};

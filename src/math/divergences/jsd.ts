import { component } from './divergence';
import type { Divergence } from './divergence';
import { JSD } from './components';

/** ½ KL(q‖m) + ½ KL(p‖m), m = (q + p)/2, nats, at most ln 2 (J. Lin 1991, eq. 3.4). */
export const jsd: Divergence<'jsd'> = {
  id: 'jsd',
  ofEqual: 0,
  name: 'Jensen–Shannon divergence',
  tex: String.raw`\mathrm{JSD}(q,p)=\tfrac12\,\mathrm{KL}(q\,\|\,m)+\tfrac12\,\mathrm{KL}(p\,\|\,m)`,
  symmetric: true,
  units: 'nats',
  largest: Math.LN2,
  components: [JSD],
  integrands: [
    {
      id: 'textbook',
      tex: String.raw`\tfrac12 q\log\frac{q}{m}+\tfrac12 p\log\frac{p}{m}`,
      nonNegative: true,
      at: jensenShannonDensity,
    },
  ],
  fromSums: (sums) => component(sums, JSD),
};

function jensenShannonDensity(logQ: number, logP: number): number {
  const large = Math.max(logQ, logP);
  if (large === -Infinity) return 0;
  const size = Math.abs(logQ - logP);
  const e = Math.exp(-size);
  const small = e === 0 ? 0 : e * (Math.LN2 - size - Math.log1p(e));
  return Math.max(0, 0.5 * Math.exp(large) * (Math.LN2 - Math.log1p(e) + small));
}

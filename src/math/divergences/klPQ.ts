import { component } from './divergence';
import type { Divergence } from './divergence';
import { KL_PQ } from './components';
import { klInfinite } from './infinite';
import { klClosedForm } from './klClosedForm';
import { nonNegativeKl, textbookKl } from './klQP';

/** KL(p‖q) = ∫ p log(p/q), nats: the average is over the target. */
export const klPQ: Divergence<'klPQ'> = {
  id: 'klPQ',
  ofEqual: 0,
  name: 'Kullback–Leibler divergence of p from q',
  tex: String.raw`\mathrm{KL}(p\,\|\,q)=\int p\log\frac{p}{q}\,dz`,
  symmetric: false,
  units: 'nats',
  components: [KL_PQ],
  integrands: [
    {
      id: 'textbook',
      tex: String.raw`p\log\frac{p}{q}`,
      nonNegative: false,
      at: (logQ, logP) => textbookKl(logP, logQ),
    },
    {
      id: 'nonNegative',
      tex: String.raw`p\log\frac{p}{q}-p+q`,
      nonNegative: true,
      at: (logQ, logP) => nonNegativeKl(logP, logQ),
    },
  ],
  fromSums: (sums) => component(sums, KL_PQ),
  infinite: (q, p) => klInfinite(p, q, 'p', 'q'),
  closedForm: (q, p) => klClosedForm(p, q),
};

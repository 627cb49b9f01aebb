import type { Divergence } from './divergence';
import { KL_PQ, KL_QP } from './components';
import { klInfinite } from './infinite';
import { klClosedForm } from './klClosedForm';

/** KL(q‖p) + KL(p‖q) = ∫ (q − p) log(q/p), nats, without a factor ½ (H. Jeffreys 1946). */
export const jeffreys: Divergence<'jeffreys'> = {
  id: 'jeffreys',
  ofEqual: 0,
  name: 'Jeffreys divergence',
  tex: String.raw`\mathrm{J}(q,p)=\int (q-p)\log\frac{q}{p}\,dz`,
  symmetric: true,
  units: 'nats',
  components: [KL_QP, KL_PQ],
  integrands: [
    {
      id: 'textbook',
      tex: String.raw`(q-p)\log\frac{q}{p}`,
      nonNegative: true,
      at: (logQ, logP) => {
        if (logQ === logP) return 0;
        if (logQ === -Infinity || logP === -Infinity) return Infinity;
        return (Math.exp(logQ) - Math.exp(logP)) * (logQ - logP);
      },
    },
  ],
  fromSums: ({ values, errors }) => ({
    value: values[KL_QP] + values[KL_PQ],
    errorBound: errors[KL_QP] + errors[KL_PQ],
  }),
  infinite: (q, p) => klInfinite(q, p) ?? klInfinite(p, q, 'p', 'q'),
  closedForm: (q, p) => {
    const one = klClosedForm(q, p);
    const other = klClosedForm(p, q);
    if (one === undefined || other === undefined) return undefined;
    return {
      value: one.value + other.value,
      errorBound: one.errorBound + other.errorBound,
    };
  },
};

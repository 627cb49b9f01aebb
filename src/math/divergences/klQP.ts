import { component } from './divergence';
import type { Divergence } from './divergence';
import { KL_QP } from './components';
import { klInfinite } from './infinite';
import { klClosedForm } from './klClosedForm';
import { klDensity } from './smallForms';

/** KL(q‖p) = ∫ q log(q/p), nats (S. Kullback, R. Leibler 1951, eq. 2.4). */
export const klQP: Divergence<'klQP'> = {
  id: 'klQP',
  ofEqual: 0,
  name: 'Kullback–Leibler divergence of q from p',
  tex: String.raw`\mathrm{KL}(q\,\|\,p)=\int q\log\frac{q}{p}\,dz`,
  symmetric: false,
  units: 'nats',
  components: [KL_QP],
  integrands: [
    {
      id: 'textbook',
      tex: String.raw`q\log\frac{q}{p}`,
      nonNegative: false,
      at: textbookKl,
    },
    {
      id: 'nonNegative',
      tex: String.raw`q\log\frac{q}{p}-q+p`,
      nonNegative: true,
      at: nonNegativeKl,
    },
  ],
  fromSums: (sums) => component(sums, KL_QP),
  infinite: (q, p) => klInfinite(q, p),
  closedForm: klClosedForm,
};

/** q log(q/p); infinite wherever p has nothing, also where q has faded below the smallest double. */
export function textbookKl(logQ: number, logP: number): number {
  if (logQ === -Infinity) return 0;
  return logP === -Infinity ? Infinity : Math.exp(logQ) * (logQ - logP);
}

/** q log(q/p) − q + p, formed from log q − log p so that it is never negative. */
export function nonNegativeKl(logQ: number, logP: number): number {
  if (logQ === -Infinity) return Math.exp(logP);
  if (logP === -Infinity) return Infinity;
  const d = logQ - logP;
  if (d < -1) return Math.exp(logP) + Math.exp(logQ) * (d - 1);
  return Math.exp(logQ) * klDensity(d);
}

import type { ContinuousSpec } from '../types';
import { MOMENT, SIGNED } from './components';
import { component } from './divergence';
import type { Divergence } from './divergence';
import { known } from './estimate';
import type { Estimate } from './estimate';
import { wassersteinInfinite } from './infinite';

/** ∫|F_q − F_p|, in units of z: how far mass must be moved (S. Vallender 1974). Not a function of q and p at one point. */
export const wasserstein1: Divergence<'wasserstein1'> = {
  id: 'wasserstein1',
  ofEqual: 0,
  name: 'Wasserstein-1 distance',
  tex: String.raw`W_1(q,p)=\int |F_q-F_p|\,dz`,
  symmetric: true,
  units: 'z',
  components: [SIGNED, MOMENT],
  integrands: [],
  fromSums: (sums) => component(sums, MOMENT),
  infinite: (q, p) => wassersteinInfinite(q, p, isTranslation(q.spec, p.spec)),
  closedForm: (q, p) => (isTranslation(q, p) ? translationDistance(q, p) : ratesDistance(q, p)),
};

/** Whether one is the other moved along the axis; then F_q − F_p has one sign and W1 is the length of the move. */
function isTranslation(q: ContinuousSpec, p: ContinuousSpec): boolean {
  switch (q.family) {
    case 'normal':
      return p.family === 'normal' && q.sd === p.sd;
    case 'studentT':
      return p.family === 'studentT' && q.df === p.df && q.scale === p.scale;
    case 'laplace':
    case 'logistic':
      return p.family === q.family && q.scale === p.scale;
    case 'skewNormal':
      return p.family === 'skewNormal' && q.scale === p.scale && q.shape === p.shape;
    default:
      return false;
  }
}

function translationDistance(q: ContinuousSpec, p: ContinuousSpec): Estimate | undefined {
  const from = 'loc' in q ? q.loc : 'mean' in q ? q.mean : NaN;
  const to = 'loc' in p ? p.loc : 'mean' in p ? p.mean : NaN;
  return known(Math.abs(from - to));
}

/** Exponentials are ordered: W1 is the difference of their means, |1/r_q − 1/r_p|. */
function ratesDistance(q: ContinuousSpec, p: ContinuousSpec): Estimate | undefined {
  if (q.family !== 'exponential' || p.family !== 'exponential') return undefined;
  return known(Math.abs(q.rate - p.rate) / q.rate / p.rate);
}

import { maximiseElboOf, type MaximisedElbo } from '../../math';
import { modelOf } from '../latentModels';
import { thetaOf, type ThetaState } from './state';
import { knownCurve } from './thetaCurve';

type Best = Extract<MaximisedElbo, { readonly attained: true }>;

const found = new WeakMap<ThetaState['model'], Best>();

/**
 * The best normal q at the present θ: uphill from the best ones of the neighbouring points of the curve, of which one is
 * the best here too; by the full search, which takes several times as long, while no curve is known.
 *
 * @throws Error for a model under which no normal q has a finite ELBO; the figure offers none.
 */
export function bestAt(state: ThetaState): Best {
  const before = found.get(state.model);
  if (before !== undefined) return before;
  const { q, ...rest } = nearBest(state) ?? fullSearch(state);
  // Both ways come to the same place but for the last digits, which a link could not bring back.
  const best: Best = { ...rest, q: { ...q, mean: tidy(q.mean), sd: tidy(q.sd) } };
  found.set(state.model, best);
  return best;
}

function tidy(value: number): number {
  return Number(value.toPrecision(9));
}

function nearBest(state: ThetaState): Best | undefined {
  const curve = knownCurve(state);
  if (curve === undefined) return undefined;
  const theta = thetaOf(state);
  const above = curve.theta.findIndex((value) => value >= theta);
  const right = above < 0 ? curve.theta.length - 1 : above;
  let best: Best | undefined;
  for (const point of curve.points.slice(Math.max(0, right - 1), right + 1)) {
    if (!point.best.attained) continue;
    const { mean, sd } = point.best.q;
    const here = maximiseElboOf(modelOf(state.model), { mean, sd });
    if (here.attained && !(best && best.elbo.value >= here.elbo.value)) best = here;
  }
  return best;
}

function fullSearch({ model }: ThetaState): Best {
  const best = maximiseElboOf(modelOf(model));
  if (!best.attained) throw new Error(best.reason);
  return best;
}

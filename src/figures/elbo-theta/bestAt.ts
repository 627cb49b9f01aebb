import { maximiseElboOf, type MaximisedElbo } from '../../math';
import { modelOf, type LatentSpec } from '../latentModels';
import type { ThetaCurve } from './thetaCurve';

type Best = Extract<MaximisedElbo, { readonly attained: true }>;

const found = new WeakMap<LatentSpec, Best>();

/**
 * The best normal q at the present θ: uphill from the best ones of the neighbouring points of the curve, of which one is
 * the best here too. Undefined without a curve.
 */
export function bestAt(
  model: LatentSpec,
  theta: number,
  curve: ThetaCurve | undefined,
): Best | undefined {
  if (curve === undefined) return undefined;
  const before = found.get(model);
  if (before !== undefined) return before;
  const above = curve.theta.findIndex((value) => value >= theta);
  const right = above < 0 ? curve.theta.length - 1 : above;
  let best: Best | undefined;
  for (const point of curve.points.slice(Math.max(0, right - 1), right + 1)) {
    if (!point.best.attained) continue;
    const { mean, sd } = point.best.q;
    const here = maximiseElboOf(modelOf(model), { mean, sd });
    if (here.attained && !(best && best.elbo.value >= here.elbo.value)) best = here;
  }
  if (best) found.set(model, best);
  return best;
}

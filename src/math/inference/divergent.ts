import { klInfinite } from '../divergences/infinite';
import type { ContinuousDistribution } from '../distributions/types';
import type { Density, EndBehaviour } from '../quadrature/density';
import type { ModelParts } from './kind';

function isPowerTail(end: EndBehaviour): boolean {
  const { at, gaussian, linear, logGaussian } = end;
  return !Number.isFinite(at) && gaussian === 0 && linear === 0 && logGaussian === 0;
}

/** Why E_q log p(x | z) is −∞; undefined when it is finite. */
export function likelihoodDiverges(
  q: ContinuousDistribution,
  { prior, likelihood }: ModelParts,
): string | undefined {
  if (q.support[0] < prior.support[0] || q.support[1] > prior.support[1]) {
    return 'q has mass where the model has none';
  }
  const { growth } = likelihood;
  for (const end of q.ends) {
    if (growth > 0 && isPowerTail(end) && -end.index <= growth) {
      return `the tail of q is too heavy: −log p(x|z) grows like |z|^${growth}, and q has no such moment`;
    }
  }
  return undefined;
}

/** Why E_q log p(z) is −∞. */
export function priorDiverges(
  q: ContinuousDistribution,
  { prior }: ModelParts,
): string | undefined {
  return klInfinite(q, prior, 'q', 'the prior');
}

/** Why ∫ f g is +∞: both grow at the same end, together faster than 1/distance. */
export function productDiverges(
  f: Density,
  g: Density,
  nameF: string,
  nameG: string,
): string | undefined {
  for (const side of [0, 1] as const) {
    const a = f.ends[side];
    const b = g.ends[side];
    if (!Number.isFinite(a.at) || a.at !== b.at) continue;
    if (a.logGaussian !== 0 || b.logGaussian !== 0) continue;
    if (a.index + b.index <= 1) {
      const product = nameF === nameG ? `${nameF}²` : `${nameF} times ${nameG}`;
      return `${product} is not integrable at ${a.at}`;
    }
  }
  return undefined;
}

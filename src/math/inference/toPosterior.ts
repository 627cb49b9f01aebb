import { comparePair } from '../divergences/comparePair';
import { klInfinite } from '../divergences/infinite';
import { klPQ } from '../divergences/klPQ';
import { klQP } from '../divergences/klQP';
import { l2Squared } from '../divergences/l2Squared';
import type { Divergence } from '../divergences/divergence';
import { ratioSums } from '../divergences/pairSums';
import type { ContinuousDistribution } from '../distributions/types';
import type { Quantity } from '../types';
import type { ModelInside } from './modelCreatorOf';
import { likelihoodDiverges, priorDiverges, productDiverges } from './divergent';
import { normalGap } from './normalGap';
import { closedForm, infinite } from './quantities';

const EPS = Number.EPSILON;
const WELL_CONDITIONED = 1e-13;

/** How far q is from the posterior. */
export interface ToPosterior {
  readonly klQPosterior: Quantity;
  readonly klPosteriorQ: Quantity;
  readonly l2SquaredQPosterior: Quantity;
}

interface Route {
  readonly divergence: Divergence<'klQP' | 'klPQ' | 'l2Squared'>;
  /** Why it is infinite; undefined where it is not. */
  readonly diverges: (model: ModelInside, q: ContinuousDistribution) => string | undefined;
}

const ROUTES: Readonly<Record<keyof ToPosterior, Route>> = {
  klQPosterior: {
    divergence: klQP,
    diverges: ({ parts }, q) => priorDiverges(q, parts) ?? likelihoodDiverges(q, parts),
  },
  klPosteriorQ: {
    divergence: klPQ,
    diverges: ({ posterior }, q) => klInfinite(posterior, q, 'the posterior', 'q'),
  },
  l2SquaredQPosterior: {
    divergence: l2Squared,
    diverges: ({ posterior }, q) =>
      productDiverges(q, q, 'q', 'q') ??
      productDiverges(posterior, posterior, 'posterior', 'posterior'),
  },
};

/** One of KL(q‖posterior), KL(posterior‖q), ∫(q − posterior)²: from the two densities themselves, never from the ELBO. */
export function toPosterior(
  model: ModelInside,
  q: ContinuousDistribution,
  which: keyof ToPosterior,
): Quantity {
  const { divergence, diverges } = ROUTES[which];
  const reason = diverges(model, q);
  return reason === undefined
    ? looser(finite(model, q, divergence), 4 * EPS * roundingSize(model))
    : infinite(Infinity, reason);
}

function finite(
  { parts: { preciseNormal }, conjugate, posterior }: ModelInside,
  q: ContinuousDistribution,
  divergence: Route['divergence'],
): Quantity {
  if (conjugate !== undefined && preciseNormal !== undefined && q.spec.family === 'normal') {
    const gap = normalGap(q.spec, preciseNormal);
    const ready =
      divergence.id === 'l2Squared'
        ? divergence.closedForm?.(q.spec, conjugate.spec)
        : gap[divergence.id];
    return ready && ready.errorBound <= WELL_CONDITIONED * ready.value
      ? closedForm(ready)
      : integrated(q, conjugate, divergence, gap.logRatio);
  }
  if (conjugate !== undefined) return comparePair(q, conjugate, [divergence])[divergence.id];
  return integrated(q, posterior, divergence, undefined);
}

function integrated(
  q: ContinuousDistribution,
  p: ModelInside['posterior'],
  divergence: Route['divergence'],
  logRatio: ReturnType<typeof normalGap>['logRatio'] | undefined,
): Quantity {
  const sums = ratioSums({ q, p, logRatio }, [divergence]);
  return { ...divergence.fromSums(sums), method: 'quadrature' };
}

/** |δ log posterior| where its mass is, in eps, beyond what the comparison itself allows for. */
function roundingSize({ parts, shape }: ModelInside): number {
  if (parts.preciseNormal !== undefined) return 0;
  if (parts.conjugate !== undefined) return parts.conjugate.parameterSize;
  return Math.abs(shape.logFactor - parts.likelihood.constant);
}

/**
 * Widens a bound by what a change of log p by `size` may do: the KLs move by ∫(q − p) δ, and ∫|q − p| ≤ √(2 KL)
 * (Pinsker); a squared difference by twice its root.
 */
function looser(quantity: Quantity, size: number): Quantity {
  const root = Math.sqrt(2 * quantity.value);
  return { ...quantity, errorBound: quantity.errorBound + size * (2 * root + size) };
}

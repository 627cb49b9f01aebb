import { comparePair } from '../divergences/comparePair';
import type { Estimate } from '../divergences/estimate';
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

/** KL(q‖posterior), KL(posterior‖q) and ∫(q − posterior)²: from the two densities themselves, never from the ELBO. */
export function toPosterior(model: ModelInside, q: ContinuousDistribution): ToPosterior {
  const { parts, posterior } = model;
  const noQP = priorDiverges(q, parts) ?? likelihoodDiverges(q, parts);
  const noPQ = klInfinite(posterior, q, 'the posterior', 'q');
  const noL2 =
    productDiverges(q, q, 'q', 'q') ??
    productDiverges(posterior, posterior, 'posterior', 'posterior');
  const wanted: Divergence[] = [];
  if (noQP === undefined) wanted.push(klQP);
  if (noPQ === undefined) wanted.push(klPQ);
  if (noL2 === undefined) wanted.push(l2Squared);
  // what was asked for is there
  const found = finite(model, q, wanted) as Found;
  const size = 4 * EPS * roundingSize(model);
  return {
    klQPosterior: noQP === undefined ? looser(found.klQP, size) : infinite(Infinity, noQP),
    klPosteriorQ: noPQ === undefined ? looser(found.klPQ, size) : infinite(Infinity, noPQ),
    l2SquaredQPosterior:
      noL2 === undefined ? looser(found.l2Squared, size) : infinite(Infinity, noL2),
  };
}

type Found = Readonly<Record<'klQP' | 'klPQ' | 'l2Squared', Quantity>>;

function finite(
  { parts: { preciseNormal }, conjugate, posterior }: ModelInside,
  q: ContinuousDistribution,
  wanted: readonly Divergence[],
): Partial<Found> {
  if (wanted.length === 0) return {};
  if (conjugate !== undefined && preciseNormal !== undefined && q.spec.family === 'normal') {
    const gap = normalGap(q.spec, preciseNormal);
    const l2 = l2Squared.closedForm?.(q.spec, conjugate.spec);
    const good = (estimate: Estimate | undefined): Quantity | undefined =>
      estimate && estimate.errorBound <= WELL_CONDITIONED * estimate.value
        ? closedForm(estimate)
        : undefined;
    const ready = { klQP: good(gap.klQP), klPQ: good(gap.klPQ), l2Squared: good(l2) };
    const open = wanted.filter(({ id }) => ready[id as keyof typeof ready] === undefined);
    const rest = open.length === 0 ? {} : integrated(q, conjugate, open, gap.logRatio);
    return { ...rest, ...defined(ready) };
  }
  if (conjugate !== undefined) return comparePair(q, conjugate, wanted);
  return integrated(q, posterior, wanted, undefined);
}

function integrated(
  q: ContinuousDistribution,
  p: ModelInside['posterior'],
  open: readonly Divergence[],
  logRatio: ReturnType<typeof normalGap>['logRatio'] | undefined,
): Found {
  const sums = ratioSums({ q, p, logRatio }, open);
  return Object.fromEntries(
    open.map(({ id, fromSums }): [string, Quantity] => [
      id,
      { ...fromSums(sums), method: 'quadrature' },
    ]),
  ) as unknown as Found;
}

function defined<T extends object>(fields: T): Partial<T> {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  ) as Partial<T>;
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

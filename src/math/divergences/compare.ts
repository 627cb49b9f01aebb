import { createDistribution } from '../distributions/create';
import type { ContinuousDistribution } from '../distributions/types';
import { DomainError } from '../types';
import type { ContinuousSpec, Quantity } from '../types';
import type { Divergence, QuantityId } from './divergence';
import type { Estimate } from './estimate';
import { areIdentical } from './identical';
import { divergences } from './list';
import { pairSums } from './pairSums';

export type Comparison = Readonly<Record<QuantityId, Quantity>>;

/** A closed form with a bound below this part of its value is taken without asking the quadrature. */
const WELL_CONDITIONED = 1e-13;
const OUT_OF_RANGE = 'finite, but beyond the range of double precision';

/**
 * Every divergence between two continuous densities, each with a bound of its error.
 *
 * Closed forms are used where they are well conditioned, one adaptive quadrature for all the rest; what is infinite is
 * decided from supports, tails and end exponents and says why. Nats; l2Squared in 1/z, wasserstein1 in z.
 *
 * @throws DomainError with the field named from outside (`q.sd`, `p.weights[1]`) when a spec is bad.
 */
export function compare(qSpec: ContinuousSpec, pSpec: ContinuousSpec): Comparison {
  const q = create(qSpec, 'q');
  const p = create(pSpec, 'p');
  const identical = areIdentical(qSpec, pSpec);
  const settled = new Map<QuantityId, Quantity>();
  const fallback = new Map<QuantityId, Estimate>();
  const open: Divergence[] = [];
  for (const divergence of divergences) {
    const known = identical ? ofIdentical(divergence) : withoutQuadrature(divergence, q, p);
    if (known !== undefined) {
      settled.set(divergence.id, known);
      continue;
    }
    open.push(divergence);
    const closed = divergence.closedForm?.(q.spec, p.spec);
    if (closed === undefined) continue;
    if (closed.errorBound <= WELL_CONDITIONED * Math.abs(closed.value)) {
      settled.set(divergence.id, { ...closed, method: 'closed form' });
      open.pop();
    } else fallback.set(divergence.id, closed);
  }
  if (open.length > 0) {
    const sums = pairSums(q, p, open);
    for (const divergence of open) {
      settled.set(divergence.id, better(divergence.fromSums(sums), fallback.get(divergence.id)));
    }
  }
  return Object.fromEntries(divergences.map(({ id }) => [id, settled.get(id)])) as Comparison;
}

function create(spec: ContinuousSpec, owner: string): ContinuousDistribution {
  try {
    const distribution = createDistribution(spec);
    if (distribution.kind === 'continuous') return distribution;
  } catch (error) {
    throw error instanceof DomainError ? error.within(owner) : error;
  }
  throw new DomainError(`${owner}.family`, spec.family, 'a continuous family');
}

/** Divergences of a density from itself: exactly 0 (BC: 1), also where the general integral would diverge. */
function ofIdentical({ id }: Divergence): Quantity | undefined {
  if (id === 'crossEntropyQP' || id === 'entropyQ' || id === 'entropyP') return undefined;
  return { value: id === 'bhattacharyya' ? 1 : 0, errorBound: 0, method: 'closed form' };
}

/** An infinite value with its reason; undefined when the divergence is finite. */
function withoutQuadrature(
  { infinite }: Divergence,
  q: ContinuousDistribution,
  p: ContinuousDistribution,
): Quantity | undefined {
  const reason = infinite?.(q, p);
  if (reason === undefined) return undefined;
  return { value: Infinity, errorBound: 0, method: 'closed form', reason };
}

/** The estimate with the smaller bound, as a quantity. */
function better(integrated: Estimate, closed: Estimate | undefined): Quantity {
  if (integrated.value === Infinity) {
    return { value: Infinity, errorBound: 0, method: 'quadrature', reason: OUT_OF_RANGE };
  }
  if (closed !== undefined && closed.errorBound < integrated.errorBound) {
    return { ...closed, method: 'closed form' };
  }
  const { value, errorBound } = integrated;
  return { value, errorBound, method: 'quadrature' };
}

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
  return comparePair(createMember(qSpec, 'q'), createMember(pSpec, 'p'), divergences) as Comparison;
}

/** The divergences asked for, and no integral besides those they need. */
export function comparePair(
  q: ContinuousDistribution,
  p: ContinuousDistribution,
  wanted: readonly Divergence[],
): Partial<Comparison> {
  const identical = areIdentical(q.spec, p.spec);
  const open: Divergence[] = [];
  const known = wanted.map((divergence) => {
    const quantity = identical ? ofIdentical(divergence) : withoutQuadrature(divergence, q, p);
    const closed = quantity === undefined ? divergence.closedForm?.(q.spec, p.spec) : undefined;
    if (closed?.value === Infinity) return { quantity: beyondRange('closed form'), closed };
    if (closed !== undefined && closed.errorBound <= WELL_CONDITIONED * Math.abs(closed.value)) {
      return { quantity: inClosedForm(closed), closed };
    }
    if (quantity === undefined) open.push(divergence);
    return { quantity, closed };
  });
  const sums = open.length > 0 ? pairSums(q, p, open) : undefined;
  const comparison: Partial<Record<QuantityId, Quantity>> = {};
  wanted.forEach(({ id, fromSums }, i) => {
    const { quantity, closed } = known[i];
    comparison[id] = quantity ?? (sums && better(fromSums(sums), closed));
  });
  return comparison;
}

/** The distribution of a spec that a caller knows as `owner`. */
export function createMember(spec: ContinuousSpec, owner: string): ContinuousDistribution {
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
  const { value, errorBound } = integrated;
  if (value === Infinity) return beyondRange('quadrature');
  if (closed !== undefined && closed.errorBound < errorBound) {
    return inClosedForm(closed);
  }
  // log densities are cut off at −1e300: what comes near that and is not known at all is larger
  if (value > 1e290 && !(errorBound < value)) return beyondRange('quadrature');
  return { value, errorBound, method: 'quadrature' };
}

/** Infinity for a number that is finite but larger than any double. */
function beyondRange(method: Quantity['method']): Quantity {
  return { value: Infinity, errorBound: 0, method, reason: OUT_OF_RANGE };
}

function inClosedForm({ value, errorBound }: Estimate): Quantity {
  return { value, errorBound, method: 'closed form' };
}

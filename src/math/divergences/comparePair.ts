import type { ContinuousDistribution } from '../distributions/types';
import type { Quantity } from '../types';
import type { Divergence } from './divergence';
import type { Estimate } from './estimate';
import { areIdentical } from './identical';
import { pairSums } from './pairSums';

/** A closed form with a bound below this part of its value is taken without asking the quadrature. */
const WELL_CONDITIONED = 1e-13;
const OUT_OF_RANGE = 'finite, but beyond the range of double precision';

/**
 * The divergences asked for, and no integral besides those they need: a page that shows six numbers carries and computes
 * six. As `compare` in all else.
 */
export function comparePair<Id extends string>(
  q: ContinuousDistribution,
  p: ContinuousDistribution,
  wanted: readonly Divergence<Id>[],
): Readonly<Record<Id, Quantity>> {
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
  const comparison: Partial<Record<Id, Quantity>> = {};
  wanted.forEach(({ id, fromSums, largest = Infinity }, i) => {
    const { quantity, closed } = known[i];
    const found = quantity ?? (sums && better(fromSums(sums), closed));
    if (found) comparison[id] = found.value > largest ? { ...found, value: largest } : found;
  });
  return comparison as Record<Id, Quantity>;
}

/** A divergence of a density from itself, where that is the same for all. */
function ofIdentical({ ofEqual }: Divergence): Quantity | undefined {
  return ofEqual === undefined
    ? undefined
    : { value: ofEqual, errorBound: 0, method: 'closed form' };
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

import { createDistribution } from '../distributions/create';
import { DomainError } from '../types';
import type { Quantity } from '../types';
import { compareAtoms, plus, type DiscreteComparison } from './compareAtoms';
import { compareCategorical, type CategoricalComparison, type Vector } from './compareCategorical';
import { countAtoms, countSupports, type CountSpec } from './discreteAtoms';
import { countClosedForms } from './discreteClosed';
import { wassersteinSum } from './discreteSums';

/** Over the counts 0, 1, 2, … also Wasserstein-1, Σ|F_q(k) − F_p(k)|, in counts. */
export interface CountComparison extends DiscreteComparison {
  readonly wasserstein1: Quantity;
}

function isVector(value: Vector | CountSpec): value is Vector {
  return (
    Array.isArray(value) || (value as { family?: unknown } | undefined)?.family === 'categorical'
  );
}

function compareCounts(q: CountSpec, p: CountSpec): CountComparison {
  for (const [owner, spec] of [
    ['q', q],
    ['p', p],
  ] as const) {
    try {
      createDistribution(spec);
    } catch (error) {
      throw error instanceof DomainError ? error.within(owner) : error;
    }
  }
  const atoms = countAtoms(q, p);
  const enumerated = {
    ...compareAtoms(atoms, countSupports(q, p)),
    wasserstein1: wassersteinSum(atoms),
  };
  const closed = countClosedForms(q, p);
  if (closed === undefined) return enumerated;
  return { ...enumerated, ...closed, jeffreys: plus(closed.klQP, closed.klPQ) };
}

/**
 * Every discrete comparison of q with p: two probability vectors (or `categorical` specs) of one length, or two `poisson` or
 * `binomial` specs. Infinite values come from reasoning on the supports and carry their reason.
 *
 * @throws DomainError naming the field, such as `q[2]`, `p` (lengths differ), `p.rate`.
 */
export function compareDiscrete(q: Vector, p: Vector): CategoricalComparison;
export function compareDiscrete(q: CountSpec, p: CountSpec): CountComparison;
export function compareDiscrete(
  q: Vector | CountSpec,
  p: Vector | CountSpec,
): CategoricalComparison | CountComparison {
  if (isVector(q)) {
    if (!isVector(p)) throw new DomainError('p', p, 'a probability vector, as q is');
    return compareCategorical(q, p);
  }
  const families = 'a probability vector, or a poisson, binomial or categorical spec';
  const isCount = (spec: unknown): boolean => {
    const family = (spec as { family?: unknown } | null | undefined)?.family;
    return family === 'poisson' || family === 'binomial';
  };
  if (!isCount(q)) throw new DomainError('q', q, families);
  if (isVector(p) || !isCount(p))
    throw new DomainError('p', p, 'a poisson or binomial spec, as q is');
  return compareCounts(q, p);
}

import { requireProbabilities } from '../distributions/checkArrays';
import { DomainError } from '../types';
import type { CategoricalSpec, Quantity } from '../types';
import { compareAtoms, plus, scaled, type DiscreteComparison } from './compareAtoms';
import { vectorAtoms, vectorSupports, type Atom } from './discreteAtoms';
import { rootMeanSquare } from './discreteSums';

/** Over n categories also the mean squared difference and the expected Brier score E_{y~q} Σ(p_i − [y = i])². */
export interface CategoricalComparison extends DiscreteComparison {
  readonly mse: Quantity;
  readonly rmse: Quantity;
  readonly brierExpectedQP: Quantity;
}

/** Probabilities of categories 1 … n, summing to 1. */
export type Vector = readonly number[] | CategoricalSpec;

function readVector(value: Vector, owner: string): number[] {
  if (!('family' in value)) return requireProbabilities(value, owner).probs;
  return requireProbabilities(value.probs, `${owner}.probs`).probs;
}

/**
 * Every discrete comparison of two probability vectors (or `categorical` specs) of one length. Infinite values come from
 * reasoning on the supports and carry their reason.
 *
 * @throws DomainError naming the field, such as `q[2]`, `p` (lengths differ).
 */
export function compareCategorical(q: Vector, p: Vector): CategoricalComparison {
  const atQ = readVector(q, 'q');
  const atP = readVector(p, 'p');
  const n = atQ.length;
  if (atP.length !== n) throw new DomainError('p', p, `a list of ${n} numbers, as many as q has`);
  const atoms = vectorAtoms(atQ, atP);
  const common = compareAtoms(atoms, vectorSupports(atQ, atP));
  const mse = scaled(common.l2Squared, 1 / n);
  return {
    ...common,
    mse,
    rmse: rootMeanSquare(atoms, n),
    // Σ(p − [y])² averaged over y ~ q is Σ(p − q)² + Σ q (1 − q): no term is negative
    brierExpectedQP: plus(common.l2Squared, giniOf(atoms)),
  };
}

/** Σ q (1 − q) = Σ_{i≠j} q_i q_j, with 1 − q taken as what the other categories hold. */
function giniOf(atoms: readonly Atom[]): Quantity {
  let value = 0;
  let before = 0;
  for (const { q } of atoms) {
    value += 2 * q * before;
    before += q;
  }
  return {
    value,
    errorBound: (2 * atoms.length + 8) * Number.EPSILON * value,
    method: 'enumeration',
  };
}

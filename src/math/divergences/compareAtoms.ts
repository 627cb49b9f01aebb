import { rootOf } from '../quantity';
import type { Quantity } from '../types';
import type { Atom, Supports } from './discreteAtoms';
import {
  P_OUTSIDE_Q,
  Q_OUTSIDE_P,
  bhattacharyyaSum,
  chi2Sum,
  crossEntropySum,
  hellingerSquaredSum,
  infinite,
  jsdSum,
  klSum,
  l1Sum,
  l2SquaredSum,
} from './discreteSums';

/** What any two discrete distributions are compared by. In nats; `l2Squared` = Σ(q − p)² and `tv` without a unit. */
export interface DiscreteComparison {
  readonly klQP: Quantity;
  readonly klPQ: Quantity;
  readonly jeffreys: Quantity;
  readonly jsd: Quantity;
  readonly tv: Quantity;
  readonly l1: Quantity;
  readonly l2Squared: Quantity;
  readonly hellinger: Quantity;
  readonly bhattacharyya: Quantity;
  readonly chi2QP: Quantity;
  readonly crossEntropyQP: Quantity;
  readonly entropyQ: Quantity;
  readonly entropyP: Quantity;
}

const EPS = Number.EPSILON;

export function scaled(a: Quantity, factor: number): Quantity {
  const value = a.value * factor;
  return { ...a, value, errorBound: a.errorBound * factor + EPS * Math.abs(value) };
}

export function plus(a: Quantity, b: Quantity): Quantity {
  const value = a.value + b.value;
  if (value === Infinity) return a.value === Infinity ? a : b;
  return { ...a, value, errorBound: a.errorBound + b.errorBound + EPS * value };
}

/** The quantities both kinds of discrete distributions have; infinite ones by reasoning on the supports. */
export function compareAtoms(atoms: readonly Atom[], supports: Supports): DiscreteComparison {
  const forward = (sum: () => Quantity) => (supports.qInsideP ? sum() : infinite(Q_OUTSIDE_P));
  const backward = (sum: () => Quantity) => (supports.pInsideQ ? sum() : infinite(P_OUTSIDE_Q));
  const klQP = forward(() => klSum(atoms, 'QP'));
  const klPQ = backward(() => klSum(atoms, 'PQ'));
  const l1 = l1Sum(atoms);
  return {
    klQP,
    klPQ,
    jeffreys: plus(klQP, klPQ),
    jsd: jsdSum(atoms),
    tv: scaled(l1, 0.5),
    l1,
    l2Squared: l2SquaredSum(atoms),
    hellinger: rootOf(hellingerSquaredSum(atoms)),
    bhattacharyya: bhattacharyyaSum(atoms),
    chi2QP: forward(() => chi2Sum(atoms)),
    crossEntropyQP: forward(() => crossEntropySum(atoms, 'q', 'p')),
    entropyQ: crossEntropySum(atoms, 'q', 'q'),
    entropyP: crossEntropySum(atoms, 'p', 'p'),
  };
}

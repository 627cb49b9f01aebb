import { requireProbabilities } from '../distributions/checkArrays';
import { createDistribution } from '../distributions/create';
import { DomainError } from '../types';
import type { CategoricalSpec, Quantity } from '../types';
import { countAtoms, countSupports, vectorAtoms, vectorSupports } from './discreteAtoms';
import type { Atom, CountSpec, Supports } from './discreteAtoms';
import { countClosedForms } from './discreteClosed';
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
  rootMeanSquare,
  wassersteinSum,
} from './discreteSums';

/** What any two discrete distributions are compared by. In nats; `l2Squared` = Σ(q − p)² and `tv` without a unit. */
interface DiscreteComparison {
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

/** Over n categories also the mean squared difference and the expected Brier score E_{y~q} Σ(p_i − [y = i])². */
export interface CategoricalComparison extends DiscreteComparison {
  readonly mse: Quantity;
  readonly rmse: Quantity;
  readonly brierExpectedQP: Quantity;
}

/** Over the counts 0, 1, 2, … also Wasserstein-1, Σ|F_q(k) − F_p(k)|, in counts. */
export interface CountComparison extends DiscreteComparison {
  readonly wasserstein1: Quantity;
}

const EPS = Number.EPSILON;

function scaled(a: Quantity, factor: number): Quantity {
  const value = a.value * factor;
  return { ...a, value, errorBound: a.errorBound * factor + EPS * Math.abs(value) };
}

function plus(a: Quantity, b: Quantity): Quantity {
  const value = a.value + b.value;
  if (value === Infinity) return a.value === Infinity ? a : b;
  return { ...a, value, errorBound: a.errorBound + b.errorBound + EPS * value };
}

/** √a with its error bound: the error of a over 2√a, or √error where a may be 0. */
function root(a: Quantity): Quantity {
  const value = Math.sqrt(a.value);
  const low = Math.sqrt(Math.max(0, a.value - a.errorBound));
  const spread = value + low > 0 ? a.errorBound / (value + low) : Math.sqrt(a.errorBound);
  return { ...a, value, errorBound: spread + EPS * value };
}

function compareAtoms(atoms: readonly Atom[], supports: Supports): DiscreteComparison {
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
    hellinger: root(hellingerSquaredSum(atoms)),
    bhattacharyya: bhattacharyyaSum(atoms),
    chi2QP: forward(() => chi2Sum(atoms)),
    crossEntropyQP: forward(() => crossEntropySum(atoms, 'q', 'p')),
    entropyQ: crossEntropySum(atoms, 'q', 'q'),
    entropyP: crossEntropySum(atoms, 'p', 'p'),
  };
}

type Vector = readonly number[] | CategoricalSpec;

function isVector(value: Vector | CountSpec): value is Vector {
  return (
    Array.isArray(value) || (value as { family?: unknown } | undefined)?.family === 'categorical'
  );
}

function readVector(value: Vector, owner: string): number[] {
  if (!('family' in value)) return requireProbabilities(value, owner).probs;
  return requireProbabilities(value.probs, `${owner}.probs`).probs;
}

function compareVectors(q: Vector, p: Vector): CategoricalComparison {
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
  return { value, errorBound: (2 * atoms.length + 8) * EPS * value, method: 'enumeration' };
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
    return compareVectors(q, p);
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

import { expm1MinusX, log1pExp } from '../special/logForms';
import type { Quantity } from '../types';
import type { Atom } from './discreteAtoms';
import { RunningSum } from './runningSum';

const EPS = Number.EPSILON;

export const Q_OUTSIDE_P = 'q has mass where p has none';
export const P_OUTSIDE_Q = 'p has mass where q has none';
export const TOO_LARGE = 'finite, but larger than the largest double';

/** Rounding of the few operations that form one term. */
const TERM = 8 * EPS;

/** q (e^{−D} − 1 + D) = q log(q/p) − (q − p) ≥ 0: sums to KL(q‖p), and no term can cancel another. */
function klTerm(q: number, p: number, logRatio: number): number {
  if (q === 0) return p;
  if (Math.abs(logRatio) < 1) return q * expm1MinusX(-logRatio);
  return q * (logRatio - 1) + p;
}

/** Σ of the non-negative KL terms, with the direction given by which of the two is averaged over. */
export function klSum(atoms: readonly Atom[], direction: 'QP' | 'PQ'): Quantity {
  const sum = new RunningSum();
  const forward = direction === 'QP';
  for (const { q, p, logRatio, difference, errorQ, errorP, errorRatio } of atoms) {
    const [a, b, d] = forward ? [q, p, logRatio] : [p, q, -logRatio];
    const term = klTerm(a, b, d);
    // the two large parts of the far branch round separately; the derivative in D is q − p
    const parts = Math.abs(d) < 1 || a === 0 ? term : a * (Math.abs(d) + 1) + b;
    const relative = TERM + Math.max(errorQ, errorP);
    sum.add(term, parts * relative + Math.abs(difference) * errorRatio);
  }
  return sum.quantity();
}

/** Σ of (q + p)/2 · (log 2 − H(q/(q+p))), the Jensen–Shannon divergence; every term is non-negative. */
export function jsdSum(atoms: readonly Atom[]): Quantity {
  const sum = new RunningSum();
  for (const { q, p, logRatio, difference, errorQ, errorP, errorRatio } of atoms) {
    const relative = TERM + Math.max(errorQ, errorP);
    if (Math.abs(logRatio) < 1) {
      const term = 0.5 * (q + p) * entropyDeficit(Math.tanh(0.5 * logRatio));
      sum.add(term, 2 * term * relative + Math.abs(difference) * errorRatio);
      continue;
    }
    const ofQ = q === 0 ? 0 : q * (Math.LN2 - log1pExp(-logRatio));
    const ofP = p === 0 ? 0 : p * (Math.LN2 - log1pExp(logRatio));
    const size = Math.abs(ofQ) + Math.abs(ofP);
    sum.add(0.5 * (ofQ + ofP), size * relative + Math.abs(difference) * errorRatio);
  }
  return sum.quantity();
}

/** ½[(1+t) log(1+t) + (1−t) log(1−t)] = Σ t^{2n}/(2n(2n−1)) for |t| < 1/2. */
function entropyDeficit(t: number): number {
  const t2 = t * t;
  let power = t2;
  let sum = 0;
  for (let n = 2; power > EPS * EPS * t2; n += 2) {
    sum += power / (n * (n - 1));
    power *= t2;
  }
  return sum;
}

/** Σ |q − p|. */
export function l1Sum(atoms: readonly Atom[]): Quantity {
  const sum = new RunningSum();
  for (const atom of atoms) {
    const size = Math.abs(atom.difference);
    sum.add(size, size * EPS + atom.errorDifference);
  }
  return sum.quantity();
}

/** Σ (q − p)². */
export function l2SquaredSum(atoms: readonly Atom[]): Quantity {
  const sum = new RunningSum();
  for (const { difference, errorDifference } of atoms) {
    const size = Math.abs(difference);
    const underflow = size > 0 ? Number.MIN_VALUE : 0;
    sum.add(
      size * size,
      size * size * TERM + (2.1 * size + errorDifference) * errorDifference + underflow,
    );
  }
  return sum.quantity();
}

/** √(Σ (q − p)²/n), scaled by the largest difference so that differences of 1e-300 do not underflow. */
export function rootMeanSquare(atoms: readonly Atom[], n: number): Quantity {
  let largest = Number.MIN_VALUE;
  for (const { difference } of atoms) largest = Math.max(largest, Math.abs(difference));
  const sum = new RunningSum();
  for (const { difference, errorDifference } of atoms) {
    const size = Math.abs(difference) / largest;
    const error = errorDifference / largest;
    sum.add(size * size, size * size * TERM + (2.1 * size + error) * error);
  }
  const value = largest * Math.sqrt(sum.value / n);
  const relative = sum.error / sum.value + TERM;
  return {
    value,
    errorBound: sum.value > 0 ? value * relative + Number.MIN_VALUE : 0,
    method: 'enumeration',
  };
}

/** H² = ½ Σ (√q − √p)², each square formed as max(q, p)·(1 − e^{−|D|/2})². */
export function hellingerSquaredSum(atoms: readonly Atom[]): Quantity {
  const sum = new RunningSum();
  for (const { q, p, logRatio, errorQ, errorP, errorRatio } of atoms) {
    const gap = -Math.expm1(-0.5 * Math.abs(logRatio));
    const term = 0.5 * Math.max(q, p) * gap * gap;
    const relative = TERM + (q > p ? errorQ : errorP);
    sum.add(term, term * relative + 0.6 * Math.sqrt(q) * Math.sqrt(p) * gap * errorRatio);
  }
  return sum.quantity();
}

/** BC = Σ √(qp). */
export function bhattacharyyaSum(atoms: readonly Atom[]): Quantity {
  const sum = new RunningSum();
  for (const { q, p, logQ, logP, errorQ, errorP } of atoms) {
    const plain = q > 1e-300 && p > 1e-300;
    const term = plain ? Math.sqrt(q) * Math.sqrt(p) : Math.exp(0.5 * (logQ + logP));
    const relative = TERM + 0.6 * (errorQ + errorP) + (plain ? 0 : EPS * Math.abs(logQ + logP));
    sum.add(term, term > 0 ? term * relative : 0);
  }
  return sum.quantity();
}

/** χ² = Σ (q − p)²/p. */
export function chi2Sum(atoms: readonly Atom[]): Quantity {
  const sum = new RunningSum();
  for (const atom of atoms) {
    const { q, p, logQ, logP, logRatio, errorQ, errorP, errorRatio } = atom;
    let term: number;
    let relative = TERM + Math.max(errorQ, errorP);
    if (logRatio < 1) {
      const gap = Math.expm1(logRatio);
      term = p * gap * gap;
      sum.add(term, term * relative + 2.1 * Math.abs(gap) * q * errorRatio);
      continue;
    }
    const gap = -Math.expm1(-logRatio);
    const ratio = p > 1e-290 ? q / p : Infinity;
    if (Number.isFinite(ratio)) term = q * ratio * gap * gap;
    else {
      term = Math.exp(2 * logQ - logP) * gap * gap;
      relative += 4 * EPS * (2 * Math.abs(logQ) + Math.abs(logP));
    }
    sum.add(term, term * (relative + 2 * (errorQ + errorP)));
  }
  return sum.value === Infinity ? infinite(TOO_LARGE) : sum.quantity();
}

/** −Σ q log p; with p = q the entropy. */
export function crossEntropySum(
  atoms: readonly Atom[],
  averaged: 'q' | 'p',
  scored: 'q' | 'p',
): Quantity {
  const sum = new RunningSum();
  for (const atom of atoms) {
    const weight = atom[averaged];
    const log = scored === 'q' ? atom.logQ : atom.logP;
    const errorWeight = averaged === 'q' ? atom.errorQ : atom.errorP;
    const errorLog = scored === 'q' ? atom.errorQ : atom.errorP;
    if (weight === 0) continue;
    sum.add(-weight * log, weight * (Math.abs(log) * (TERM + errorWeight) + errorLog));
  }
  return sum.quantity();
}

/** Σ_k |F_q(k) − F_p(k)|: running sums of q − p from the left end up to the middle of the mass and from the right beyond. */
export function wassersteinSum(atoms: readonly Atom[]): Quantity {
  const sum = new RunningSum();
  let reached = 0;
  let middle = 0;
  while (middle < atoms.length - 1 && reached < 1) {
    reached += atoms[middle].q + atoms[middle].p;
    middle += 1;
  }
  const left = new RunningSum();
  for (let i = 0; i < middle; i++) {
    left.add(atoms[i].difference, atoms[i].errorDifference);
    addSteps(sum, left, atoms[i].steps);
  }
  const right = new RunningSum();
  for (let i = atoms.length - 1; i > middle; i--) {
    right.add(atoms[i].difference, atoms[i].errorDifference);
    addSteps(sum, right, atoms[i - 1].steps);
  }
  return sum.quantity();
}

/** Adds |F_q − F_p| for as many counts as it stays the same. */
function addSteps(sum: RunningSum, reached: RunningSum, steps: number): void {
  const term = steps * Math.abs(reached.value);
  sum.add(term, steps * reached.error + (steps > 1 ? EPS * term : 0));
}

export function infinite(reason: string): Quantity {
  return { value: Infinity, errorBound: 0, method: 'enumeration', reason };
}

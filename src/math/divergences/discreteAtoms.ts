import { logOfRatio } from '../distributions/standardise';
import { compensatedPair } from '../special/compensatedSum';
import { deviance } from '../special/logForms';
import { binomialLogPmf, poissonLogPmf } from '../special/logPmf';
import type { BinomialSpec, PoissonSpec } from '../types';

export type CountSpec = PoissonSpec | BinomialSpec;

/** One outcome under q and p, with bounds on the rounding in each number. */
export interface Atom {
  readonly q: number;
  readonly p: number;
  readonly logQ: number;
  readonly logP: number;
  /** D = log(q/p), ±∞ only where one of the two has no mass. */
  readonly logRatio: number;
  /** q − p. */
  readonly difference: number;
  /** Relative error bound of q and of p, absolute one of logRatio, and absolute one of difference. */
  readonly errorQ: number;
  readonly errorP: number;
  readonly errorRatio: number;
  readonly errorDifference: number;
  /** Distance to the next outcome listed: 1, but more before counts left out, where neither has mass. */
  readonly steps: number;
}

const EPS = Number.EPSILON;

/** Σ (p_i − q_i), from differences split into their rounded value and its exact error (D. Knuth, TAOCP 2, 4.2.2). */
function sumOfDifferences(q: readonly number[], p: readonly number[]): number {
  const parts: number[] = [];
  q.forEach((b, i) => {
    const a = p[i];
    const high = a - b;
    const back = high - a;
    parts.push(high, a - (high - back) - (b + back));
  });
  const [high, low] = compensatedPair(parts);
  return high + low;
}

/** The sum of the values, less 1. */
function excessOf(values: readonly number[]): number {
  const [high, low] = compensatedPair(values);
  return high - 1 + low;
}

/**
 * The outcomes of two probability vectors of one length, each divided by its exact sum. q − p is formed before the
 * division, so that nearly equal vectors keep their digits: ((q_i − p_i) S_q + q_i (S_p − S_q))/(S_q S_p).
 */
export function vectorAtoms(q: readonly number[], p: readonly number[]): Atom[] {
  const eq = excessOf(q);
  const ep = excessOf(p);
  const sumQ = 1 + eq;
  const sumP = 1 + ep;
  const sumGap = sumOfDifferences(q, p);
  // what the rounding of that gap can do to a difference
  const floor = 2 * EPS * EPS * q.reduce((sum, x, i) => sum + Math.abs(x - p[i]), 0);
  const atoms: Atom[] = [];
  q.forEach((rawQ, i) => {
    const rawP = p[i];
    if (rawQ === 0 && rawP === 0) return;
    const atQ = rawQ / sumQ;
    const atP = rawP / sumP;
    const difference = ((rawQ - rawP) * sumQ + rawQ * sumGap) / (sumQ * sumP);
    const relative = difference / atP;
    const ratio = rawQ / rawP;
    const logRatio =
      Math.abs(relative) < 0.5
        ? Math.log1p(relative)
        : (ratio > 1e-300 && ratio < 1e300 ? Math.log(ratio) : Math.log(rawQ) - Math.log(rawP)) +
          (Math.log1p(ep) - Math.log1p(eq));
    const errorDifference = 4 * EPS * Math.abs(difference) + floor * (atQ + atP);
    atoms.push({
      q: atQ,
      p: atP,
      logQ: Math.log(rawQ) - Math.log1p(eq),
      logP: Math.log(rawP) - Math.log1p(ep),
      logRatio,
      difference,
      errorQ: 2 * EPS,
      errorP: 2 * EPS,
      errorRatio: Number.isFinite(logRatio) ? 6 * EPS * Math.abs(logRatio) + floor : 0,
      errorDifference,
      steps: 1,
    });
  });
  return atoms;
}

/** Whether every outcome of the first has mass under the second. */
export interface Supports {
  readonly qInsideP: boolean;
  readonly pInsideQ: boolean;
}

export function vectorSupports(q: readonly number[], p: readonly number[]): Supports {
  return {
    qInsideP: q.every((x, i) => x === 0 || p[i] > 0),
    pInsideQ: p.every((x, i) => x === 0 || q[i] > 0),
  };
}

export function countSupports(q: CountSpec, p: CountSpec): Supports {
  const [lowQ, highQ] = countSupport(q);
  const [lowP, highP] = countSupport(p);
  return {
    qInsideP: lowP <= lowQ && highQ <= highP,
    pInsideQ: lowQ <= lowP && highP <= highQ,
  };
}

/** Lowest and highest count with mass. */
function countSupport(spec: CountSpec): readonly [number, number] {
  if (spec.family === 'poisson') return [0, Infinity];
  return [spec.prob === 1 ? spec.n : 0, spec.prob === 0 ? 0 : spec.n];
}

function logPmf(spec: CountSpec): (k: number) => number {
  if (spec.family === 'poisson') return (k) => poissonLogPmf(k, spec.rate);
  return (k) => (k > spec.n ? -Infinity : binomialLogPmf(k, spec.n, spec.prob));
}

/** Below this log probability a double holds nothing. */
const UNDERFLOW = -746;

/** Counts outside [from, to] have probability below the smallest double under this member. */
function massWindow(spec: CountSpec): readonly [number, number] {
  const [low, high] = countSupport(spec);
  const at = logPmf(spec);
  const mean = spec.family === 'poisson' ? spec.rate : spec.n * spec.prob;
  const edge = (side: -1 | 1): number => {
    const limit = side < 0 ? low : high;
    let inside = Math.min(high, Math.max(low, Math.round(mean)));
    let step = 1;
    for (;;) {
      const next = inside + side * step;
      const past = side < 0 ? next <= limit : next >= limit;
      if (past && at(limit) > UNDERFLOW) return limit;
      if (!past && at(next) > UNDERFLOW) {
        inside = next;
        step *= 2;
      } else if (step === 1) return inside;
      else step = 1;
    }
  };
  return [edge(-1), edge(1)];
}

/** A log ratio at the count k with a bound on its error. */
type CountRatio = (k: number) => readonly [value: number, error: number];

/** slope·(k − mean) + atMean, log q − log p of two members of one exponential family written about q's mean. */
function affineRatio(slope: number, mean: number, meanError: number, atMean: number): CountRatio {
  return (k) => {
    const rising = (k - mean) * slope;
    const error = 6 * EPS * (Math.abs(rising) + 3 * atMean) + meanError * Math.abs(slope);
    return [rising + atMean, error];
  };
}

/** The log ratio by parameter differences, for two Poissons or two binomials of one n. */
function countRatio(q: CountSpec, p: CountSpec): CountRatio | undefined {
  if (q.family === 'poisson' && p.family === 'poisson') {
    const atMean = p.rate * deviance((q.rate - p.rate) / p.rate);
    return affineRatio(logOfRatio(q.rate, p.rate), q.rate, 0, atMean);
  }
  if (q.family !== 'binomial' || p.family !== 'binomial' || q.n !== p.n) return undefined;
  const a = q.prob;
  const b = p.prob;
  if (Math.min(a, b, 1 - a, 1 - b) === 0) return undefined;
  const failures = (b - a) / (1 - b); // (1 − a)/(1 − b) − 1, without rounding 1 − a first
  const slope = logOfRatio(a, b) - Math.log1p(failures);
  const atMean = q.n * (b * deviance((a - b) / b) + (1 - b) * deviance(failures));
  return affineRatio(slope, q.n * a, EPS * q.n * a, atMean);
}

/** The counts that matter to any sum over q and p, in ascending order: two windows, without what lies between far ones. */
export function countAtoms(q: CountSpec, p: CountSpec): Atom[] {
  const logQ = logPmf(q);
  const logP = logPmf(p);
  const ratio = countRatio(q, p);
  const ofQ = massWindow(q);
  const ofP = massWindow(p);
  const [first, second] = ofQ[0] <= ofP[0] ? [ofQ, ofP] : [ofP, ofQ];
  const last = Math.max(first[1], second[1]);
  const gap = Math.max(0, second[0] - first[1] - 1);
  const atoms: Atom[] = [];
  const error = (log: number): number => (Number.isFinite(log) ? EPS * (8 + 4 * Math.abs(log)) : 0);
  for (let k = first[0]; k <= last; k++) {
    if (gap > 0 && k === first[1] + 1) k = second[0];
    const lq = logQ(k);
    const lp = logP(k);
    const atQ = Math.exp(lq);
    const atP = Math.exp(lp);
    const close = ratio !== undefined && Math.abs(lq - lp) < 1;
    const empty = lq === -Infinity && lp === -Infinity; // kept, since Wasserstein-1 counts the steps between
    const plain = empty ? 0 : lq - lp;
    const [logRatio, errorRatio] = close ? ratio(k) : [plain, error(lq) + error(lp)];
    const difference = logRatio > 0 ? -atQ * Math.expm1(-logRatio) : atP * Math.expm1(logRatio);
    const larger = logRatio > 0 ? error(lq) : error(lp);
    atoms.push({
      q: atQ,
      p: atP,
      logQ: lq,
      logP: lp,
      logRatio,
      difference,
      errorQ: error(lq),
      errorP: error(lp),
      errorRatio,
      errorDifference: Math.abs(difference) * (larger + 4 * EPS) + Math.min(atQ, atP) * errorRatio,
      steps: k === first[1] ? gap + 1 : 1,
    });
  }
  return atoms;
}

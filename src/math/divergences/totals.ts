import type { ChainEnd, Plan } from '../quadrature/panel';
import {
  BHATTACHARYYA,
  CHI2,
  COMPONENTS,
  CROSS_ENTROPY,
  ENTROPY_P,
  ENTROPY_Q,
  HELLINGER_SQUARED,
  JSD,
  KL_PQ,
  KL_QP,
  L2_SQUARED,
  MASS_P,
  MASS_Q,
  MOMENT,
  ROUND_BOUNDED,
  ROUND_CHI2,
  MEAN_D,
  ROUND_KL_PQ,
  ROUND_KL_QP,
  ROUND_L2,
  ROUND_SIGNED,
  SIGNED,
} from './components';
import type { Demand, RatioPair } from './components';
import { evaluateNodes, offsets } from './nodes';
import type { Piece, PieceList } from './pieces';
import { lonelyTerms, pairTerms, terms } from './pointTerms';
import { transport } from './transport';

/** Every integral of a pair, with bounds. `values[SIGNED]` holds ∫|q − p|, `values[MOMENT]` ∫|F_q − F_p|. */
export interface PairSums {
  readonly values: Float64Array;
  readonly errors: Float64Array;
  /** CHI2 is the integral times e^{−chiOffset}. */
  readonly chiOffset: number;
}

const EPS = Number.EPSILON;
/** The rounding model counts typical steps; random pairs have exceeded it by a fifth. */
const HEADROOM = 2;
/** Rounding of numbers so small that eps no longer describes it. */
const TINY = 1e-300;

/**
 * Adds up the panels: values, truncation (panel bounds, asymptotic remainders of the chains) and rounding.
 *
 * Rounding is propagated from the log densities: a relative error of eps·(|log q| + …) in q, an absolute one in
 * D = log q − log p, which moves KL by ∫(q − p) δD only. What the masses miss of 1 is a measured part of it.
 */
export function totals(
  pair: RatioPair,
  plan: Plan,
  pieces: PieceList,
  { wanted, chiOffset }: Demand,
): PairSums {
  const values = new Float64Array(COMPONENTS);
  const errors = new Float64Array(COMPONENTS);
  let meanD = 0;
  for (const { sums } of pieces) {
    for (let c = 0; c < SIGNED; c++) values[c] += sums.value[c];
    values[SIGNED] += Math.abs(sums.value[SIGNED]);
    meanD += sums.value[MEAN_D];
  }
  const tails = addRemainders(pair, plan.chainEnds, values, errors, chiOffset);
  const measured = Math.abs(values[MASS_Q] - 1) + Math.abs(values[MASS_P] - 1);
  const constantD = pair.logRatio === undefined ? measured : 16 * EPS * meanD;
  const ofDifferences = pieces.map((piece) => addErrors(piece, measured, constantD, errors));
  if (wanted[MOMENT] === 1) {
    const moved = transport(pair, pieces);
    values[MOMENT] = moved.value + tails;
    errors[MOMENT] += 1e-12 * tails;
    pieces.forEach(({ panel, sums }, i) => {
      const reach = Math.max(
        Math.abs(panel.left - moved.pivot),
        Math.abs(panel.right - moved.pivot),
      );
      errors[MOMENT] += sums.error[MOMENT];
      if (reach < Infinity) errors[MOMENT] += reach * (sums.error[SIGNED] + ofDifferences[i]);
    });
  }
  for (let c = 0; c < COMPONENTS; c++) {
    const summing = EPS * Math.sqrt(pieces.length) * Math.abs(values[c]);
    errors[c] = HEADROOM * (errors[c] + summing) + (values[c] === 0 ? 0 : TINY);
  }
  return { values, errors, chiOffset };
}

/** Adds the truncation and rounding of one panel to the components before MOMENT; returns that of ∫(q − p). */
function addErrors(
  { sums }: Piece,
  measured: number,
  constantD: number,
  errors: Float64Array,
): number {
  const { value, error, absolute } = sums;
  const ofQ = EPS * (4 + 2 * sums.largestLogQ) + measured;
  const ofP = EPS * (4 + 2 * sums.largestLogP) + measured;
  const both = ofQ + ofP + 8 * EPS;
  const signed = Math.abs(value[SIGNED]);
  const common = Math.min(value[MASS_Q], value[MASS_P]);
  const ofKl = constantD * Math.min(absolute[SIGNED], common);
  const bounded = EPS * value[ROUND_BOUNDED] + ofKl;
  const ofDifference = EPS * value[ROUND_SIGNED] + constantD * common + signed * both;
  for (let c = 0; c < MOMENT; c++) errors[c] += error[c];
  errors[KL_QP] += EPS * value[ROUND_KL_QP] + ofKl + value[KL_QP] * (ofQ + 8 * EPS);
  errors[KL_PQ] += EPS * value[ROUND_KL_PQ] + ofKl + value[KL_PQ] * (ofP + 8 * EPS);
  errors[JSD] += bounded + value[JSD] * both;
  errors[HELLINGER_SQUARED] += bounded + value[HELLINGER_SQUARED] * both;
  errors[BHATTACHARYYA] += value[BHATTACHARYYA] * (EPS * (8 + 3 * sums.largestLogs) + measured);
  errors[SIGNED] += ofDifference + absolute[SIGNED] - signed;
  errors[L2_SQUARED] += EPS * value[ROUND_L2] + value[L2_SQUARED] * (2 * both + 2 * constantD);
  errors[CHI2] += EPS * value[ROUND_CHI2] + value[CHI2] * (3 * measured + 2 * constantD);
  errors[MASS_Q] += value[MASS_Q] * ofQ;
  errors[MASS_P] += value[MASS_P] * ofP;
  errors[CROSS_ENTROPY] += absolute[CROSS_ENTROPY] * (ofQ + 8 * EPS) + value[MASS_Q] * ofP;
  errors[ENTROPY_Q] += absolute[ENTROPY_Q] * (ofQ + 8 * EPS) + value[MASS_Q] * ofQ;
  errors[ENTROPY_P] += absolute[ENTROPY_P] * (ofP + 8 * EPS) + value[MASS_P] * ofP;
  return ofDifference;
}

/**
 * What lies beyond the far end of each logarithmic chain, where the integrands are powers of the distance (times at most
 * a power of its logarithm, which the bound allows for). Returns the part of ∫|F_q − F_p|.
 */
function addRemainders(
  pair: RatioPair,
  chainEnds: readonly ChainEnd[],
  values: Float64Array,
  errors: Float64Array,
  chiOffset: number,
): number {
  let transported = 0;
  for (const { anchor, direction, distance: t, inward, hasQ, hasP } of chainEnds) {
    const side = (direction === 1) === inward ? 0 : 1;
    const endQ = pair.q.ends[side];
    const endP = pair.p.ends[side];
    const at = inward ? anchor : direction * Infinity;
    const powerQ = hasQ ? powerAt(endQ, at, inward) : undefined;
    const powerP = hasP ? powerAt(endP, at, inward) : undefined;
    if (powerQ === undefined && powerP === undefined) continue;
    offsets[0] = direction * t;
    evaluateNodes(pair, { anchor, hasQ, hasP }, 1);
    if (hasQ && hasP) pairTerms(1, chiOffset);
    else lonelyTerms(1, chiOffset);
    const add = (c: number, power: number | undefined, growth: number, looseness: number): void => {
      if (power === undefined) return;
      const rate = inward ? power + 1 : -(power + growth) - 1;
      if (!(rate > 0)) return;
      const rest = (t * terms[c][0]) / rate;
      if (!Number.isFinite(rest)) return;
      values[c] = values[c] + (c === SIGNED ? Math.abs(rest) : rest);
      errors[c] = errors[c] + looseness * Math.abs(rest);
    };
    const larger = inward ? Math.min : Math.max;
    const dominant = larger(powerQ ?? Number(powerP), powerP ?? Number(powerQ));
    const growthQ = powerP === undefined && hasP && !inward ? growthOf(endP) : 0;
    const growthP = powerQ === undefined && hasQ && !inward ? growthOf(endQ) : 0;
    // integrands with a logarithm: exact but for its slope, 1/(rate · ln t) of the remainder
    const logarithm = growthQ > 0 || growthP > 0 ? 1e-12 : 0.5;
    add(KL_QP, powerQ ?? dominant, growthQ, logarithm);
    add(CROSS_ENTROPY, powerQ, growthQ, logarithm);
    add(KL_PQ, powerP ?? dominant, growthP, logarithm);
    add(ENTROPY_Q, powerQ, 0, 0.5);
    add(ENTROPY_P, powerP, 0, 0.5);
    add(JSD, dominant, 0, 0.5);
    add(HELLINGER_SQUARED, dominant, 0, 0.5);
    add(SIGNED, dominant, 0, 0.5);
    add(MASS_Q, powerQ, 0, 1e-12);
    add(MASS_P, powerP, 0, 1e-12);
    // (q − p)² has the local exponent 2 (k_q q − k_p p)/(q − p), which tends to that of the larger one
    const q = terms[MASS_Q][0];
    const p = terms[MASS_P][0];
    const local =
      powerQ === powerP || powerQ === undefined || powerP === undefined || q === p
        ? dominant
        : (powerQ * q - powerP * p) / (q - p);
    const drift = 1e-13 + 4 * Math.abs(local - dominant);
    add(L2_SQUARED, 2 * local, 0, drift / Math.abs(2 * dominant + 1));
    if (powerQ !== undefined && powerP !== undefined) {
      add(BHATTACHARYYA, 0.5 * (powerQ + powerP), 0, 1e-12);
      const rate = Math.abs(2 * local - powerP + 1);
      add(CHI2, 2 * local - powerP, 0, drift / rate);
    }
    if (!inward) {
      // ∫ s f ds over a tail f ~ s^power, per t² f(t): the mass beyond t is moved over t, too
      const momentQ = momentOf(powerQ ?? dominant);
      const momentP = momentOf(powerP ?? dominant);
      const rest = terms[SIGNED][0] * momentQ + p * (momentQ - momentP);
      transported += t * t * Math.abs(rest);
    }
  }
  return Number.isFinite(transported) ? transported : 0;
}

/** Exponent of the density there; undefined when it vanishes faster than any power. */
function powerAt(
  end: { at: number; gaussian: number; linear: number; logGaussian: number; power: number },
  at: number,
  inward: boolean,
): number | undefined {
  if (end.at !== at) return inward ? 0 : undefined;
  if (end.gaussian !== 0 || end.linear !== 0 || end.logGaussian !== 0) return undefined;
  return end.power;
}

/** Power of |x| with which −log of a density grows in a tail (logarithms count as 0). */
function growthOf(end: { gaussian: number; linear: number; growth?: number }): number {
  if (end.growth !== undefined) return end.growth;
  if (end.gaussian > 0) return 2;
  return end.linear < 0 ? 1 : 0;
}

/** 1/(index − 1) for a density of that power in its tail; 0 where the moment diverges. */
function momentOf(power: number): number {
  const index = -power - 1;
  return index > 1 ? 1 / (index - 1) : 0;
}

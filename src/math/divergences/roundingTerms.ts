import {
  ALL,
  CHI2,
  MASS_P,
  MASS_Q,
  MEAN_D,
  ROUND_BOUNDED,
  ROUND_CHI2,
  ROUND_KL_PQ,
  ROUND_KL_QP,
  ROUND_L2,
  ROUND_SIGNED,
  SIGNED,
} from './components';
import { logP, logQ, ratio, termSizes } from './nodes';
import { terms } from './pointTerms';

/** Log densities below this belong to densities that have underflowed. */
const UNDERFLOW = -750;
const HALF_EPS = 0.5 * Number.EPSILON;

const massQ = terms[MASS_Q];
const massP = terms[MASS_P];
const signed = terms[SIGNED];
const chi2 = terms[CHI2];
const klQP = terms[ROUND_KL_QP];
const klPQ = terms[ROUND_KL_PQ];
const bounded = terms[ROUND_BOUNDED];
const ofSigned = terms[ROUND_SIGNED];
const l2 = terms[ROUND_L2];
const ofChi2 = terms[ROUND_CHI2];
const meanD = terms[MEAN_D];

/** Largest sizes of log densities on a panel, where the densities have not underflowed. */
export interface LargestLogs {
  largestLogQ: number;
  largestLogP: number;
  /** Largest |log q| + |log p| where √(qp) has not underflowed. */
  largestLogs: number;
}

/** Sensitivities of the integrands to rounding of the log densities, in units of eps. */
export function roundingTerms(
  count: number,
  both: boolean,
  exactRatio: boolean,
  chiOffset: number,
  largest: LargestLogs,
): void {
  findLargest(count, largest);
  if (!both) {
    for (let c = ROUND_KL_QP; c < ALL; c++) terms[c].fill(0);
    return;
  }
  const chiScale = chiOffset === 0 ? 1 : Math.exp(-chiOffset);
  for (let i = 0; i < count; i++) {
    const d = ratio[i];
    const size = d < 0 ? -d : d;
    const sizeP = Math.abs(logP[i]);
    const plain = 2 * (Math.abs(logQ[i]) + sizeP) + 8;
    const ofTerms = exactRatio ? termSizes[i] : size;
    const w = exactRatio ? 8 * ofTerms : plain;
    const q = massQ[i];
    const p = massP[i];
    const smaller = q < p ? q : p;
    // rounding counts in its square, too, where there is nothing else
    const difference = Math.abs(signed[i]) + HALF_EPS * smaller * w;
    const partQ = (difference < q ? difference : q) * w;
    const common = smaller * (1 + size);
    klQP[i] = partQ;
    klPQ[i] = (difference < p ? difference : p) * w;
    meanD[i] = 0.5 * (q + p) * (ofTerms < 1e3 ? ofTerms : 1e3);
    bounded[i] = (difference < common ? difference : common) * w;
    ofSigned[i] = smaller * w;
    l2[i] = 2 * difference * smaller * w;
    const chi = chi2[i];
    ofChi2[i] =
      d < 0
        ? 2 * partQ * chiScale + 2 * chi * (sizeP + 4)
        : 2 * (chi + difference * chiScale) * w + 2 * chi * plain;
  }
}

function findLargest(count: number, largest: LargestLogs): void {
  let largestQ = 0;
  let largestP = 0;
  let largestBoth = 0;
  for (let i = 0; i < count; i++) {
    const lq = logQ[i];
    const lp = logP[i];
    const sizeQ = lq === -Infinity ? 0 : Math.abs(lq);
    const sizeP = lp === -Infinity ? 0 : Math.abs(lp);
    if (lq > UNDERFLOW && sizeQ > largestQ) largestQ = sizeQ;
    if (lp > UNDERFLOW && sizeP > largestP) largestP = sizeP;
    if (lq + lp > 2 * UNDERFLOW && sizeQ + sizeP > largestBoth) largestBoth = sizeQ + sizeP;
  }
  largest.largestLogQ = largestQ;
  largest.largestLogP = largestP;
  largest.largestLogs = largestBoth;
}

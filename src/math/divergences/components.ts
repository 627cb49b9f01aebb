import type { LogRatio } from '../quadrature/density';
import { gaussWeights, kronrodError, kronrodWeights, nodes, POINTS } from '../quadrature/kronrod';
import type { Pair, Panel } from '../quadrature/panel';
import { coshMinusOne, entropyDeficit, sinhMinusArgument, SMALL } from './smallForms';

/** The integrals that are had together from the same nodes. */
export const KL_QP = 0;
export const KL_PQ = 1;
export const JSD = 2;
/** ½ ∫(√q − √p)², the squared Hellinger distance. */
export const HELLINGER_SQUARED = 3;
export const BHATTACHARYYA = 4;
export const L2_SQUARED = 5;
/** ∫(q − p)²/p · e^{−chiOffset}. */
export const CHI2 = 6;
export const MASS_Q = 7;
export const MASS_P = 8;
/** Below here the integrand is never negative; from here on it has a sign. */
export const CROSS_ENTROPY = 9;
export const ENTROPY_Q = 10;
export const ENTROPY_P = 11;
/** ∫(q − p) over the panel. */
export const SIGNED = 12;
/** ∫ u (q − p), u = distance from the end of the panel that is next to its anchor. */
export const MOMENT = 13;
export const COMPONENTS = 14;
/** From here on, what one relative eps in the log densities does to: the KLs, JSD and Hellinger, ∫|q − p|, L2², χ². */
export const ROUND_KL_QP = 14;
export const ROUND_KL_PQ = 15;
export const ROUND_BOUNDED = 16;
export const ROUND_SIGNED = 17;
export const ROUND_L2 = 18;
export const ROUND_CHI2 = 19;
/** ½ ∫ (q + p) |log q − log p|: the size of the terms that log q − log p is made of. */
export const MEAN_D = 20;
const ALL = 21;
const FIRST_SIGNED = CROSS_ENTROPY;

/** Below this a log density is taken as this: keeps 0·∞ out of far tails. */
const LOWEST = -1e300;
const LN2 = Math.LN2;

/** What is known about one panel: a number per component, and the largest |log q|, |log p|, |D| that matter. */
export interface PanelSums {
  readonly value: Float64Array;
  readonly error: Float64Array;
  /** ∫|integrand|. */
  readonly absolute: Float64Array;
  largestLogQ: number;
  largestLogP: number;
  /** Largest |log q| + |log p| where √(qp) has not underflowed. */
  largestLogs: number;
  /** Signs of log q − log p at the first and the last node; 0 where only one has a density. */
  firstSign: number;
  lastSign: number;
}

function newSums(): PanelSums {
  return {
    value: new Float64Array(ALL),
    error: new Float64Array(COMPONENTS),
    absolute: new Float64Array(COMPONENTS),
    largestLogQ: 0,
    largestLogP: 0,
    largestLogs: 0,
    firstSign: 0,
    lastSign: 0,
  };
}

/** Sums live from one pair to the next: making the arrays anew would take as long as filling them. */
const pool: PanelSums[] = [];
let used = 0;

/** Takes all sums back. Those handed out before must not be read any more. */
export function recycleSums(): void {
  used = 0;
}

function nextSums(): PanelSums {
  if (used === pool.length) pool.push(newSums());
  const sums = pool[used++]!;
  sums.value.fill(0);
  sums.absolute.fill(0);
  sums.largestLogQ = 0;
  sums.largestLogP = 0;
  sums.largestLogs = 0;
  return sums;
}

// Not re-entrant and need not be: an evaluation is synchronous and fills these afresh.
const coarse = new Float64Array(COMPONENTS);
const out = new Float64Array(ALL);

/** D = log q − log p of a pair, from parameter differences where the families allow it. */
export interface RatioPair extends Pair {
  readonly logRatio: LogRatio | undefined;
}

/** D at a point where both have a density: finite always. */
export function ratioAt(pair: RatioPair, anchor: number, offset: number): number {
  if (pair.logRatio !== undefined) {
    const d = pair.logRatio(anchor, offset);
    if (d - d === 0) return d;
  }
  return (
    Math.max(pair.q.logPdfAt(anchor, offset), LOWEST) -
    Math.max(pair.p.logPdfAt(anchor, offset), LOWEST)
  );
}

/** All components at one point of an (unit-weight) panel, written to `out`. */
function pointTerms(lq: number, lp: number, d: number, u: number, chiOffset: number): void {
  let p = d < 1 ? Math.exp(lp) : 0;
  let q: number;
  if (d > -1 && d < 1) {
    const e = Math.expm1(d);
    q = p * (1 + e);
    const root = Math.sqrt(1 + e);
    const f = e / (1 + root); // e^{d/2} − 1
    const difference = p * e;
    let klq: number;
    let klp: number;
    let deficit: number;
    const y = e / (2 + e); // tanh(d/2)
    if (d > -SMALL && d < SMALL) {
      const c = coshMinusOne(d);
      const s = sinhMinusArgument(d);
      klq = c - s;
      klp = c + s;
      deficit = entropyDeficit(y);
    } else {
      klq = d - e / (1 + e);
      klp = e - d;
      deficit = 0.5 * (y * d + Math.log1p(-y * y));
    }
    out[KL_QP] = q * klq;
    out[KL_PQ] = p * klp;
    out[JSD] = 0.5 * (q + p) * deficit;
    out[HELLINGER_SQUARED] = 0.5 * p * f * f;
    out[BHATTACHARYYA] = p > 1e-290 ? p * root : Math.exp(0.5 * (lq + lp));
    out[SIGNED] = difference;
    out[L2_SQUARED] = difference * difference;
    out[CHI2] = chiOffset === 0 ? difference * e : Math.exp(lp - chiOffset) * e * e;
  } else {
    const size = d > 0 ? d : -d;
    const h = Math.exp(-0.5 * size);
    const e = h * h;
    const large = d > 0 ? Math.exp(lq) : p;
    const small = large * e;
    q = d > 0 ? large : small;
    if (d > 0) p = small;
    const log = e > 1e-17 ? Math.log1p(e) : e;
    const difference = d > 0 ? large - small : small - large;
    const loss = 1 - e;
    out[KL_QP] = q * (d - 1) + p;
    out[KL_PQ] = p * (-d - 1) + q;
    out[JSD] = 0.5 * (large * (LN2 - log) + small * (LN2 - size - log));
    out[HELLINGER_SQUARED] = 0.5 * large * (1 - h) * (1 - h);
    out[BHATTACHARYYA] = large * h;
    out[SIGNED] = difference;
    out[L2_SQUARED] = difference * difference;
    out[CHI2] =
      chiOffset === 0 && d < 0
        ? p * loss * loss
        : Math.exp((d > 0 ? lq + d : lp) - chiOffset) * loss * loss;
  }
  out[MASS_Q] = q;
  out[MASS_P] = p;
  out[CROSS_ENTROPY] = -q * lp;
  out[ENTROPY_Q] = -q * lq;
  out[ENTROPY_P] = -p * lp;
  out[MOMENT] = u * out[SIGNED]!;
}

/** The components where only one of the two has a density. Divergent ones are not asked for and stay 0. */
function lonelyTerms(lq: number, lp: number, u: number, chiOffset: number): void {
  out.fill(0);
  const ofQ = lq > lp;
  const log = ofQ ? lq : lp;
  const f = Math.exp(log);
  out[JSD] = 0.5 * f * LN2;
  out[HELLINGER_SQUARED] = 0.5 * f;
  out[L2_SQUARED] = f * f;
  out[SIGNED] = ofQ ? f : -f;
  out[MOMENT] = u * out[SIGNED]!;
  out[ofQ ? MASS_Q : MASS_P] = f;
  out[ofQ ? ENTROPY_Q : ENTROPY_P] = -f * log;
  if (!ofQ) {
    out[CHI2] = Math.exp(lp - chiOffset);
    // q·log(q/p) − q + p is p, and with it the non-negative form keeps its integral
    out[KL_QP] = f;
  } else out[KL_PQ] = f;
}

/** Log densities below this belong to densities that have underflowed. */
const UNDERFLOW = -750;

/** Sensitivities of the integrands to rounding of the log densities, in units of eps. */
function roundingTerms(
  lq: number,
  lp: number,
  d: number,
  exactRatio: boolean,
  chiOffset: number,
  sums: PanelSums,
): void {
  const sizeQ = lq > -Infinity ? Math.abs(lq) : 0;
  const sizeP = lp > -Infinity ? Math.abs(lp) : 0;
  const size = Math.abs(d);
  if (lq > UNDERFLOW && sizeQ > sums.largestLogQ) sums.largestLogQ = sizeQ;
  if (lp > UNDERFLOW && sizeP > sums.largestLogP) sums.largestLogP = sizeP;
  if (lq + lp > 2 * UNDERFLOW && sizeQ + sizeP > sums.largestLogs) sums.largestLogs = sizeQ + sizeP;
  if (size === Infinity) {
    for (let c = ROUND_KL_QP; c < ALL; c++) out[c] = 0;
    return;
  }
  const plain = 2 * (sizeQ + sizeP) + 8;
  const w = exactRatio ? 8 * size : plain;
  const difference = Math.abs(out[SIGNED]!);
  const smaller = Math.min(out[MASS_Q]!, out[MASS_P]!);
  out[ROUND_KL_QP] = Math.min(difference, out[MASS_Q]!) * w;
  out[ROUND_KL_PQ] = Math.min(difference, out[MASS_P]!) * w;
  out[MEAN_D] = 0.5 * (out[MASS_Q]! + out[MASS_P]!) * Math.min(size, 1e3);
  out[ROUND_BOUNDED] = Math.min(difference, smaller * (1 + size)) * w;
  out[ROUND_SIGNED] = smaller * w;
  out[ROUND_L2] = 2 * difference * smaller * w;
  const chi = out[CHI2]!;
  out[ROUND_CHI2] =
    d < 0
      ? 2 * Math.min(difference, out[MASS_Q]!) * w * chiScale(chiOffset) + 2 * chi * (sizeP + 4)
      : 2 * (chi + difference * chiScale(chiOffset)) * w + 2 * chi * plain;
}

function chiScale(chiOffset: number): number {
  return chiOffset === 0 ? 1 : Math.exp(-chiOffset);
}

/** Fills the components at x = anchor + offset and returns D (±∞ where only one has a density). */
export function termsAt(
  pair: RatioPair,
  panel: Panel,
  offset: number,
  u: number,
  chiOffset: number,
  sums: PanelSums | undefined,
): number {
  const { anchor, hasQ, hasP } = panel;
  const lq = hasQ ? Math.max(pair.q.logPdfAt(anchor, offset), LOWEST) : -Infinity;
  const lp = hasP ? Math.max(pair.p.logPdfAt(anchor, offset), LOWEST) : -Infinity;
  let d = lq - lp;
  if (hasQ && hasP) {
    if (pair.logRatio !== undefined) {
      const exact = pair.logRatio(anchor, offset, lq, lp);
      if (exact - exact === 0) d = exact;
    }
    pointTerms(lq, lp, d, u, chiOffset);
  } else lonelyTerms(lq, lp, u, chiOffset);
  if (sums !== undefined) roundingTerms(lq, lp, d, pair.logRatio !== undefined, chiOffset, sums);
  return d;
}

/** q − p at x = anchor + offset. */
export function differenceAt(pair: RatioPair, panel: Panel, offset: number): number {
  const { anchor, hasQ, hasP } = panel;
  const lq = hasQ ? Math.max(pair.q.logPdfAt(anchor, offset), LOWEST) : -Infinity;
  const lp = hasP ? Math.max(pair.p.logPdfAt(anchor, offset), LOWEST) : -Infinity;
  if (!hasQ || !hasP || pair.logRatio === undefined) return Math.exp(lq) - Math.exp(lp);
  const d = pair.logRatio(anchor, offset, lq, lp);
  return d < 1 ? Math.exp(lp) * Math.expm1(d) : Math.exp(lq) - Math.exp(lp);
}

/** The components at the last point given to termsAt. */
export const pointValues: Readonly<Float64Array> = out;

/** Integrates all components over one panel by the 21-point rule, with bounds for the error of the rule. */
export function integratePanel(pair: RatioPair, panel: Panel, chiOffset: number): PanelSums {
  const sums = nextSums();
  const { value, absolute, error } = sums;
  const { direction, logarithmic, low, high } = panel;
  const both = panel.hasQ && panel.hasP;
  const middle = 0.5 * (low + high);
  const half = 0.5 * (high - low);
  const near = logarithmic ? Math.exp(low) : low;
  coarse.fill(0);
  for (let i = 0; i < POINTS; i++) {
    const step = half * nodes[i]!;
    const t = logarithmic ? Math.exp(middle + step) : middle + step;
    const u = logarithmic ? t - near : half + step;
    const d = termsAt(pair, panel, direction * t, u, chiOffset, sums);
    const sign = both ? Math.sign(d) : 0;
    if (i === 0) sums.firstSign = sign;
    sums.lastSign = sign;
    const jacobian = logarithmic ? half * t : half;
    const weight = jacobian * kronrodWeights[i]!;
    for (let c = 0; c < ALL; c++) value[c] = value[c]! + weight * out[c]!;
    for (let c = FIRST_SIGNED; c < COMPONENTS; c++) {
      absolute[c] = absolute[c]! + weight * Math.abs(out[c]!);
    }
    if ((i & 1) === 0) continue;
    const gauss = jacobian * gaussWeights[i]!;
    for (let c = 0; c < COMPONENTS; c++) coarse[c] = coarse[c]! + gauss * out[c]!;
  }
  for (let c = 0; c < FIRST_SIGNED; c++) absolute[c] = value[c]!;
  for (let c = 0; c < COMPONENTS; c++) {
    error[c] = kronrodError(value[c]! - coarse[c]!, absolute[c]!);
  }
  return sums;
}

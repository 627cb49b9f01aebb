import {
  ALL,
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
  SIGNED,
} from './components';
import { logP, logQ, ratio } from './nodes';
import { coshMinusOne, entropyDeficit, sinhMinusArgument, SMALL } from './smallForms';

/** terms[c][i]: the integrand of component c at node i. */
export const terms: readonly Float64Array[] = Array.from(
  { length: ALL },
  () => new Float64Array(logQ.length),
);
/** Distance of each node from the end of the panel next to its anchor, for the moment. */
export const leverage = new Float64Array(logQ.length);

const klQP = terms[KL_QP];
const klPQ = terms[KL_PQ];
const jsd = terms[JSD];
const hellinger = terms[HELLINGER_SQUARED];
const bhattacharyya = terms[BHATTACHARYYA];
const l2 = terms[L2_SQUARED];
const chi2 = terms[CHI2];
const massQ = terms[MASS_Q];
const massP = terms[MASS_P];
const crossEntropy = terms[CROSS_ENTROPY];
const entropyQ = terms[ENTROPY_Q];
const entropyP = terms[ENTROPY_P];
const signed = terms[SIGNED];
const moment = terms[MOMENT];

const LN2 = Math.LN2;
/** e^x neither overflows nor loses digits while |x| is below this. */
const MODERATE = 600;

/** The integrands at the first `count` nodes of a panel on which both have a density. */
export function pairTerms(count: number, chiOffset: number): void {
  for (let i = 0; i < count; i++) {
    const d = ratio[i];
    if (d > -1 && d < 1) nearTerms(i, chiOffset);
    else farTerms(i, chiOffset);
    const q = massQ[i];
    const p = massP[i];
    const difference = signed[i];
    l2[i] = difference * difference;
    crossEntropy[i] = -q * logP[i];
    entropyQ[i] = -q * logQ[i];
    entropyP[i] = -p * logP[i];
    moment[i] = leverage[i] * difference;
  }
}

/** |D| < 1: everything from e^D − 1, so that nearly equal densities keep their digits. */
function nearTerms(i: number, chiOffset: number): void {
  const d = ratio[i];
  const lp = logP[i];
  const p = Math.exp(lp);
  const e = Math.expm1(d);
  const q = p * (1 + e);
  const root = Math.sqrt(1 + e);
  const f = e / (1 + root); // e^{d/2} − 1
  const y = e / (2 + e); // tanh(d/2)
  if (d > -SMALL && d < SMALL) {
    const c = coshMinusOne(d);
    const s = sinhMinusArgument(d);
    klQP[i] = q * (c - s);
    klPQ[i] = p * (c + s);
    jsd[i] = 0.5 * (q + p) * entropyDeficit(y);
  } else {
    klQP[i] = q * (d - e / (1 + e));
    klPQ[i] = p * (e - d);
    jsd[i] = 0.25 * (q + p) * (y * d + Math.log1p(-y * y));
  }
  const difference = p * e;
  massQ[i] = q;
  massP[i] = p;
  signed[i] = difference;
  hellinger[i] = 0.5 * p * f * f;
  bhattacharyya[i] = p > 1e-290 ? p * root : Math.exp(0.5 * (logQ[i] + lp));
  chi2[i] = chiOffset === 0 ? difference * e : Math.exp(lp - chiOffset) * e * e;
}

/** |D| ≥ 1: everything from e^{−|D|/2}. */
function farTerms(i: number, chiOffset: number): void {
  const d = ratio[i];
  const lq = logQ[i];
  const lp = logP[i];
  const above = d > 0;
  const size = above ? d : -d;
  const logLarge = above ? lq : lp;
  const h = Math.exp(-0.5 * size);
  const e = h * h;
  const large = Math.exp(logLarge);
  const small = large * e;
  const log = e > 1e-17 ? Math.log1p(e) : e;
  const q = above ? large : small;
  const p = above ? small : large;
  const loss = 1 - e;
  massQ[i] = q;
  massP[i] = p;
  klQP[i] = q * (d - 1) + p;
  klPQ[i] = p * (-d - 1) + q;
  jsd[i] = 0.5 * (large * (LN2 - log) + small * (LN2 - size - log));
  hellinger[i] = 0.5 * large * (1 - h) * (1 - h);
  bhattacharyya[i] = large * h;
  signed[i] = above ? large * loss : -large * loss;
  if (chiOffset === 0 && (!above || (logLarge > -MODERATE && size < MODERATE))) {
    chi2[i] = (above ? large / e : large) * loss * loss;
  } else chi2[i] = Math.exp((above ? lq + d : lp) - chiOffset) * loss * loss;
}

/** The same where only one of the two has a density. Divergent components are not asked for and stay 0. */
export function lonelyTerms(count: number, chiOffset: number): void {
  for (let c = 0; c < COMPONENTS; c++) terms[c].fill(0);
  const ofQ = logQ[0] > logP[0];
  for (let i = 0; i < count; i++) {
    const log = ofQ ? logQ[i] : logP[i];
    const f = Math.exp(log);
    jsd[i] = 0.5 * f * LN2;
    hellinger[i] = 0.5 * f;
    l2[i] = f * f;
    signed[i] = ofQ ? f : -f;
    moment[i] = leverage[i] * signed[i];
    (ofQ ? massQ : massP)[i] = f;
    (ofQ ? entropyQ : entropyP)[i] = -f * log;
    // q·log(q/p) − q + p is p where q is 0, and with it the non-negative form keeps its integral
    (ofQ ? klPQ : klQP)[i] = f;
    if (!ofQ) chi2[i] = Math.exp(log - chiOffset);
  }
}

/** q − p at the first `count` nodes, written to the row of that component. */
export function differences(count: number, both: boolean): void {
  for (let i = 0; i < count; i++) {
    const d = ratio[i];
    signed[i] =
      both && d < 1 ? Math.exp(logP[i]) * Math.expm1(d) : Math.exp(logQ[i]) - Math.exp(logP[i]);
  }
}

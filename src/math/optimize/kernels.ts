import { gaussWeights, kronrodWeights, POINTS } from '../quadrature/kronrod';
import type { TargetPanel } from './targetPanel';

/** Components of what a kernel adds up: slopes, curvatures, and the integral itself. */
export const PARTS = 6;
/** s·∂/∂mean, ∂/∂log sd, their three second derivatives (again times s per derivative by the mean), the value. */
export const [BY_MEAN, BY_WIDTH, MEAN_MEAN, MEAN_WIDTH, WIDTH_WIDTH, VALUE] = [0, 1, 2, 3, 4, 5];

/** One panel's sums, filled afresh by each kernel: an evaluation is synchronous. */
export const sums = new Float64Array(PARTS);
/** The same with the weights' differences to the embedded Gauss rule. */
export const differences = new Float64Array(PARTS);
/** ∫|integrand| of the value. */
export const size = { value: 0 };

const weightDifferences = kronrodWeights.map((weight, i) => weight - gaussWeights[i]);
const INVERSE_ROOT = 1 / Math.sqrt(2 * Math.PI);

/** The nodes a kernel visits: all 21, or every second one, which are those of the 10-point Gauss rule. */
interface Rule {
  readonly first: number;
  readonly stride: number;
  readonly weights: Float64Array;
}
export const fullRule: Rule = { first: 0, stride: 1, weights: kronrodWeights };
export const coarseRule: Rule = { first: 1, stride: 2, weights: gaussWeights };

/**
 * What an integral over the axis does as q moves, with q's own derivatives under the integral (the score form): with
 * z = (x − mean)/sd, s·∂q/∂mean = q·z and ∂q/∂log sd = q·(z² − 1). The target is never differentiated, so kinks, jumps
 * and singular ends are harmless.
 */
export type Kernel = (panel: TargetPanel, mean: number, sd: number, rule: Rule) => void;

/** ∫ q log p, the part of KL(q‖p) that depends on p. */
export const crossKernel: Kernel = (panel, mean, sd, rule) =>
  linear(panel, panel.logP, mean, sd, 1, rule);

/** sd·∫ q p, made free of units by that factor; for the squared difference. */
export const overlapKernel: Kernel = (panel, mean, sd, rule) =>
  linear(panel, panel.p, mean, sd, sd, rule);

/** factor·∫ q f and its derivatives, f given at the nodes. */
function linear(
  { anchor, half, offsets }: TargetPanel,
  f: Float64Array,
  mean: number,
  sd: number,
  factor: number,
  { first, stride, weights }: Rule,
): void {
  const unit = (half / sd) * INVERSE_ROOT * factor;
  const centre = anchor - mean;
  // in locals, which the engine keeps in registers
  let [k0, k1, k2, k3, k4] = [0, 0, 0, 0, 0];
  let [d0, d1, d2, d3, d4] = [0, 0, 0, 0, 0];
  let absolute = 0;
  for (let i = first; i < POINTS; i += stride) {
    const z = (centre + offsets[i]) / sd;
    const z2 = z * z;
    const t = unit * Math.exp(-0.5 * z2) * f[i];
    const k = weights[i] * t;
    const d = weightDifferences[i] * t;
    const tilt = z2 - 1;
    const skew = z * (z2 - 3);
    const fourth = z2 * (z2 - 4) + 1;
    k0 += k;
    k1 += k * z;
    k2 += k * tilt;
    k3 += k * skew;
    k4 += k * fourth;
    d0 += d;
    d1 += d * z;
    d2 += d * tilt;
    d3 += d * skew;
    d4 += d * fourth;
    absolute += Math.abs(k);
  }
  write(sums, k1, k2, k2, k3, k4, k0);
  write(differences, d1, d2, d2, d3, d4, d0);
  size.value = absolute;
}

function write(
  into: Float64Array,
  byMean: number,
  byWidth: number,
  meanMean: number,
  meanWidth: number,
  widthWidth: number,
  value: number,
): void {
  into[BY_MEAN] = byMean;
  into[BY_WIDTH] = byWidth;
  into[MEAN_MEAN] = meanMean;
  into[MEAN_WIDTH] = meanWidth;
  into[WIDTH_WIDTH] = widthWidth;
  into[VALUE] = value;
}

/**
 * JSD − ln 2 = −½ ∫ [q log(1 + p/q) + p log(1 + q/p)]: both terms vanish where either density does, so the integral
 * stays where q is. With D = log q − log p its slope under the integral is −½ log(1 + e^{−D}) and its curvature
 * p/(2q(q + p)).
 */
export const jensenKernel: Kernel = ({ anchor, half, offsets, logP, p }, mean, sd, rule) => {
  const { first: start, stride, weights } = rule;
  const logScale = Math.log(INVERSE_ROOT / sd);
  const centre = anchor - mean;
  let [k0, k1, k2, k3, k4, k5] = [0, 0, 0, 0, 0, 0];
  let [d0, d1, d2, d3, d4, d5] = [0, 0, 0, 0, 0, 0];
  for (let i = start; i < POINTS; i += stride) {
    const z = (centre + offsets[i]) / sd;
    const z2 = z * z;
    const logQ = logScale - 0.5 * z2;
    const d = logQ - logP[i];
    const q = Math.exp(logQ);
    const e = Math.exp(-Math.abs(d));
    const soft = Math.log1p(e);
    // log(1 + p/q), log(1 + q/p), p/(q + p)
    const first = -0.5 * q * (d > 0 ? soft : soft - d);
    const second = 0.5 * q * (d > 0 ? e / (1 + e) : 1 / (1 + e));
    const value = first - 0.5 * p[i] * (d > 0 ? soft + d : soft);
    const tilt = z2 - 1;
    const byMean = first * z;
    const byWidth = first * tilt;
    const meanMean = byWidth + second * z2;
    const meanWidth = first * z * (z2 - 3) + second * z * tilt;
    const widthWidth = first * (z2 * (z2 - 4) + 1) + second * tilt * tilt;
    const k = half * weights[i];
    const g = half * weightDifferences[i];
    k0 += k * value;
    k1 += k * byMean;
    k2 += k * byWidth;
    k3 += k * meanMean;
    k4 += k * meanWidth;
    k5 += k * widthWidth;
    d0 += g * value;
    d1 += g * byMean;
    d2 += g * byWidth;
    d3 += g * meanMean;
    d4 += g * meanWidth;
    d5 += g * widthWidth;
  }
  write(sums, k1, k2, k3, k4, k5, k0);
  write(differences, d1, d2, d3, d4, d5, d0);
  size.value = -k0;
};

import { kronrodError, kronrodWeights, gaussWeights, nodes, POINTS } from '../quadrature/kronrod';
import type { ContinuousDistribution } from '../distributions/types';
import { DomainError } from '../types';
import type { Quantity } from '../types';
import { averages } from './averages';
import type { ModelInside } from './modelCreatorOf';
import { likelihoodDiverges, priorDiverges } from './divergent';
import { infinite } from './quantities';
import { weightNodes } from './weightNodes';
import type { WeightNodes } from './weightNodes';

/** e^{−x} is 0 above this x and 1 − x below its negative logarithm, to the last digit. */
const GONE = 45;
const LOG_GONE = Math.log(GONE);
const LOG_TINY = -37;
/** Below this ln t the integrand, of the order of t² (at most t), is left out. */
const START = -28;
const TOLERANCE = 1e-9;
const DEEPEST = 14;

/**
 * The importance-weighted bound L_K = E log (1/K) Σ_k p(x, z_k)/q(z_k) with z_1 … z_K drawn from q: the ELBO for K = 1, rising
 * with K towards log p(x) (Y. Burda, R. Grosse, R. Salakhutdinov, "Importance weighted autoencoders" (2016), eq. 8, thm 1).
 *
 * Not sampled: E log S = ∫₀^∞ (e^{−t} − φ(t)^K)/t dt with φ(t) = E_q e^{−t w} (Frullani's integral of log S), over ln t, both
 * expectations by quadrature.
 *
 * @param samples K, an integer from 1 to 1e6.
 * @throws DomainError as elbo does, and for `samples`.
 */
export function importanceWeightedBoundOf(
  inside: ModelInside,
  member: ContinuousDistribution,
  samples: number,
): Quantity {
  if (!Number.isSafeInteger(samples) || samples < 1 || samples > 1e6) {
    throw new DomainError('samples', samples, 'an integer from 1 to 1,000,000');
  }
  if (samples === 1) return averages(inside, member).elbo;
  const reason = diverges(member, inside, samples);
  if (reason !== undefined) return infinite(-Infinity, reason);
  const { shape } = inside;
  const points = weightNodes(member, shape);
  const fine = expectedLogMean(points.fine, samples);
  const coarse = expectedLogMean(points.coarse, samples);
  const value = shape.logFactor + fine.value;
  const size = 1 + Math.abs(fine.value);
  const rounding = 16 * Number.EPSILON * (shape.logFactorSize + Math.abs(value) + 1);
  return {
    value,
    errorBound:
      kronrodError(fine.value - coarse.value, size) + fine.errorBound + rounding + 1e-12 * size,
    method: 'quadrature',
  };
}

/** Why L_K is −∞: all K draws may have weight 0, or all K lie so far out that the log of their mean has no mean. */
function diverges(
  q: ContinuousDistribution,
  { parts }: ModelInside,
  samples: number,
): string | undefined {
  const reason = priorDiverges(q, parts) ?? likelihoodDiverges(q, parts);
  if (reason === undefined) return undefined;
  const [low, high] = parts.prior.support;
  if (q.support[0] < low || q.support[1] > high) return reason;
  // the tail of the least of K draws falls with K times q's degrees of freedom
  const df = Math.min(...q.ends.map(({ index }) => -index).filter((index) => index > 0));
  const growth = Math.max(2, parts.likelihood.growth);
  return samples * df <= growth ? reason : undefined;
}

/** E log (1/K) Σ w_k for independent w_k on the nodes. */
function expectedLogMean(
  { logWeight, mass }: WeightNodes,
  samples: number,
): { readonly value: number; readonly errorBound: number } {
  const count = mass.length;
  const below = new Float64Array(count + 1);
  for (let i = 0; i < count; i++) below[i + 1] = below[i] + mass[i];
  const total = below[count];
  // Σ mass·w from the left, as far as it is needed: where t w is tiny, 1 − e^{−t w} is t w
  let largest = -Infinity;
  for (let i = 0; i < count; i++) {
    largest = Math.max(largest, logWeight[i] + Math.log(mass[i]));
  }
  const scale = largest;
  const weighted = new Float64Array(count + 1);
  for (let i = 0; i < count; i++) {
    weighted[i + 1] = weighted[i] + mass[i] * Math.exp(logWeight[i] - scale);
  }
  const centre = scale + Math.log(weighted[count] / total);
  /** 1 − φ(e^u), weights measured by e^centre. */
  const loss = (u: number): number => {
    const shift = u - centre;
    const first = firstAbove(logWeight, LOG_TINY - shift);
    const last = firstAbove(logWeight, LOG_GONE - shift);
    let sum = total - below[last];
    if (weighted[first] > 0) sum += weighted[first] * Math.exp(scale + shift);
    for (let i = first; i < last; i++) {
      sum -= mass[i] * Math.expm1(-Math.exp(logWeight[i] + shift));
    }
    return sum / total;
  };
  const k = samples;
  const logK = Math.log(k);
  // S = Σ w_k/K, so that φ is taken at t/K
  const integrand = (u: number): number => {
    const survival = Math.log1p(-Math.min(1, loss(u - logK)));
    return Math.expm1(-Math.exp(u)) - Math.expm1(k * survival);
  };
  const lowest = logWeight[0];
  const end = centre - lowest + LOG_GONE + logK + 5;
  let value = 0;
  let errorBound = 0;
  const add = (low: number, high: number, depth: number): void => {
    const half = 0.5 * (high - low);
    const middle = 0.5 * (high + low);
    let sum = 0;
    let difference = 0;
    let size = 0;
    for (let i = 0; i < POINTS; i++) {
      const f = half * integrand(middle + half * nodes[i]);
      sum += kronrodWeights[i] * f;
      difference += (kronrodWeights[i] - gaussWeights[i]) * f;
      size += kronrodWeights[i] * Math.abs(f);
    }
    const error = kronrodError(difference, size);
    if (error > TOLERANCE && depth < DEEPEST) {
      add(low, middle, depth + 1);
      add(middle, high, depth + 1);
      return;
    }
    value += sum;
    errorBound += error;
  };
  let low = START;
  let width = 5;
  while (low < end) {
    const high = Math.min(end, low + width);
    add(low, high, 0);
    // beyond here φ^K is nothing, or runs slowly
    if (high > 4) {
      if (-Math.expm1(k * Math.log1p(-Math.min(1, loss(high - logK)))) >= 1) break;
      width *= 1.3;
    }
    low = high;
  }
  return { value: centre + value, errorBound };
}

/** Index of the first entry above the limit. */
function firstAbove(sorted: Float64Array, limit: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] > limit) high = middle;
    else low = middle + 1;
  }
  return low;
}

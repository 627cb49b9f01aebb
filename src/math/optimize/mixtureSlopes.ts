import type { Components } from '../distributions/mixtureComponents';
import { klDensity } from '../divergences/smallForms';
import { kronrodWeights, nodes, POINTS } from '../quadrature/kronrod';
import { ascending } from '../quadrature/knotList';
import { HALF_LOG_TWO_PI } from '../special/stirling';

/** KL(q‖p) or KL(p‖q). */
export type MixtureLoss = 'klQP' | 'klPQ';

/**
 * A loss at a mixture q of K components, by its 3K − 1 free parameters: the logits of the first K − 1 weights against
 * the last one's, then per component mean (times its sd) and log sd.
 */
export interface MixtureSlopes {
  readonly value: number;
  readonly gradient: Float64Array;
  /** Fisher's information of q in the same parameters, row by row: ∫ q s sᵀ with s = ∇ log q. */
  readonly fisher: Float64Array;
}

/** Panels end at each component's mean ± so many of its sds; q and p are nothing beyond the last. */
const CUTS = [0, 1, 2.1, 3.3, 4.7, 6.4, 9.5];

/**
 * ∇KL(q‖p) = ∫ q s log(q/p) and ∇KL(p‖q) = −∫ p s = ∫ (q − p) s: both vanish at every node where q = p, so that the
 * place of a minimum q = p is not moved by the quadrature. The values are formed of points that are never negative.
 */
export function mixtureSlopes(q: Components, p: Components, loss: MixtureLoss): MixtureSlopes {
  const count = q.weights.length;
  const free = 3 * count - 1;
  const gradient = new Float64Array(free);
  const fisher = new Float64Array(free * free);
  const score = new Float64Array(free);
  const logQ = logDensity(q);
  const logP = logDensity(p);
  const cuts = ascending([...cutsOf(q), ...cutsOf(p)]);
  let value = 0;
  for (let panel = 1; panel < cuts.length; panel++) {
    const half = 0.5 * (cuts[panel] - cuts[panel - 1]);
    const middle = 0.5 * (cuts[panel] + cuts[panel - 1]);
    for (let node = 0; node < POINTS; node++) {
      const x = middle + half * nodes[node];
      const own = logQ.at(x);
      const other = logP.at(x);
      const weight = half * kronrodWeights[node];
      const densityQ = weight * Math.exp(own);
      const densityP = weight * Math.exp(other);
      const d = own - other;
      const along = loss === 'klQP' ? densityQ * d : densityQ - densityP;
      value += loss === 'klQP' ? gap(densityQ, densityP, d) : gap(densityP, densityQ, -d);
      for (let k = 0; k < count; k++) {
        const part = Math.exp(logQ.terms[k] - own);
        const z = (x - q.means[k]) / q.sds[k];
        if (k < count - 1) score[k] = part - q.weights[k];
        score[count - 1 + 2 * k] = part * z;
        score[count + 2 * k] = part * (z * z - 1);
      }
      for (let i = 0; i < free; i++) {
        gradient[i] += along * score[i];
        const row = densityQ * score[i];

        for (let j = 0; j <= i; j++) fisher[i * free + j] += row * score[j];
      }
    }
  }
  for (let i = 0; i < free; i++) {
    for (let j = 0; j < i; j++) fisher[j * free + i] = fisher[i * free + j];
  }
  return { value, gradient, fisher };
}

/** f log(f/g) − f + g, with d = log(f/g). */
function gap(f: number, g: number, d: number): number {
  return d < -1 ? g + f * (d - 1) : f * klDensity(d);
}

function cutsOf({ means, sds }: Components): number[] {
  return means.flatMap((mean, i) => CUTS.flatMap((c) => [mean - c * sds[i], mean + c * sds[i]]));
}

/** log Σ w φ, leaving the logs of its terms behind. */
function logDensity({ weights, means, sds }: Components) {
  const constants = weights.map((w, i) => Math.log(w) - Math.log(sds[i]) - HALF_LOG_TWO_PI);
  const terms = new Float64Array(weights.length);
  const at = (x: number): number => {
    let high = -Infinity;
    for (let i = 0; i < terms.length; i++) {
      const z = (x - means[i]) / sds[i];
      terms[i] = constants[i] - 0.5 * z * z;
      if (terms[i] > high) high = terms[i];
    }
    let sum = 0;
    for (const term of terms) sum += Math.exp(term - high);
    return high + Math.log(sum);
  };
  return { terms, at };
}

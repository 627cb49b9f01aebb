import { entropyDeficit, klDensity } from '../divergences/smallForms';
import { expSame } from '../special/expSame';
import { placeOfLargest, throughSoftmax } from './throughSoftmax';
import type { RaceLoss } from './types';

/** One point of a race, in plain doubles: what a step of descent needs, without error bounds. */
interface RaceKernel {
  /** softmax(logits) of the last `evaluate`. */
  readonly probs: Float64Array;
  /** Gradient of the loss with respect to the logits. */
  readonly gradient: Float64Array;
  /** Evaluates at the logits and returns the loss. */
  evaluate(logits: ArrayLike<number>): number;
  /** ½‖s − t‖₁ of the last `evaluate`. */
  tv(): number;
}

/** One category's share of the loss, and its slope in s_k (of KL the slope in logit_k itself). */
interface Terms {
  readonly loss: (s: number, t: number, logRatio: number) => number;
  readonly slope: (s: number, t: number, logRatio: number) => number;
}

/** log s − log t may be −∞ nowhere but where t > 0 and s has underflowed; +∞ where t = 0. */
const TERMS: Readonly<Record<RaceLoss, Terms>> = {
  kl: {
    // t log(t/s) − t + s: never negative, and of the same sum
    loss: (s, t, logRatio) => {
      if (t === 0) return s;
      return Math.abs(logRatio) < 0.25 ? t * klDensity(-logRatio) : s - t - t * logRatio;
    },
    slope: (s, t) => s - t,
  },
  halfL2: {
    loss: (s, t) => 0.5 * (s - t) * (s - t),
    slope: (s, t) => s - t,
  },
  l1: {
    loss: (s, t) => Math.abs(s - t),
    slope: (s, t) => Math.sign(s - t),
  },
  jsd: {
    loss: (s, t) => {
      const sum = s + t;
      if (sum === 0) return 0;
      const y = (s - t) / sum;
      if (Math.abs(y) <= 0.125) return 0.5 * sum * entropyDeficit(y);
      return 0.5 * (xLogRatio(s, sum) + xLogRatio(t, sum));
    },
    // ½ log(s/m) = ½ (ln 2 − log(1 + t/s))
    slope: (s, t, logRatio) => {
      if (t === 0) return 0.5 * Math.LN2;
      const y = (s - t) / (s + t);
      if (Math.abs(y) < 0.5) return 0.5 * Math.log1p(y);
      return 0.5 * (Math.LN2 + (y > 0 ? -Math.log1p(t / s) : logRatio - Math.log1p(s / t)));
    },
  },
};

/** x log(2x/sum), 0 at 0. */
function xLogRatio(x: number, sum: number): number {
  return x === 0 ? 0 : x * Math.log((2 * x) / sum);
}

/** Evaluates a loss to the target, whose entries sum to 1, again and again with the same arrays. */
export function createRaceKernel(loss: RaceLoss, target: readonly number[]): RaceKernel {
  const n = target.length;
  const probs = new Float64Array(n);
  const gradient = new Float64Array(n);
  const slopes = new Float64Array(n);
  const logTarget = Float64Array.from(target, (t) => Math.log(t));
  const needsLogs = loss === 'kl' || loss === 'jsd';
  const terms = TERMS[loss];

  const evaluate = (logits: ArrayLike<number>): number => {
    const top = placeOfLargest(logits);
    let others = 0;
    for (let k = 0; k < n; k++) {
      // the same in every engine: descent by L1 never settles, and a last digit decides when it arrives
      probs[k] = expSame(logits[k] - logits[top]);
      if (k !== top) others += probs[k];
    }
    const logTotal = needsLogs ? Math.log1p(others) : 0;
    let value = 0;
    for (let k = 0; k < n; k++) {
      const s = probs[k] / (1 + others);
      const t = target[k];
      const logRatio = needsLogs ? logits[k] - logits[top] - logTotal - logTarget[k] : 0;
      probs[k] = s;
      slopes[k] = terms.slope(s, t, logRatio);
      value += terms.loss(s, t, logRatio);
    }
    if (loss === 'kl') gradient.set(slopes);
    else {
      const atTop = slopes[top];
      for (let k = 0; k < n; k++) slopes[k] -= atTop;
      throughSoftmax(probs, slopes, gradient);
    }
    return value;
  };

  const tv = (): number => {
    let sum = 0;
    for (let k = 0; k < n; k++) sum += Math.abs(probs[k] - target[k]);
    return 0.5 * sum;
  };

  return { probs, gradient, evaluate, tv };
}

import type { Atom } from '../divergences/discreteAtoms';
import { add, divide, exactSum, negative } from '../special/doubleDouble';
import type { DoubleDouble } from '../special/doubleDouble';
import { expDoubleDouble } from '../special/expDoubleDouble';
import type { LogitsAndTarget } from './checkLogits';
import { placeOfLargest } from './throughSoftmax';

const EPS = Number.EPSILON;
/** Relative rounding of the arithmetic with 32 digits, generously. */
const FINE = 32 * EPS * EPS;

/** A category as q = s (softmax) against p = t (target), with s − t in 32 digits. */
export interface SoftmaxAtom extends Atom {
  readonly fineDifference: DoubleDouble;
}

/**
 * s = softmax(logits) against the target, which is divided by its exact sum. s and t are formed with 32 digits, so that
 * their difference has its 16 where they agree to the last bit of a double.
 */
export function softmaxAtoms({ logits, target, excess }: LogitsAndTarget): SoftmaxAtom[] {
  const top = placeOfLargest(logits);
  const below = logits.map((x) => exactSum(x, -logits[top]));
  const powers = below.map(expDoubleDouble);
  let others: DoubleDouble = [0, 0];
  powers.forEach((power, i) => {
    if (i !== top) others = add(others, power);
  });
  const total = add([1, 0], others);
  const sumOfTarget = exactSum(1, excess);
  const logTotal = Math.log1p(others[0]);
  return powers.map((power, i) => {
    const s = divide(power, total);
    const t = divide([target[i], 0], sumOfTarget);
    const logQ = below[i][0] - logTotal;
    const logP = Math.log(target[i]) - Math.log1p(excess);
    return atomOf(s, t, logQ, logP);
  });
}

function atomOf(s: DoubleDouble, t: DoubleDouble, logQ: number, logP: number): SoftmaxAtom {
  const [q] = s;
  const [p] = t;
  const fine = add(s, negative(t));
  const noise = FINE * (q + p);
  // equal to all digits there are: nothing is known of the sign
  const fineDifference: DoubleDouble = Math.abs(fine[0]) <= noise ? [0, 0] : fine;
  const [difference] = fineDifference;
  const isClose = Math.abs(difference) < 0.5 * p;
  const logRatio = isClose ? Math.log1p(difference / p) : logQ - logP;
  const errorOfLogs = 4 * EPS * (Math.abs(logQ) + Math.abs(logP));
  const errorRatio = isClose ? 6 * EPS * Math.abs(logRatio) + 2 * FINE : errorOfLogs;
  const underflow = (x: number) => (x > 0 && x < 1e-290 ? 1e-16 + Number.MIN_VALUE / x : 0);
  return {
    q,
    p,
    logQ,
    logP,
    logRatio,
    difference,
    fineDifference,
    errorQ: 2 * EPS + underflow(q),
    errorP: 2 * EPS + underflow(p),
    errorRatio: p === 0 ? 0 : errorRatio,
    errorDifference: 4 * EPS * Math.abs(difference) + noise + Number.MIN_VALUE,
    steps: 1,
  };
}

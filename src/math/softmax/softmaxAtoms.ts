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
  const s = powers.map((power) => divide(power, total));
  const t = target.map((x) => divide([x, 0], sumOfTarget));
  const noise = s.map((x, i) => FINE * (x[0] + t[i][0]));
  // Equal to all digits there are: nothing is known of the sign.
  const clean = (x: DoubleDouble, i: number): DoubleDouble =>
    Math.abs(x[0]) <= noise[i] ? [0, 0] : x;
  const differences = s.map((x, i) => clean(add(x, negative(t[i])), i));
  // Both sum to 1: the largest differs by what the others do, digits of which are lost beside a probability of all but 1.
  let ofOthers: DoubleDouble = [0, 0];
  noise[top] = 0;
  differences.forEach((d, i) => {
    if (i === top) return;
    ofOthers = add(ofOthers, d);
    noise[top] += noise[i];
  });
  differences[top] = clean(negative(ofOthers), top);
  return s.map((x, i) => {
    const logQ = below[i][0] - logTotal;
    const logP = Math.log(target[i]) - Math.log1p(excess);
    return atomOf({ q: x[0], p: t[i][0], logQ, logP, fineDifference: differences[i] }, noise[i]);
  });
}

type Parts = Pick<SoftmaxAtom, 'q' | 'p' | 'logQ' | 'logP' | 'fineDifference'>;

function atomOf(parts: Parts, noise: number): SoftmaxAtom {
  const { q, p, logQ, logP } = parts;
  const [difference] = parts.fineDifference;
  const isClose = Math.abs(difference) < 0.5 * p;
  const logRatio = isClose ? Math.log1p(difference / p) : logQ - logP;
  const errorOfLogs = 4 * EPS * (Math.abs(logQ) + Math.abs(logP));
  const errorRatio = isClose ? 6 * EPS * Math.abs(logRatio) + 2 * FINE : errorOfLogs;
  const underflow = (x: number) => (x > 0 && x < 1e-290 ? 1e-16 + Number.MIN_VALUE / x : 0);
  return {
    ...parts,
    logRatio,
    difference,
    errorQ: 2 * EPS + underflow(q),
    errorP: 2 * EPS + underflow(p),
    errorRatio: p === 0 ? 0 : errorRatio,
    errorDifference: 4 * EPS * Math.abs(difference) + noise + Number.MIN_VALUE,
    steps: 1,
  };
}

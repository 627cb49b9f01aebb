import { scaled } from '../divergences/compareAtoms';
import { infinite, jsdSum, klSum, l1Sum, l2SquaredSum } from '../divergences/discreteSums';
import { add, negative } from '../special/doubleDouble';
import { log1pExp } from '../special/logForms';
import type { Quantity } from '../types';
import { requireLogitsAndTarget } from './checkLogits';
import { softmaxAtoms, type SoftmaxAtom } from './softmaxAtoms';
import { placeOfLargest, throughSoftmax } from './throughSoftmax';

const EPS = Number.EPSILON;
const S_OUTSIDE_T = 'the softmax has mass where the target has none';

/** A gradient among those of `SoftmaxGradients`. */
export type GradientName = 'gradKl' | 'gradHalfL2' | 'gradJsd' | 'gradL1' | 'gradKlReverse';

/**
 * Losses of s = softmax(logits) against a target t, and their gradients with respect to the logits.
 *
 * `kl` = KL(t‖s), `klReverse` = KL(s‖t), `jsd` in nats; `halfL2` = ½‖s − t‖², `l1` = ‖s − t‖₁.
 */
export interface SoftmaxGradients extends Readonly<
  Record<Exclude<GradientName, 'gradKlReverse'>, readonly number[]>
> {
  readonly softmax: readonly number[];
  readonly logSoftmax: readonly number[];
  readonly kl: Quantity;
  readonly halfL2: Quantity;
  readonly jsd: Quantity;
  readonly l1: Quantity;
  /** ∞ when some t_i = 0. */
  readonly klReverse: Quantity;
  /** null when KL(s‖t) = ∞. */
  readonly gradKlReverse: readonly number[] | null;
  /** Of each gradient, one bound on the absolute error of every component. */
  readonly gradErrorBounds: Readonly<Record<GradientName, number>>;
}

/** Slopes in the probabilities, less that at the largest one, with a bound on their errors. */
interface Slopes {
  readonly values: readonly number[];
  readonly errors: readonly number[];
}

/**
 * The losses and gradients of one state, in closed form (C. Bishop 2006, 4.3.4 for KL; the others by the chain rule
 * through ∂s_j/∂logit_k = s_j ([j = k] − s_k)). The subgradient of |x| at 0 is taken as 0.
 *
 * @throws DomainError naming `logits`, `target` or an entry of them.
 */
export function softmaxGradients(
  logits: readonly number[],
  target: readonly number[],
): SoftmaxGradients {
  const atoms = softmaxAtoms(requireLogitsAndTarget(logits, target));
  const probs = atoms.map(({ q }) => q);
  const top = placeOfLargest(probs);
  const hasReverse = atoms.every(({ p }) => p > 0);
  const gradient = (slopes: Slopes) => gradientOf(probs, slopes);
  const kl = atoms.map(({ difference }) => difference);
  const halfL2 = gradient(slopesOfSquare(atoms, top));
  const l1 = gradient(slopesFrom(atoms, top, ({ difference }) => [Math.sign(difference), 0]));
  const jsd = gradient(slopesOfJsd(atoms, top));
  const reverse = gradient(
    hasReverse
      ? slopesFrom(atoms, top, ({ logRatio, errorRatio }) => [logRatio, errorRatio])
      : { values: [], errors: [] },
  );
  return {
    softmax: probs,
    logSoftmax: atoms.map(({ logQ }) => logQ),
    kl: klSum(atoms, 'PQ'),
    gradKl: kl,
    halfL2: scaled(l2SquaredSum(atoms), 0.5),
    gradHalfL2: halfL2.values,
    jsd: jsdSum(atoms),
    gradJsd: jsd.values,
    l1: l1Sum(atoms),
    gradL1: l1.values,
    klReverse: hasReverse ? klSum(atoms, 'QP') : infinite(S_OUTSIDE_T),
    gradKlReverse: hasReverse ? reverse.values : null,
    gradErrorBounds: {
      gradKl: Math.max(...atoms.map(({ errorDifference }) => errorDifference)),
      gradHalfL2: halfL2.error,
      gradJsd: jsd.error,
      gradL1: l1.error,
      gradKlReverse: reverse.error,
    },
  };
}

/** d_k − d_top with d = s − t, whose own cancellation 32 digits bear. */
function slopesOfSquare(atoms: readonly SoftmaxAtom[], top: number): Slopes {
  const atTop = negative(atoms[top].fineDifference);
  const values = atoms.map(({ fineDifference }) => add(fineDifference, atTop)[0]);
  return { values, errors: values.map((v) => EPS * Math.abs(v) + 64 * EPS * EPS) };
}

function slopesFrom(
  atoms: readonly SoftmaxAtom[],
  top: number,
  slope: (atom: SoftmaxAtom) => readonly [value: number, error: number],
): Slopes {
  const [atTop, errorAtTop] = slope(atoms[top]);
  const slopes = atoms.map(slope);
  return {
    values: slopes.map(([value]) => value - atTop),
    errors: slopes.map(([value, error], i) =>
      i === top ? 0 : error + errorAtTop + EPS * Math.abs(value - atTop),
    ),
  };
}

/**
 * Differences of ½ log(s/m), m = (s + t)/2, by whichever of two forms keeps more digits: ½ log(1 + (s − t)/(s + t)), small
 * where s and t are close, and −½ log(1 + t/s), less by ½ ln 2, small where t is.
 */
function slopesOfJsd(atoms: readonly SoftmaxAtom[], top: number): Slopes {
  const close = slopesFrom(atoms, top, ({ q, p, difference, logRatio, errorRatio }) => {
    const isClose = Math.abs(difference) < 0.5 * (q + p);
    if (!isClose) {
      const rounding = p === 0 ? EPS : 2 * EPS * (1 + Math.abs(logRatio));
      return [0.5 * (Math.LN2 - log1pExp(-logRatio)), errorRatio + rounding];
    }
    const value = 0.5 * Math.log1p(difference / (q + p));
    return [value, 4 * EPS * Math.abs(value) + errorRatio];
  });
  const far = slopesFrom(atoms, top, ({ logRatio, errorRatio }) => {
    const value = -0.5 * log1pExp(-logRatio);
    // the slope of log(1 + e^x) is below 1 and below its value
    return [value, 2 * EPS * Math.abs(value) + errorRatio * Math.min(1, 2 * Math.abs(value))];
  });
  const better = atoms.map((_, k) => (close.errors[k] <= far.errors[k] ? close : far));
  return {
    values: better.map(({ values }, k) => values[k]),
    errors: better.map(({ errors }, k) => errors[k]),
  };
}

/** The gradient with the largest error bound of a component; the mean of the slopes carries all their errors. */
function gradientOf(
  probs: readonly number[],
  { values, errors }: Slopes,
): { readonly values: readonly number[]; readonly error: number } {
  if (values.length === 0) return { values, error: 0 };
  const gradient: number[] = [];
  throughSoftmax(probs, values, gradient);
  const size = probs.reduce((sum, s, j) => sum + s * Math.abs(values[j]), 0);
  const carried = probs.reduce((sum, s, j) => sum + s * errors[j], 0);
  const ofMean = carried + (probs.length + 6) * EPS * size;
  const bounds = probs.map(
    (s, k) => s * (errors[k] + ofMean + 6 * EPS * Math.abs(values[k])) + Number.MIN_VALUE,
  );
  return { values: gradient, error: Math.max(...bounds) };
}

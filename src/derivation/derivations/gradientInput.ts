import type { Quantity } from '../../math';

/** Where a gradient with respect to logits is looked at: s = softmax(logits) against t, in one component. */
export interface GradientInput {
  readonly logits: ArrayLike<number>;
  readonly target: readonly number[];
  /** k, from 0. */
  readonly category: number;
}

/** Makes a route from logits and a target into the evaluation of a term at a figure's snapshot. */
export type OnGradient<M> = (
  route: (input: GradientInput) => Quantity,
) => (snapshot: M) => Quantity;

/** A number, and a bound on its error. */
export type Bounded = readonly [value: number, error: number];

const EPS = Number.EPSILON;

export function quantityOf([value, errorBound]: Bounded): Quantity {
  return { value, errorBound, method: 'enumeration' };
}

/** A sum of products a·b, each with what the errors of its factors do to it. */
export function sumOf(terms: readonly (readonly [a: Bounded, b: Bounded])[]): Bounded {
  let sum = 0;
  let size = 0;
  let carried = 0;
  for (const [[a, errorA], [b, errorB]] of terms) {
    sum += a * b;
    size += Math.abs(a * b);
    carried += Math.abs(a) * errorB + Math.abs(b) * errorA + errorA * errorB;
  }
  return [sum, 1.01 * carried + (terms.length + 1) * EPS * size + Number.MIN_VALUE];
}

/** log s_i at logits of which the k-th is moved by `step`. */
export function logSoftmax({ logits, category }: GradientInput, step = 0): Bounded[] {
  const moved = Array.from(logits, (z, i) => (i === category ? z + step : z));
  const largest = Math.max(...moved);
  const top = moved.indexOf(largest);
  const others = moved.reduce((sum, z, i) => (i === top ? sum : sum + Math.exp(z - largest)), 0);
  const logTotal = Math.log1p(others);
  // Rounding of the moved logit, of the differences, of n exponentials and their sum, of the result.
  const common = Math.abs(moved[category]) + moved.length + 6;
  return moved.map((z) => {
    const below = z - largest;
    return [below - logTotal, EPS * (common + 2 * Math.abs(below))];
  });
}

/** s_i from its logarithm. */
export function softmax(input: GradientInput, step = 0): Bounded[] {
  return logSoftmax(input, step).map(([log, error]) => {
    const s = Math.exp(log);
    return [s, s * (1.01 * error + EPS) + Number.MIN_VALUE];
  });
}

/** d_i = s_i − t_i. */
export function differences(input: GradientInput, step = 0): Bounded[] {
  return softmax(input, step).map(([s, error], i) => {
    const d = s - input.target[i];
    return [d, error + EPS * (Math.abs(d) + input.target[i])];
  });
}

/** Steps of the difference quotient, in logits: a power of two, so that they round nothing. */
const STEP = 1 / 32;
/** Weights of the central differences over 1, 2, 3 and 4 steps: order 8 (B. Fornberg, Math. Comp. 51 (1988) 699). */
const WEIGHTS = [4 / 5, -1 / 5, 4 / 105, -1 / 280] as const;
/** The remainder of Taylor's formula in these is at most this times the ninth derivative and the eighth power of the step. */
const REMAINDER = 0.01;

/**
 * Largest ninth derivatives along one logit: of log s_i as the eighth of one sigmoid, 2·8!/π⁹, of s_i as its ninth, and
 * of ½ Σ d² as that of a square of sigmoids, whose coefficients are at most 1 and 2.
 */
const NINTH = { log: 2.8, probability: 7.8, halfSquare: 48 } as const;

/** The derivative with respect to the k-th logit by differences alone, of what `at` says at each step. */
export function nudged(kind: keyof typeof NINTH, at: (step: number) => Bounded): Bounded {
  let slope = 0;
  let error = REMAINDER * NINTH[kind] * STEP ** 8;
  WEIGHTS.forEach((weight, i) => {
    const step = (i + 1) * STEP;
    const [above, errorAbove] = at(step);
    const [below, errorBelow] = at(-step);
    slope += (weight * (above - below)) / STEP;
    error +=
      (Math.abs(weight) / STEP) * (errorAbove + errorBelow + EPS * (Math.abs(above - below) + 1));
  });
  return [slope, error];
}

/** Works out once for each step what all categories need there. */
export function oncePerStep<T>(work: (step: number) => T): (step: number) => T {
  const known = new Map<number, T>();
  return (step) => {
    const found = known.get(step) ?? work(step);
    known.set(step, found);
    return found;
  };
}

/** t_i as it is given. */
export function exactly(value: number): Bounded {
  return [value, EPS * Math.abs(value)];
}

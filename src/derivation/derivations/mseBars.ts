import type { Quantity } from '../../math';
import { defineDerivation, tex, type Derivation } from '..';

/** Two lists of bar heights over the same categories. */
export interface BarsInput {
  readonly q: readonly number[];
  readonly p: readonly number[];
}

/** Half a unit in the last place of 1: the relative error of one rounded operation. */
const U = 2 ** -53;

/**
 * The square of a difference, multiplied out, and the three names its sum goes by. Parts of the figure: `bars.q`,
 * `bars.p`, `bars.difference`.
 */
export function mseBars<M>(input: (snapshot: M) => BarsInput): Derivation<M> {
  const on = (route: (q: readonly number[], p: readonly number[]) => Quantity) => (snapshot: M) => {
    const { q, p } = input(snapshot);
    return route(q, p);
  };
  return defineDerivation<M>({
    id: 'mse-bars',
    title: 'The squared error of two lists of bars',
    question: 'What do L2², MSE and RMSE have to do with each other?',
    source: 'Binomial formula, summed; MSE and RMSE as everywhere.',
    lines: [
      {
        relation: '=',
        reason: ['L2²: square the differences, add them up'],
        terms: [
          {
            id: 'difference-squared',
            tex: tex`\textstyle\sum_i (q_i-p_i)^2`,
            words: 'sum of the squared differences of q and p',
            tone: 'l2',
            links: ['bars.difference'],
            evaluate: on((q, p) => sumOfProducts(q, p, (a, b) => (a - b) * (a - b))),
          },
        ],
      },
      {
        relation: '=',
        reason: ['multiply the square out and add up each part by itself'],
        terms: [
          {
            id: 'q-squared',
            tex: tex`\textstyle\sum_i q_i^2`,
            words: 'sum of the squares of q',
            tone: 'q',
            links: ['bars.q'],
            evaluate: on((q, p) => sumOfProducts(q, p, (a) => a * a)),
          },
          {
            id: 'minus-twice-q-p',
            tex: tex`-\,2\textstyle\sum_i q_i\,p_i`,
            words: 'minus twice the sum of the products of q and p',
            tone: 'cross',
            links: ['bars.q', 'bars.p'],
            evaluate: on((q, p) => sumOfProducts(q, p, (a, b) => -2 * a * b)),
          },
          {
            id: 'p-squared',
            tex: tex`\textstyle\sum_i p_i^2`,
            before: tex`+`,
            words: 'sum of the squares of p',
            tone: 'p',
            links: ['bars.p'],
            evaluate: on((q, p) => sumOfProducts(q, p, (_, b) => b * b)),
          },
        ],
      },
      {
        relation: '=',
        reason: ['the mean over the ', { tex: tex`n` }, ' categories, times ', { tex: tex`n` }],
        terms: [
          {
            id: 'n-mse',
            tex: tex`n\cdot\mathrm{MSE}`,
            words: 'n times the mean squared error',
            tone: 'l2',
            links: ['bars.difference'],
            evaluate: on(nTimesRunningMean),
          },
        ],
      },
      {
        relation: '=',
        reason: [
          'RMSE is its root: the length of the vector of differences over ',
          { tex: tex`\sqrt n` },
        ],
        terms: [
          {
            id: 'n-rmse-squared',
            tex: tex`n\cdot\mathrm{RMSE}^2`,
            words: 'n times the square of the root mean squared error',
            tone: 'l2',
            links: ['bars.difference'],
            evaluate: on(nTimesSquaredLength),
          },
        ],
      },
    ],
  });
}

function sumOfProducts(
  q: readonly number[],
  p: readonly number[],
  product: (a: number, b: number) => number,
): Quantity {
  let value = 0;
  let magnitude = 0;
  for (const [i, a] of q.entries()) {
    const summand = product(a, barAt(p, i));
    value += summand;
    magnitude += Math.abs(summand);
  }
  // At most three roundings in a product (two differences, one multiplication), n − 1 in the sum.
  return { value, errorBound: (q.length + 3) * U * magnitude, method: 'enumeration' };
}

/** The mean as a running mean, which never forms the sum that line 1 forms. */
function nTimesRunningMean(q: readonly number[], p: readonly number[]): Quantity {
  const n = q.length;
  let mean = 0;
  let largest = 0;
  for (const [i, a] of q.entries()) {
    const square = (a - barAt(p, i)) ** 2;
    mean += (square - mean) / (i + 1);
    largest = Math.max(largest, square);
  }
  // A step adds at most 3 roundings of the largest square to the error it passes on; each square came with 3.
  return { value: n * mean, errorBound: n * (3 * n + 4) * U * largest, method: 'enumeration' };
}

function nTimesSquaredLength(q: readonly number[], p: readonly number[]): Quantity {
  const n = q.length;
  const length = lengthOf(q.map((a, i) => a - barAt(p, i)));
  const rmse = length / Math.sqrt(n);
  const value = n * rmse ** 2;
  // Differences 1, length (quotients, a sum of n squares, a root, a product) n + 4, root and quotient 2: all doubled
  // by the square, and its two multiplications.
  return { value, errorBound: (2 * (n + 7) + 2) * U * value, method: 'enumeration' };
}

/** Length of a vector of any number of entries, scaled by the largest so that no square underflows. */
function lengthOf(vector: readonly number[]): number {
  const largest = vector.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
  if (largest === 0) return 0;
  return largest * Math.sqrt(vector.reduce((sum, x) => sum + (x / largest) ** 2, 0));
}

function barAt(bars: readonly number[], index: number): number {
  const bar = bars[index];
  if (bar === undefined) throw new RangeError(`p has no bar ${index + 1}`);
  return bar;
}

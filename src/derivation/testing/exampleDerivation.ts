import type { Quantity } from '../../math';
import { tex } from '../tex';
import { defineDerivation, type Derivation } from '../types';

/** A number as a closed form, with the rounding of one operation as its bound. */
export function exactly(value: number, reason?: string): Quantity {
  return {
    value,
    errorBound: Math.abs(value) === Infinity ? 0 : Math.abs(value) * 2 ** -53,
    method: 'closed form',
    ...(reason === undefined ? {} : { reason }),
  };
}

/** What the example is evaluated at. `fudge` is added to the first term of line 2: any other than 0 is a wrong line. */
export interface ExampleInput {
  readonly a: number;
  readonly b: number;
  readonly fudge: number;
}

/** (a + b)² = a² + 2ab + b² ≤ 2a² + 2b², to be evaluated anywhere. */
export function exampleDerivation<M>(input: (snapshot: M) => ExampleInput): Derivation<M> {
  const on = (route: (input: ExampleInput) => number) => (snapshot: M) =>
    exactly(route(input(snapshot)));
  return defineDerivation<M>({
    id: 'square-of-a-sum',
    title: 'The square of a sum',
    unit: 'nats',
    source: 'Binomial formula.',
    lines: [
      {
        relation: '=',
        reason: ['the square'],
        terms: [
          {
            id: 'whole',
            tex: tex`(a+b)^2`,
            words: 'square of the sum',
            tone: 'kl',
            evaluate: on(({ a, b }) => (a + b) * (a + b)),
          },
        ],
      },
      {
        relation: '=',
        reason: ['multiplied out with ', { tex: tex`ab=ba` }],
        terms: [
          {
            id: 'a-squared',
            tex: tex`a^2`,
            words: 'square of a',
            tone: 'q',
            links: ['side.a'],
            evaluate: on(({ a, fudge }) => a * a + fudge),
          },
          {
            id: 'twice-a-b',
            tex: tex`2ab`,
            before: tex`+`,
            words: 'twice a times b',
            tone: 'cross',
            links: ['side.a', 'side.b'],
            evaluate: on(({ a, b }) => 2 * a * b),
          },
          {
            id: 'b-squared',
            tex: tex`b^2`,
            before: tex`+`,
            words: 'square of b',
            tone: 'p',
            links: ['side.b'],
            evaluate: on(({ b }) => b * b),
          },
        ],
      },
      {
        relation: '≤',
        reason: ['since ', { tex: tex`2ab\le a^2+b^2` }],
        terms: [
          {
            id: 'twice-both-squares',
            tex: tex`2(a^2+b^2)`,
            words: 'twice the sum of the squares',
            tone: 'neutral',
            evaluate: on(({ a, b }) => 2 * Math.hypot(a, b) ** 2 * (1 + 2 ** -50)),
          },
        ],
      },
    ],
  });
}

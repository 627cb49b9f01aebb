import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import reference from '../reference/divergence-discrete.json';
import hard from '../reference/softmax-hard.json';
import { expectClose } from '../testing/closeTo';
import { DomainError } from '../types';
import { oneSigmoid } from './oneSigmoid';
import { softmaxGradients, type GradientName } from './softmaxGradients';

const SCALARS = ['kl', 'halfL2', 'jsd', 'l1', 'klReverse'] as const;
const GRADIENTS: readonly GradientName[] = [
  'gradKl',
  'gradHalfL2',
  'gradJsd',
  'gradL1',
  'gradKlReverse',
];
const EPS = Number.EPSILON;

/** Relative throughout: also the tiny components of saturated states, and losses of 1e-35 at the optimum. */
const RELATIVE = 1e-12;

describe('against the reference values', () => {
  const ofGroup = reference.cases.filter((c) => c.kind === 'softmaxGradient');
  const cases = [...ofGroup, ...hard.cases].map((c) => [c.id, c] as const);

  it.each(cases)('%s', (_id, c) => {
    const result = softmaxGradients(c.logits as number[], c.target as number[]);
    const expected = c.expected as unknown as Readonly<Record<string, number & number[]>>;
    const hold = (what: string, value: number, exact: number, bound: number): void => {
      const error = Math.abs(value - exact);
      expect(error, what).toBeLessThanOrEqual(RELATIVE * Math.abs(exact));
      expect(error, `bound of ${what}`).toBeLessThanOrEqual(bound + 4 * EPS * Math.abs(exact));
    };
    for (const key of SCALARS) {
      const { value, errorBound, reason } = result[key];
      if (Number(expected[key]) === Infinity) {
        expect(value, key).toBe(Infinity);
        expect(reason).toMatch(/target has none/);
      } else hold(key, value, expected[key], errorBound);
    }
    for (const key of ['softmax', 'logSoftmax'] as const) {
      result[key].forEach((value, i) => hold(`${key}[${i}]`, value, expected[key][i], 0));
    }
    for (const key of GRADIENTS) {
      const gradient = result[key];
      expect(gradient === null, key).toBe(expected[key] === null);
      gradient?.forEach((value, i) =>
        hold(`${key}[${i}]`, value, expected[key][i], result.gradErrorBounds[key]),
      );
    }
  });
});

/** The losses by their definitions, in plain doubles: nothing of the code under test. */
const PLAIN: Readonly<Record<GradientName, (s: number[], t: readonly number[]) => number>> = {
  gradKl: (s, t) => sum(t, (ti, i) => ti * Math.log(ti / s[i])),
  gradHalfL2: (s, t) => sum(t, (ti, i) => 0.5 * (s[i] - ti) ** 2),
  gradJsd: (s, t) =>
    sum(t, (ti, i) => {
      const m = 0.5 * (ti + s[i]);
      return 0.5 * (ti * Math.log(ti / m) + s[i] * Math.log(s[i] / m));
    }),
  gradL1: (s, t) => sum(t, (ti, i) => Math.abs(s[i] - ti)),
  gradKlReverse: (s, t) => sum(t, (ti, i) => s[i] * Math.log(s[i] / ti)),
};

function sum(values: readonly number[], term: (value: number, i: number) => number): number {
  return values.reduce((total, value, i) => total + term(value, i), 0);
}

function softmax(logits: readonly number[]): number[] {
  const powers = logits.map(Math.exp);
  const total = sum(powers, (x) => x);
  return powers.map((power) => power / total);
}

const state = fc
  .array(
    fc.tuple(
      fc.double({ min: -3, max: 3, noNaN: true }),
      fc.double({ min: 0.05, max: 1, noNaN: true }),
    ),
    { minLength: 2, maxLength: 8 },
  )
  .map((rows) => {
    const total = sum(
      rows.map(([, t]) => t),
      (t) => t,
    );
    return { logits: rows.map(([x]) => x), target: rows.map(([, t]) => t / total) };
  });

describe('by independent routes', () => {
  it('agrees with five-point differences of the definitions', () => {
    expect.hasAssertions();
    const h = 1e-3;
    fc.assert(
      fc.property(state, ({ logits, target }) => {
        const result = softmaxGradients(logits, target);
        const nearKink = result.softmax.some((s, i) => Math.abs(s - target[i]) < 3 * h);
        for (const key of GRADIENTS) {
          if (key === 'gradL1' && nearKink) continue;
          const at = (k: number, step: number) =>
            PLAIN[key](softmax(logits.map((x, i) => (i === k ? x + step : x))), target);
          result[key]?.forEach((value, k) => {
            const slope = (8 * (at(k, h) - at(k, -h)) - (at(k, 2 * h) - at(k, -2 * h))) / (12 * h);
            expect(Math.abs(value - slope), `${key}[${k}]`).toBeLessThan(3e-11);
          });
        }
      }),
      { seed: 5, numRuns: 150 },
    );
  });

  it('has gradients that sum to 0 and do not see a constant added to all logits', () => {
    expect.hasAssertions();
    fc.assert(
      fc.property(state, fc.integer({ min: -8, max: 8 }), ({ logits, target }, power) => {
        // a power of two as the shift, and logits on a grid that it leaves exact
        const grid = logits.map((x) => Math.round(x * 2 ** 30) / 2 ** 30);
        const one = softmaxGradients(grid, target);
        const other = softmaxGradients(
          grid.map((x) => x + 2 ** power),
          target,
        );
        expect(other).toEqual(one);
        for (const key of GRADIENTS) {
          const total = sum(one[key] ?? [], (x) => x);
          const bound = grid.length * one.gradErrorBounds[key];
          expect(Math.abs(total), key).toBeLessThanOrEqual(bound + 8 * EPS);
        }
      }),
      { seed: 6, numRuns: 150 },
    );
  });

  it('sees that three equal logits are three thirds, and takes 0 as the slope of |0|', () => {
    const third = softmaxGradients([1, 1, 1], [1 / 3, 1 / 3, 1 / 3]);
    expect(third.kl.value).toBe(0);
    for (const key of GRADIENTS) expect(third[key]?.map(Math.abs), key).toEqual([0, 0, 0]);
  });

  it('is of two categories what one sigmoid says', () => {
    for (const z of [-30, -5, -0.3, 0, 2, 11]) {
      const { gradKl, gradHalfL2 } = softmaxGradients([z, 0], [1, 0]);
      const { crossEntropy, square } = oneSigmoid(z, 1);
      expect(Math.abs(gradKl[0] - crossEntropy)).toBeLessThanOrEqual(
        1e-14 * Math.abs(crossEntropy),
      );
      // ½‖s − t‖² over both categories is (σ − 1)²
      expectClose(gradHalfL2[0], square, { rel: 1e-14 });
      const mirrored = oneSigmoid(-z, 0);
      expect(mirrored.crossEntropy).toBe(-crossEntropy);
      expectClose(mirrored.square, -square, { rel: 1e-15 });
    }
    const { crossEntropy, square } = oneSigmoid(-5, 1);
    expect([crossEntropy, square].map((x) => x.toFixed(3))).toEqual(['-0.993', '-0.013']);
  });
});

describe('what it refuses', () => {
  it.each([
    ['logits', [], [1]],
    ['logits', 'text', [1]],
    ['logits[1]', [0, Number.NaN], [0.5, 0.5]],
    ['logits[0]', [Infinity, 0], [0.5, 0.5]],
    ['logits[1]', [0, -2e300], [0.5, 0.5]],
    ['target', [0, 0], [1]],
    ['target', [0, 0], [0.5, 0.6]],
    ['target[1]', [0, 0], [1.5, -0.5]],
  ])('%s', (field, logits, target) => {
    const call = () => softmaxGradients(logits as number[], target);
    expect(call).toThrow(DomainError);
    expect(call).toThrow(expect.objectContaining({ field }) as Error);
  });
});

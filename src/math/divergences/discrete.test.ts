import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import reference from '../reference/divergence-discrete.json';
import { expectClose } from '../testing/closeTo';
import { DomainError } from '../types';
import type { Quantity } from '../types';
import { countAtoms, vectorAtoms } from './discreteAtoms';
import type { CountSpec } from './discreteAtoms';
import { compareDiscrete } from './discreteCompare';
import { rootMeanSquare } from './discreteSums';

type Row = Readonly<Record<string, Quantity>>;

function run(q: unknown, p: unknown): Row {
  return compareDiscrete(q as CountSpec, p as CountSpec) as unknown as Row;
}

/** Quantities that pass through 0, where the references are good to an absolute 1e-14. */
const THROUGH_ZERO = new Set(['entropyQ', 'entropyP', 'crossEntropyQP']);

describe('against the reference values', () => {
  const cases = reference.cases.filter((c) => c.kind === 'categorical' || c.kind === 'count');

  it.each(cases.map((c) => [c.id, c] as const))('%s', (_id, c) => {
    const result = run(c.q, c.p);
    const rows = Object.entries(c.expected).map(([key, raw]) => ({ key, expected: Number(raw) }));
    for (const { key } of rows.filter(({ expected }) => expected === Infinity)) {
      expect(result[key].value, `value of ${key}`).toBe(Infinity);
      expect(result[key].reason, `reason of ${key}`).toMatch(/\w+ \w+/);
    }
    for (const { key, expected } of rows.filter((row) => row.expected < Infinity)) {
      const { value, errorBound } = result[key];
      const error = Math.abs(value - expected);
      const size = Math.abs(expected);
      const floor = THROUGH_ZERO.has(key) ? 1e-14 : 0;
      expect(error, `error of ${key}`).toBeLessThanOrEqual(1e-13 * size + floor);
      expect(error, `bound of ${key}`).toBeLessThanOrEqual(errorBound + 4 * Number.EPSILON * size);
      expect(errorBound, `use of the bound of ${key}`).toBeLessThanOrEqual(1e-11 * size + floor);
    }
  });
});

/** Random pairs of probability vectors: with zeros, with tiny entries, and nearly equal ones. */
const entry = fc.oneof(
  { weight: 4, arbitrary: fc.double({ min: 1e-3, max: 1, noNaN: true }) },
  { weight: 1, arbitrary: fc.constant(0) },
  { weight: 1, arbitrary: fc.integer({ min: -300, max: -4 }).map((e) => 10 ** e) },
);

function normalise(values: readonly number[]): number[] {
  const total = values.reduce((a, b) => a + b, 0);
  return values.map((v) => v / total);
}

const pair = fc
  .array(fc.tuple(entry, entry, fc.double({ min: -1, max: 1, noNaN: true })), {
    minLength: 2,
    maxLength: 12,
  })
  .chain((rows) =>
    fc.constantFrom(0, 1e-3, 1e-8).map((closeness) => {
      const q = rows.map(([a], i) => (i === 0 ? 0.5 : a));
      const p = rows.map(([a, b, noise], i) => {
        const own = closeness === 0 ? b : a * (1 + closeness * noise);
        return i === 0 ? 0.5 : own;
      });
      return [normalise(q), normalise(p)] as const;
    }),
  );

const countSpec: fc.Arbitrary<CountSpec> = fc.oneof(
  fc
    .double({ min: 0.01, max: 60, noNaN: true })
    .map((rate) => ({ family: 'poisson', rate }) as const),
  fc
    .tuple(fc.integer({ min: 1, max: 60 }), fc.double({ min: 0, max: 1, noNaN: true }))
    .map(([n, prob]) => ({ family: 'binomial', n, prob }) as const),
);

/** a ≤ b within the two error bounds. */
function expectAtMost(a: Quantity, b: Quantity, words: string): void {
  expect(a.value - a.errorBound, `${words} holds`).toBeLessThanOrEqual(b.value + b.errorBound);
}

function expectOrdered(r: Row): void {
  const zero: Quantity = { value: 0, errorBound: 0, method: 'closed form' };
  for (const key of ['klQP', 'klPQ', 'jsd', 'tv', 'l2Squared', 'chi2QP', 'hellinger']) {
    expectAtMost(zero, r[key], key);
    expect(r[key].errorBound, `bound of ${key}`).not.toBeNaN();
  }
  const square = (a: Quantity, factor: number): Quantity => ({
    ...a,
    value: factor * a.value ** 2,
    errorBound: factor * (2 * a.value * a.errorBound + a.errorBound ** 2) + 1e-300,
  });
  const times = (a: Quantity, factor: number): Quantity => ({
    ...a,
    value: factor * a.value,
    errorBound: factor * a.errorBound + 1e-300,
  });
  expectAtMost(square(r.tv, 2), r.klQP, 'Pinsker');
  expectAtMost(square(r.tv, 2), r.klPQ, 'Pinsker, the other way');
  expectAtMost(r.klQP, r.chi2QP, 'KL ≤ χ²');
  expectAtMost(square(r.hellinger, 1), r.tv, 'H² ≤ TV');
  expectAtMost(r.tv, times(r.hellinger, Math.SQRT2), 'TV ≤ √2 H');
  expectAtMost(r.jsd, times(r.tv, Math.LN2), 'JSD ≤ TV ln 2');
  const one = r.bhattacharyya.value + r.hellinger.value ** 2;
  expect(Math.abs(one - 1), 'BC + H² = 1').toBeLessThan(1e-13);
  if (r.klQP.value === Infinity) {
    expect(r.crossEntropyQP.value, 'KL = ∞ makes the cross entropy ∞').toBe(Infinity);
    return;
  }
  const gap = Math.abs(r.crossEntropyQP.value - r.entropyQ.value - r.klQP.value);
  const bound = r.crossEntropyQP.errorBound + r.entropyQ.errorBound + r.klQP.errorBound;
  expect(gap, 'cross entropy = entropy + KL').toBeLessThanOrEqual(bound);
}

describe('inequalities and identities on random pairs', () => {
  it('probability vectors', () => {
    expect.hasAssertions();
    fc.assert(
      fc.property(pair, ([q, p]) => expectOrdered(run(q, p))),
      { seed: 1, numRuns: 400 },
    );
  });

  it('counts', () => {
    expect.hasAssertions();
    const check = (q: CountSpec, p: CountSpec): void => expectOrdered(run(q, p));
    fc.assert(fc.property(countSpec, countSpec, check), { seed: 2, numRuns: 300 });
  });

  it('exchanging q and p exchanges the directions and keeps the symmetric ones', () => {
    expect.hasAssertions();
    const close = (a: Quantity, b: Quantity): void => {
      expectAtMost(a, b, 'a ≤ b');
      expectAtMost(b, a, 'b ≤ a');
    };
    fc.assert(
      fc.property(pair, ([q, p]) => {
        const one = run(q, p);
        const other = run(p, q);
        close(one.klQP, other.klPQ);
        close(one.entropyQ, other.entropyP);
        for (const key of ['jeffreys', 'jsd', 'tv', 'l2Squared', 'hellinger', 'bhattacharyya']) {
          close(one[key], other[key]);
        }
      }),
      { seed: 3, numRuns: 200 },
    );
  });

  it('merging categories never raises KL, JSD or TV (data processing)', () => {
    expect.hasAssertions();
    const merge = (v: readonly number[]): number[] => [v[0] + v[1], ...v.slice(2)];
    fc.assert(
      fc.property(pair, ([q, p]) => {
        if (q.length < 3) return;
        const fine = run(q, p);
        const coarse = run(merge(q), merge(p));
        // the merged entries are rounded sums: an ulp in an entry moves these by its own size only
        for (const key of ['klQP', 'jsd', 'tv']) {
          const slack = { ...fine[key], errorBound: fine[key].errorBound + 1e-15 };
          expectAtMost(coarse[key], slack, key);
        }
      }),
      { seed: 4, numRuns: 200 },
    );
  });

  it('is exactly 0, with bound 0, between a vector and itself', () => {
    const { klQP, jsd, tv, l2Squared, hellinger, chi2QP } = run([0.1, 0.2, 0.7], [0.1, 0.2, 0.7]);
    for (const { value, errorBound } of [klQP, jsd, tv, l2Squared, hellinger, chi2QP]) {
      expect([value, errorBound]).toEqual([0, 0]);
    }
  });

  it('a Poisson is the limit of binomials: the KL falls as 1/n²', () => {
    const kl = (n: number): number => {
      const q = { family: 'binomial', n, prob: 2 / n } as const;
      return run(q, { family: 'poisson', rate: 2 }).klQP.value;
    };
    // KL(Bin(n, m/n) ‖ Poisson(m)) → m²/(4n²) (P. Harremoës, P. Ruzankin, IEEE Trans. IT 50 (2004) 3145)
    expect(kl(1000) * 1e6).toBeCloseTo(1, 2);
    expect(kl(5000) * 25e6).toBeCloseTo(1, 2);
  });
});

describe('what lies far apart or is long', () => {
  it('counts a million apart are had from their two windows', () => {
    const q: CountSpec = { family: 'poisson', rate: 1 };
    const p: CountSpec = { family: 'binomial', n: 1_000_000, prob: 0.999 };
    const atoms = countAtoms(q, p);
    expect(atoms.length).toBeLessThan(10_000);
    expect(atoms.reduce((sum, { steps }) => sum + steps, 0)).toBeGreaterThan(999_000);
    const r = run(q, p);
    // no overlap: W1 is the difference of the means; Σq² + Σp² in 40 digits, the first e^{−2} I₀(2), the second term by term
    expectClose(r.wasserstein1.value, 998_999, { rel: 1e-13 });
    expect(Math.abs(r.wasserstein1.value - 998_999)).toBeLessThan(r.wasserstein1.errorBound);
    expectClose(r.jsd.value, Math.LN2, { rel: 1e-13 });
    expectClose(r.l1.value, 2, { rel: 1e-13 });
    expectClose(r.l2Squared.value, 0.31743396197821923, { rel: 1e-13 });
    expectClose(run(p, q).wasserstein1.value, 998_999, { rel: 1e-13 });
  });

  it('two hundred thousand categories', () => {
    const n = 200_000;
    const q = Array.from({ length: n }, () => 1 / n);
    const p = q.map((x, i) => (i % 2 === 0 ? 1.5 * x : 0.5 * x));
    // every difference is 1/(2n)
    expectClose(rootMeanSquare(vectorAtoms(q, p), n).value, 0.5 / n, { rel: 1e-12 });
  });
});

describe('what is refused', () => {
  const bad: readonly (readonly [unknown, unknown, string])[] = [
    [[0.5, 0.6], [0.5, 0.5], 'q'],
    [[0.5, 0.5], [1.5, -0.5], 'p[1]'],
    [[0.5, 0.5], [0.2, 0.3, 0.5], 'p'],
    [[0.5, NaN], [0.5, 0.5], 'q[1]'],
    [[], [], 'q'],
    [{ family: 'categorical', probs: [1, 1] }, [0.5, 0.5], 'q.probs'],
    [{ family: 'poisson', rate: -1 }, { family: 'poisson', rate: 1 }, 'q.rate'],
    [{ family: 'poisson', rate: 1 }, { family: 'binomial', n: 2, prob: 2 }, 'p.prob'],
    [{ family: 'poisson', rate: 1 }, [0.5, 0.5], 'p'],
    [{ family: 'normal', mean: 0, sd: 1 }, { family: 'poisson', rate: 1 }, 'q'],
    [undefined, [1], 'q'],
  ];

  it.each(bad)('%j against %j', (q, p, field) => {
    let caught: unknown;
    try {
      run(q, p);
    } catch (error) {
      caught = error;
    }
    expect(caught).toBeInstanceOf(DomainError);
    expect((caught as DomainError).field).toBe(field);
  });
});

import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { arbitrarySpec, extreme } from '../testing/arbitrarySpec';
import { expectClose } from '../testing/closeTo';
import type { ContinuousSpec, LaplaceSpec, NormalSpec, Quantity } from '../types';
import { compare } from './compare';
import { divergences } from './list';

// hundreds of pairs a test: 1 s on an idle machine, more on a busy one
vi.setConfig({ testTimeout: 60_000 });

const pairs = fc.tuple(arbitrarySpec(), arbitrarySpec());
// seeded: a failure is then the code's, not the day's
const runs = { seed: 1, numRuns: 60 };

/** a ≤ b within what the two bounds leave open, and a few ulp. */
function expectAtMost(a: number, b: number, slack: number): void {
  expect(a).toBeLessThanOrEqual(b + slack + 8 * Number.EPSILON * Math.abs(b) + 1e-300);
}

describe('inequalities between the quantities of random pairs of all families', () => {
  it('KL ≥ 0, and none is negative, NaN or without a bound', () => {
    fc.assert(
      fc.property(pairs, ([q, p]) => {
        const result = compare(q, p);
        for (const { id } of divergences) {
          const { value, errorBound } = result[id];
          expect(Number.isNaN(value), id).toBe(false);
          expect(errorBound, id).toBeGreaterThanOrEqual(0);
          if (!/ntropy/.test(id)) expect(value, id).toBeGreaterThanOrEqual(0);
          if (value === Infinity) expect(result[id].reason, id).toBeTruthy();
        }
      }),
      runs,
    );
  });

  it('JSD ≤ ln 2, TV ≤ 1, TV² ≤ KL/2, H² ≤ TV, JSD ≤ ln 2 · TV, KL ≤ log(1 + χ²)', () => {
    fc.assert(
      fc.property(pairs, ([q, p]) => {
        const r = compare(q, p);
        const tv = r.tv.value;
        expectAtMost(r.jsd.value, Math.LN2, r.jsd.errorBound);
        expectAtMost(tv, 1, r.tv.errorBound);
        expectAtMost(tv * tv, r.klQP.value / 2, r.klQP.errorBound + 2 * r.tv.errorBound);
        expectAtMost(r.hellinger.value ** 2, tv, r.tv.errorBound + 2 * r.hellinger.errorBound);
        expectAtMost(r.jsd.value, Math.LN2 * tv, r.jsd.errorBound + r.tv.errorBound);
        expectAtMost(
          r.klQP.value,
          r.log1pChi2QP.value,
          r.klQP.errorBound + r.log1pChi2QP.errorBound,
        );
      }),
      runs,
    );
  });

  it('L1 = 2 TV, BC = 1 − H², Jeffreys = the sum of both KL, cross entropy = entropy + KL', () => {
    fc.assert(
      fc.property(pairs, ([q, p]) => {
        const r = compare(q, p);
        expect(r.l1.value).toBe(2 * r.tv.value);
        const agree = (a: number, b: number, ...from: Quantity[]): void => {
          if (!Number.isFinite(b)) return expect(a).toBe(b);
          const slack = from.reduce((sum, { errorBound }) => sum + errorBound, 0);
          expect(Math.abs(a - b)).toBeLessThanOrEqual(2 * slack + 1e-15 * Math.max(1, Math.abs(b)));
        };
        agree(r.bhattacharyya.value, 1 - r.hellinger.value ** 2, r.bhattacharyya, r.hellinger);
        agree(r.jeffreys.value, r.klQP.value + r.klPQ.value, r.klQP, r.klPQ, r.jeffreys);
        const sum = r.entropyQ.value + r.klQP.value;
        agree(r.crossEntropyQP.value, sum, r.entropyQ, r.klQP, r.crossEntropyQP);
      }),
      runs,
    );
  });
});

describe('symmetry', () => {
  it('exchanging q and p exchanges the KLs and leaves the symmetric ones', () => {
    fc.assert(
      fc.property(pairs, ([q, p]) => {
        const one = compare(q, p);
        const other = compare(p, q);
        const same = (a: Quantity, b: Quantity): void => {
          if (!Number.isFinite(b.value)) return expect(a.value).toBe(b.value);
          const slack = a.errorBound + b.errorBound;
          expect(Math.abs(a.value - b.value)).toBeLessThanOrEqual(slack);
        };
        same(one.klQP, other.klPQ);
        same(one.entropyQ, other.entropyP);
        for (const { id, symmetric } of divergences) if (symmetric) same(one[id], other[id]);
      }),
      runs,
    );
  });
});

describe('equal members', () => {
  it('are exactly 0 apart', () => {
    fc.assert(
      fc.property(arbitrarySpec(), (spec) => {
        const r = compare(spec, structuredClone(spec));
        for (const { id } of divergences) {
          if (/ntropy/.test(id)) continue;
          expect(r[id].value, id).toBe(id === 'bhattacharyya' ? 1 : 0);
          expect(r[id].errorBound, id).toBe(0);
        }
      }),
      runs,
    );
  });

  it('are the only ones 0 apart: a move by 1e-9 of the scale shows, and as the square of the move', () => {
    const scale = fc.double({ min: 0.1, max: 10, noNaN: true });
    fc.assert(
      fc.property(scale, (s) => {
        const at = (family: 'logistic' | 'studentT', loc: number): ContinuousSpec =>
          family === 'logistic' ? { family, loc, scale: s } : { family, df: 3, loc, scale: s };
        // Fisher information of the location: logistic 1/(3 s²), t (df+1)/((df+3) s²); KL ≈ ½ I δ²
        for (const [family, information] of [
          ['logistic', 1 / 3],
          ['studentT', 2 / 3],
        ] as const) {
          const delta = 1e-9 * s;
          const kl = compare(at(family, 0), at(family, delta)).klQP;
          expectClose(kl.value, 0.5 * information * (delta / s) ** 2, { rel: 1e-8 });
        }
      }),
      { seed: 2, numRuns: 30 },
    );
  });
});

describe('change of units z → a z + b', () => {
  const maps = fc.tuple(
    fc.double({ min: -2, max: 2, noNaN: true }).map((e) => 10 ** e),
    fc.double({ min: -50, max: 50, noNaN: true }),
  );
  const centred = fc.tuple(
    fc.double({ min: -3, max: 3, noNaN: true }),
    fc.double({ min: 0.2, max: 5, noNaN: true }),
  );
  const member = (family: 'normal' | 'laplace', loc: number, scale: number) =>
    family === 'normal'
      ? ({ family, mean: loc, sd: scale } satisfies NormalSpec)
      : ({ family, loc, scale } satisfies LaplaceSpec);

  it('leaves KL, JSD, TV; divides L2² by |a|; multiplies W1 by |a|', () => {
    const families = fc.constantFrom('normal' as const, 'laplace' as const);
    fc.assert(
      fc.property(families, families, centred, centred, maps, (f, g, [m, s], [n, t], [a, b]) => {
        fc.pre(f !== g || Math.abs(m - n) > 0.01 || Math.abs(s - t) > 0.01);
        const before = compare(member(f, m, s), member(g, n, t));
        const after = compare(member(f, a * m + b, a * s), member(g, a * n + b, a * t));
        // a·m + b is rounded: an error of 50 eps against scales down to 0.002
        const rel = 1e-8;
        expectClose(after.jsd.value, before.jsd.value, { rel });
        expectClose(after.tv.value, before.tv.value, { rel });
        if (before.klQP.value < Infinity) expectClose(after.klQP.value, before.klQP.value, { rel });
        expectClose(after.l2Squared.value * a, before.l2Squared.value, { rel });
        expectClose(after.wasserstein1.value / a, before.wasserstein1.value, { rel });
      }),
      { seed: 3, numRuns: 60 },
    );
  });
});

describe('extreme parameters', () => {
  it('never give NaN', () => {
    const wild = arbitrarySpec(extreme);
    fc.assert(
      fc.property(wild, wild, (q, p) => {
        const result = compare(q, p);
        for (const { id } of divergences) {
          expect(Number.isNaN(result[id].value), id).toBe(false);
          expect(result[id].errorBound, id).toBeGreaterThanOrEqual(0);
        }
      }),
      { seed: 4, numRuns: 120 },
    );
  });
});

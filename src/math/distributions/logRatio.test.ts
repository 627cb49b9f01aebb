import { describe, expect, it } from 'vitest';
import reference from '../reference/log-ratio.json';
import { continuousCases } from '../testing/contractCases';
import type { ContinuousSpec } from '../types';
import { createDistribution } from './create';
import type { ContinuousDistribution } from './types';

interface Case {
  readonly q: ContinuousSpec;
  readonly p: ContinuousSpec;
  readonly x: number;
  readonly logQ: number;
  readonly ratio: number;
}

// the JSON's inferred type is a union over the rows, not over the families
const cases = reference.cases as unknown as readonly Case[];

function ratioAt(q: ContinuousDistribution, p: ContinuousDistribution, x: number): number {
  const ratio = q.logRatioTo?.(p);
  if (ratio === undefined) throw new Error(`${q.family} has no log ratio to itself`);
  return ratio(x, 0);
}

describe('members of one family with nearly equal parameters, against mpmath', () => {
  it.each(cases.map((c) => [`${c.q.family}, log ratio ${c.ratio}`, c] as const))('%s', (_, c) => {
    const q = createDistribution(c.q);
    const p = createDistribution(c.p);
    const plain = Math.abs(q.logPdf(c.x) - c.logQ);
    expect(plain).toBeLessThan(1e-13 * Math.max(1, Math.abs(c.logQ)));
    expect(Math.abs(ratioAt(q, p, c.x) - c.ratio)).toBeLessThan(2e-12 * Math.abs(c.ratio));
  });
});

describe('every family', () => {
  it.each(continuousCases.map((spec) => [JSON.stringify(spec), spec] as const))(
    '%s: the ratio to itself is 0, and to its neighbour the difference of the log densities',
    (_, spec) => {
      const d = createDistribution(spec);
      for (const u of [0.01, 0.3, 0.5, 0.8, 0.99]) {
        expect(Math.abs(ratioAt(d, d, d.quantile(u)))).toBe(0);
      }
      const others = continuousCases.filter((other) => other.family === spec.family);
      for (const other of others.map((s) => createDistribution(s))) {
        const ratio = d.logRatioTo?.(other);
        if (ratio === undefined) continue;
        for (const u of [0.1, 0.5, 0.9]) {
          const x = d.quantile(u);
          const difference = d.logPdf(x) - other.logPdf(x);
          const size = 1 + Math.abs(d.logPdf(x)) + Math.abs(other.logPdf(x));
          const gap = Number.isFinite(difference) ? ratio(x, 0) - difference : 0;
          expect(Math.abs(gap)).toBeLessThan(1e-12 * size);
        }
      }
    },
  );
});

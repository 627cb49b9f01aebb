import { describe, expect, it } from 'vitest';
import { expectClose } from '../testing/closeTo';
import known from '../reference/argmin.json';
import type { ContinuousSpec } from '../types';
import { bestFit } from './bestFit';
import type { FitLoss } from './types';

interface Expected {
  readonly mean: number;
  readonly sd: number;
  readonly value: number;
  readonly isGlobal: boolean;
}
interface Case {
  readonly id: string;
  readonly target: ContinuousSpec;
  readonly c?: number;
  readonly expected: Readonly<Record<string, readonly Expected[] | string | number | boolean>>;
}

const cases = known.cases as unknown as readonly Case[];
const LOSSES: readonly FitLoss[] = ['klQP', 'klPQ', 'jsd', 'tv', 'l2Squared', 'j'];

describe('every loss of every reference case', () => {
  it.each(cases.map((c) => [c.id, c] as const))('%s', (_id, { target, c, expected }) => {
    for (const loss of LOSSES) {
      const reference = expected[loss];
      if (reference === undefined) continue;
      const fit = bestFit(target, loss, c === undefined ? {} : { scale: c });
      if (typeof reference === 'string') {
        expect(fit).toMatchObject({ minima: [], attained: false });
        expect(fit.reason?.code).toBe('infinite-for-every-q');
        continue;
      }
      const minima = reference as readonly Expected[];
      expect(fit.attained, loss).toBe(minima.length > 0);
      expect(fit.minima.length, loss).toBe(minima.length);
      minima.forEach((minimum, i) => {
        const found = fit.minima[i];
        const offMean = Math.abs(found.mean - minimum.mean) / minimum.sd;
        const offSd = Math.abs(found.sd - minimum.sd) / minimum.sd;
        expect(Math.max(offMean, offSd), `${loss} place ${i}`).toBeLessThanOrEqual(1e-11);
        expectClose(
          found.value,
          minimum.value,
          minimum.value === 0 ? { abs: 1e-14 } : { rel: 1e-10 },
        );
        expect(found.isGlobal, `${loss} global ${i}`).toBe(minimum.isGlobal);
        const error = Math.abs(found.value - minimum.value);
        expect(error, `${loss} bound`).toBeLessThanOrEqual(
          found.errorBound + 1e-15 * (1 + Math.abs(minimum.value)),
        );
      });
      if (minima.length === 0) {
        expect(fit.reason?.code).toBe('infinitely-wide');
        expectClose(fit.infimum?.value ?? NaN, Number(expected.l2InfimumAtInfiniteSd), {
          rel: 1e-12,
        });
      }
    }
  });

  it('has the cases it should', () => {
    expect(cases.length).toBe(30);
  });
});

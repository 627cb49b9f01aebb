import { describe, expect, it } from 'vitest';
import { divergences } from './list';

/** Ordinary, faded below the smallest double, faded beyond measure, and not there at all. */
const logs = [0.7, -3, -800, -1e6, -1e300, -Infinity];

describe.each(divergences)('the integrands of $id', ({ integrands }) => {
  it('are never NaN, however far q and p have faded', () => {
    for (const { at, nonNegative, id } of integrands) {
      for (const logQ of logs) {
        for (const logP of logs) {
          const height = at(logQ, logP);
          expect(height, `${id} at ${logQ}, ${logP}`).not.toBeNaN();
          if (nonNegative) expect(height, `${id} at ${logQ}, ${logP}`).toBeGreaterThanOrEqual(0);
        }
      }
    }
  });
});

/** How far `actual` may be from `expected`: relative to |expected|, or absolutely where a value passes through 0. */
interface Tolerance {
  readonly rel?: number;
  readonly abs?: number;
}

/** A tolerance this large against the expected value would pass wrong numbers. */
const VACUOUS = 0.01;
/** What an absolute tolerance may be where the expected value is 0 (there is nothing to compare it with). */
const LARGEST_AT_ZERO = 1e-9;

/**
 * Throws unless |actual − expected| ≤ max(rel·|expected|, abs), or both are the same infinity.
 *
 * Refuses, whatever the numbers, a tolerance that could hardly fail: an allowed error of 1 % of |expected| or more, and
 * at expected = 0 anything above 1e-9.
 */
export function expectClose(actual: number, expected: number, tolerance: Tolerance): void {
  const { rel = 0, abs = 0 } = tolerance;
  if (Number.isNaN(expected)) throw new Error('expected value is NaN: nothing can be close to it');
  if (!Number.isFinite(expected)) {
    if (actual === expected) return;
    throw new Error(`${actual} is not ${expected}`);
  }
  const allowed = Math.max(rel * Math.abs(expected), abs);
  const largest = expected === 0 ? LARGEST_AT_ZERO : VACUOUS * Math.abs(expected);
  if (!(allowed >= 0) || (expected === 0 ? allowed > largest : allowed >= largest)) {
    throw new Error(
      `tolerance ${allowed} could not fail against ${expected}: it must be below ${largest}`,
    );
  }
  const error = Math.abs(actual - expected);
  if (error <= allowed) return;
  throw new Error(
    `${actual} is not close to ${expected}: off by ${error} (${error / Math.abs(expected)} relative), allowed ${allowed}`,
  );
}

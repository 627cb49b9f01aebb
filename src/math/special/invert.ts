/** A monotone increasing function of one variable with its slope. */
export type WithSlope = (x: number) => readonly [value: number, slope: number];

const MAX_STEPS = 200;

/**
 * Solves f(x) = 0 for an increasing f on [low, high] (both finite, f(low) ≤ 0 ≤ f(high)): Newton's method kept inside a
 * shrinking bracket, by bisection where a Newton step leaves it or the bracket shrinks too slowly. Ends when the step is
 * below 4 ulp of x or the bracket is empty.
 */
export function solveIncreasing(f: WithSlope, low: number, high: number, start: number): number {
  let a = low;
  let b = high;
  let x = start > low && start < high ? start : 0.5 * (low + high);
  let previousWidth = b - a;
  for (let step = 0; step < MAX_STEPS; step++) {
    const [value, slope] = f(x);
    if (value === 0) return x;
    if (value > 0) b = x;
    else a = x;
    let next = x - value / slope;
    const slow = step % 4 === 3 && b - a > 0.25 * previousWidth;
    if (step % 4 === 3) previousWidth = b - a;
    const settled = Math.abs(next - x) <= 4 * Number.EPSILON * Math.abs(x);
    if (!(next > a && next < b) || (slow && !settled)) next = 0.5 * (a + b);
    if (settled || Math.abs(next - x) <= 2 * Number.EPSILON * Math.abs(x)) return next;
    x = next;
  }
  return x;
}

/** A monotone increasing function of one variable with its slope. */
type WithSlope = (x: number) => readonly [value: number, slope: number];

const MAX_STEPS = 200;

/**
 * Solves f(x) = 0 for an increasing f on [low, high] (both finite, f(low) ≤ 0 ≤ f(high)): Newton's method kept inside a
 * shrinking bracket, with a bisection wherever a Newton step would leave it or is not half of the step before last.
 * Ends when the step is below 2 ulp of x.
 */
export function solveIncreasing(f: WithSlope, low: number, high: number, start: number): number {
  let a = low;
  let b = high;
  let x = start > low && start < high ? start : 0.5 * (low + high);
  let lastStep = b - a;
  let stepBefore = b - a;
  for (let count = 0; count < MAX_STEPS; count++) {
    const [value, slope] = f(x);
    if (value === 0) return x;
    if (value > 0) b = x;
    else a = x;
    let step = -value / slope;
    const tiny = 2 * Number.EPSILON * Math.abs(x);
    const usable = x + step >= a && x + step <= b && Math.abs(step) <= 0.5 * Math.abs(stepBefore);
    if (!usable && !(Math.abs(step) <= tiny)) step = 0.5 * (a + b) - x;
    stepBefore = lastStep;
    lastStep = step;
    x += step;
    if (Math.abs(step) <= tiny) return x;
  }
  return x;
}

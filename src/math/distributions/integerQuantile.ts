/**
 * The smallest integer k in [low, high] with cdf(k) ≥ u, for a cdf that rises to reach u by `high` (Infinity allowed):
 * steps away from `start` that double until the answer is between two points, then halves the interval.
 */
export function integerQuantile(
  cdf: (k: number) => number,
  u: number,
  low: number,
  high: number,
  start: number,
): number {
  let upper = Math.min(high, Math.max(low, Math.floor(start)));
  for (let step = 1; upper < high && cdf(upper) < u; step *= 2)
    upper = Math.min(high, upper + step);
  let lower = upper;
  for (let step = 1; lower >= low && cdf(lower) >= u; step *= 2) {
    upper = lower;
    lower -= step;
  }
  lower = Math.max(low - 1, lower);
  while (upper - lower > 1) {
    const middle = Math.floor(0.5 * (lower + upper));
    if (cdf(middle) >= u) upper = middle;
    else lower = middle;
  }
  return upper;
}

/** Operations on a probability vector that a reader changes one bar at a time. */

export const MIN_CATEGORIES = 3;
export const MAX_CATEGORIES = 8;

/** Bars are set to whole multiples of one part in so many: finer than a pixel. */
const PARTS = 1e4;

/**
 * Bar `index` set to `value`, the others scaled to fill the rest in their present proportions (equally, when all of
 * them are 0). The result sums to 1 within rounding; exact zeros stay exact.
 *
 * @param value clamped to [0, 1] and rounded to 1e-4, so that links stay short
 */
export function setBar(probs: readonly number[], index: number, value: number): number[] {
  const fixed = Math.round(Math.min(1, Math.max(0, value)) * PARTS) / PARTS;
  // Nothing to make room for, and no rounding either: an empty category goes as it came.
  if (probs[index] === fixed) return [...probs];
  const others = probs.reduce((sum, prob, i) => (i === index ? sum : sum + prob), 0);
  const rest = 1 - fixed;
  const share = rest / (probs.length - 1);
  return probs.map((prob, i) => {
    if (i === index) return fixed;
    return others > 0 ? (prob / others) * rest : share;
  });
}

/** One more category, empty: the distribution is the same, its list is longer. */
export function addCategory(probs: readonly number[]): number[] {
  return [...probs, 0];
}

/** The last category gone, what it held spread in proportion. */
export function removeCategory(probs: readonly number[]): number[] {
  return setBar(probs, probs.length - 1, 0).slice(0, -1);
}

export function uniformBars(n: number): number[] {
  return Array.from({ length: n }, () => 1 / n);
}

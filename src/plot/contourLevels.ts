/** Parts of the map that lie below the levels: near the bottom, where minima are told apart, they are closer. */
const SHARES = [0.015, 0.04, 0.08, 0.14, 0.22, 0.32, 0.44, 0.58, 0.73, 0.88];

/**
 * Levels for the contours of a field, ascending, rounded to two digits: each encloses its share of the map, so that flat
 * and steep fields both show their form. Fewer where rounding makes neighbours equal.
 */
export function contourLevels(values: ArrayLike<number>): readonly number[] {
  const sorted = Float64Array.from(values).toSorted();
  const levels: number[] = [];
  for (const share of SHARES) {
    const value = sorted[Math.floor(share * (sorted.length - 1))];
    const round = Number(value.toPrecision(2));
    if (Number.isFinite(round) && round > (levels.at(-1) ?? -Infinity)) levels.push(round);
  }
  return levels;
}

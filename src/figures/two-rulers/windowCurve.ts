import type { Points } from '../../plot';
import type { Curves } from './curves';
import { WINDOW } from './state';

const STEPS = 48;
const HALF_WIDTHS = Array.from(
  { length: STEPS + 1 },
  (_, i) => WINDOW.min * (WINDOW.max / WINDOW.min) ** (i / STEPS),
);

/** The mean of (q − p)² over ±w for many w, by the trapezium rule on the drawn grid: for the eye, to a pixel. */
export function windowCurve({ z, q, p }: Curves): Points {
  // The integral from the first point to each point; between two points it is that of a straight line.
  const squares = q.map((density, i) => (density - p[i]) ** 2);
  const sums = [0];
  for (let i = 1; i < z.length; i += 1)
    sums.push(sums[i - 1] + ((squares[i - 1] + squares[i]) / 2) * (z[i] - z[i - 1]));
  const upTo = (place: number): number => {
    const i = firstAbove(z, place);
    if (i === 0) return 0;
    if (i === z.length) return sums[i - 1];
    const part = place - z[i - 1];
    const rise = (squares[i] - squares[i - 1]) / (z[i] - z[i - 1]);
    return sums[i - 1] + (squares[i - 1] + (rise * part) / 2) * part;
  };
  const means = HALF_WIDTHS.map((w) => (upTo(w) - upTo(-w)) / (2 * w));
  return { x: HALF_WIDTHS, y: means };
}

/** The index of the first number above `place` in an ascending list; its length when there is none. */
function firstAbove(ascending: Float64Array, place: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle] > place) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Smaller squares than this cannot be told from none, and would leave the range of doubles. */
const LEAST = 1e-300;

/**
 * Powers of ten around all that windows which hold both curves make of this ∫(q − p)², from the widest to the
 * narrowest: the axis stays while the window is dragged. A window that misses the curves falls below it.
 */
export function windowAxis(l2Squared: number): readonly [number, number] {
  if (!(l2Squared > LEAST) || l2Squared === Infinity) return [1e-6, 1];
  const widest = Math.floor(Math.log10(l2Squared / (2 * WINDOW.max)));
  return [10 ** widest, 10 ** (widest + 3)];
}

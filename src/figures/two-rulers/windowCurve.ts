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
  const squares = z.map((_, i) => (q[i] - p[i]) ** 2);
  const means = HALF_WIDTHS.map((w) => {
    let sum = 0;
    for (let i = 1; i < z.length; i += 1) {
      const from = Math.max(z[i - 1], -w);
      const to = Math.min(z[i], w);
      const width = z[i] - z[i - 1];
      if (to <= from || width <= 0) continue;
      const at = (point: number): number =>
        squares[i - 1] + ((squares[i] - squares[i - 1]) * (point - z[i - 1])) / width;
      sum += ((at(from) + at(to)) / 2) * (to - from);
    }
    return sum / (2 * w);
  });
  return { x: HALF_WIDTHS, y: means };
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

import type { Points } from '../plot';

/** The highest point of a curve, where a direct label stands; undefined of a curve without points. */
export function peakOf({ x, y }: Points): readonly [number, number] | undefined {
  if (y.length === 0) return undefined;
  let best = 0;
  for (let i = 1; i < y.length; i += 1) if (y[i] > y[best]) best = i;
  return [x[best], y[best]];
}

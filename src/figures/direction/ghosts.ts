import { families, type FitMinimum } from '../../math';
import type { Points } from '../../plot';
import { densityGrid } from '../densityGrid';

/** A loss has at most so many local minima against a mixture of two normals that are drawn. */
export const MOST_MINIMA = 4;

const NONE: Points = { x: [], y: [] };

/** A best normal q over a stretch of the axis, nothing where there is none; drawn once for each minimum. */
export function ghostOver(
  domain: readonly [number, number],
): (minimum: FitMinimum | undefined) => Points {
  const drawn = new WeakMap<FitMinimum, Points>();
  return (minimum) => {
    if (minimum === undefined) return NONE;
    const before = drawn.get(minimum);
    if (before) return before;
    const { mean, sd } = minimum;
    const q = families.normal.create({ family: 'normal', mean, sd });
    const x = densityGrid([q], domain);
    const points = { x, y: x.map((z) => q.pdf(z)) };
    drawn.set(minimum, points);
    return points;
  };
}

import type { PlotScale } from './scale';

/** A curve: one height for each place, in data units. A height that is not a number is a gap. */
export interface Points {
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
}

/** Far outside of every plot; an infinite height is drawn as a line that leaves the picture. */
const FAR = 5000;

/**
 * The SVG path through the points, rounded to a tenth of a pixel; of a level stretch (the tails of a density) only the
 * ends are written, for each point costs the browser time on every step of a drag.
 */
export function linePath(points: Points, x: PlotScale, y: PlotScale): string {
  const { length } = points.x;
  let path = '';
  let pen = 'M';
  let level = NaN;
  let skipped = -1;
  for (let i = 0; i < length; i += 1) {
    const height = pixel(heightOf(points.y[i] ?? NaN, y));
    if (height === level && pen === 'L') {
      skipped = i;
      continue;
    }
    if (skipped >= 0) path += `L${pixel(x(points.x[skipped] ?? NaN))},${level}`;
    skipped = -1;
    level = height;
    if (Number.isNaN(height)) pen = 'M';
    else {
      path += `${pen}${pixel(x(points.x[i] ?? NaN))},${height}`;
      pen = 'L';
    }
  }
  return skipped < 0 ? path : `${path}L${pixel(x(points.x[skipped] ?? NaN))},${level}`;
}

/** The closed path between a curve and the horizontal line at `base`. The curve must have no gaps. */
export function areaPath(points: Points, x: PlotScale, y: PlotScale, base = 0): string {
  const last = points.x.length - 1;
  if (last < 1) return '';
  const foot = pixel(y(base));
  return (
    linePath(points, x, y) +
    `L${pixel(x(points.x[last] ?? NaN))},${foot}L${pixel(x(points.x[0] ?? NaN))},${foot}Z`
  );
}

/**
 * The curve's part above zero and its part below, each as the curve that follows it and lies on zero elsewhere,
 * with the crossings put in, so that neither cuts a corner of the other.
 */
export function splitBySign(points: Points): { readonly above: Points; readonly below: Points } {
  const xs: number[] = [];
  const up: number[] = [];
  const down: number[] = [];
  for (let i = 0; i < points.x.length; i += 1) {
    const x = points.x[i] ?? NaN;
    const y = points.y[i] ?? NaN;
    const before = points.y[i - 1] ?? NaN;
    if (before * y < 0 && Number.isFinite(before) && Number.isFinite(y)) {
      const from = points.x[i - 1] ?? NaN;
      xs.push(from + ((x - from) * before) / (before - y));
      up.push(0);
      down.push(0);
    }
    xs.push(x);
    up.push(y > 0 ? y : 0);
    down.push(y < 0 ? y : 0);
  }
  return { above: { x: xs, y: up }, below: { x: xs, y: down } };
}

/** The scales themselves make NaN of an infinite value. */
function heightOf(value: number, y: PlotScale): number {
  if (value === Infinity) return -FAR;
  return value === -Infinity ? FAR : y(value);
}

function pixel(value: number): number {
  const inside = value > FAR ? FAR : value < -FAR ? -FAR : value;
  return Math.round(inside * 10) / 10;
}

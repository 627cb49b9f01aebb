import type { PlotScale } from './scale';

/** A curve: one height for each place, in data units. A height that is not a number is a gap. */
export interface Points {
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
}

/** Far outside of every plot; an infinite height is drawn as a line that leaves the picture. */
export const FAR = 5000;

/** Points that lie this near to the line drawn without them are left out: nobody sees a tenth of a pixel. */
const TOLERANCE = 0.1;

interface Drawn {
  readonly xs: Points['x'];
  readonly x: PlotScale;
  readonly y: PlotScale;
  readonly path: string;
}

/** By the list of heights: the line and the area of one curve are drawn from the same points. */
const drawn = new WeakMap<Points['y'], Drawn>();

/**
 * The SVG path through the points, rounded to a tenth of a pixel, without those that make no difference to be seen:
 * each point costs the browser time on every step of a drag. The same list of heights gives the path drawn before, so
 * the lists must not be changed.
 */
export function linePath(points: Points, x: PlotScale, y: PlotScale): string {
  const before = drawn.get(points.y);
  if (before && before.xs === points.x && before.x === x && before.y === y) return before.path;
  const path = draw(points, x, y);
  drawn.set(points.y, { xs: points.x, x, y, path });
  return path;
}

function draw(points: Points, x: PlotScale, y: PlotScale): string {
  let path = '';
  // The last point written, the last one read, and the slopes of the lines from the one that pass all points since.
  let [fromX, fromY, lastX, lastY] = [NaN, NaN, NaN, NaN];
  let [least, most] = [-Infinity, Infinity];
  const write = (pen: 'M' | 'L', toX: number, toY: number) => {
    path += `${pen}${tenths(toX)},${tenths(toY)}`;
    [fromX, fromY, least, most] = [toX, toY, -Infinity, Infinity];
  };
  const finish = () => {
    if (!Number.isNaN(lastY) && (lastX !== fromX || lastY !== fromY)) write('L', lastX, lastY);
  };
  for (let i = 0; i < points.x.length; i += 1) {
    const pointX = within(x(points.x[i] ?? NaN));
    const pointY = within(heightOf(points.y[i] ?? NaN, y));
    if (Number.isNaN(pointY)) finish();
    else if (Number.isNaN(lastY)) write('M', pointX, pointY);
    else {
      const slope = (pointY - fromY) / (pointX - fromX);
      if (!(slope >= least && slope <= most)) write('L', lastX, lastY);
      const width = pointX - fromX;
      least = Math.max(least, (pointY - TOLERANCE - fromY) / width);
      most = Math.min(most, (pointY + TOLERANCE - fromY) / width);
    }
    lastX = pointX;
    lastY = pointY;
  }
  finish();
  return path;
}

/** The closed path between a curve and the horizontal line at `base`. The curve must have no gaps. */
export function areaPath(points: Points, x: PlotScale, y: PlotScale, base = 0): string {
  const last = points.x.length - 1;
  if (last < 1) return '';
  const foot = tenths(within(y(base)));
  return (
    linePath(points, x, y) +
    `L${tenths(within(x(points.x[last] ?? NaN)))},${foot}L${tenths(within(x(points.x[0] ?? NaN)))},${foot}Z`
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

function within(pixel: number): number {
  return pixel > FAR ? FAR : pixel < -FAR ? -FAR : pixel;
}

function tenths(pixel: number): number {
  return Math.round(pixel * 10) / 10;
}

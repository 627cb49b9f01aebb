/** A function of two variables on a grid that is even in pixels. */
export interface ContourField {
  readonly columns: number;
  readonly rows: number;
  /** Row by row from the bottom, in each from the left; may be infinite, never NaN. */
  readonly values: ArrayLike<number>;
}

/** A corner of a contour: column and row as fractions of the grid, and whether the grid ends here. */
interface Corner {
  readonly column: number;
  readonly row: number;
  readonly isEdge: boolean;
}

/**
 * The closed lines around the ground where the field is at most `level`, that ground on their left; where it meets the
 * edge of the grid they go along the edge. By marching squares (W. Lorensen, H. Cline 1987) with straight interpolation;
 * where a square leaves two ways to join its corners, the mean of the four decides.
 */
export function contourRings({ columns, rows, values }: ContourField, level: number): Corner[][] {
  // A frame of high ground around the grid closes every line.
  const width = columns + 2;
  const at = (i: number, j: number): number =>
    i < 1 || j < 1 || i > columns || j > rows ? Infinity : values[(j - 1) * columns + i - 1];
  // From each crossed edge of a square to the next one. Edges by their lower left node: even ones run to the right, odd upwards.
  const next = new Map<number, number>();
  for (let j = 0; j <= rows; j += 1) {
    for (let i = 0; i <= columns; i += 1) {
      const a = at(i, j);
      const b = at(i + 1, j);
      const c = at(i + 1, j + 1);
      const d = at(i, j + 1);
      const isLow = a <= level;
      // Nearly all of them: no line comes through.
      if (b <= level === isLow && c <= level === isLow && d <= level === isLow) continue;
      const low = [isLow, b <= level, c <= level, d <= level];
      const sides = [
        2 * (j * width + i),
        2 * (j * width + i + 1) + 1,
        2 * ((j + 1) * width + i),
        2 * (j * width + i) + 1,
      ];
      // In each square a line runs from a side that falls, seen against the clock, to one that rises; for the square behind
      // that side it is one that falls.
      const falling: number[] = [];
      const rising: number[] = [];
      for (let side = 0; side < 4; side += 1) {
        if (low[side] && !low[(side + 1) % 4]) rising.push(side);
        else if (!low[side] && low[(side + 1) % 4]) falling.push(side);
      }
      // Two low corners across: joined through the middle, or each for itself.
      const isLowInside = (a + b + c + d) / 4 <= level;
      for (const from of falling) {
        const to = rising.length === 1 ? rising[0] : (from + (isLowInside ? 3 : 1)) % 4;
        next.set(sides[from], sides[to]);
      }
    }
  }
  const cornerOf = (edge: number): Corner => {
    const node = edge >> 1;
    const [i, j] = [node % width, Math.floor(node / width)];
    const [toI, toJ] = edge % 2 === 0 ? [i + 1, j] : [i, j + 1];
    const [a, b] = [at(i, j), at(toI, toJ)];
    // Next to infinite ground the line runs through the finite node.
    const share = a === Infinity ? 1 : b === Infinity ? 0 : (level - a) / (b - a);
    const isInside = (x: number, y: number) => x >= 1 && y >= 1 && x <= columns && y <= rows;
    return {
      column: i + (toI - i) * share - 1,
      row: j + (toJ - j) * share - 1,
      isEdge: !isInside(i, j) || !isInside(toI, toJ),
    };
  };
  const rings: Corner[][] = [];
  for (const start of next.keys()) {
    const ring: Corner[] = [];
    let edge: number | undefined = start;
    while (edge !== undefined) {
      const after = next.get(edge);
      if (after === undefined) break;
      ring.push(cornerOf(edge));
      next.delete(edge);
      edge = after;
    }
    if (ring.length > 2) rings.push(ring);
  }
  return rings;
}

type Pixel = readonly [number, number];

/** Corners that move the line by less than this, in pixels, are left out, … */
const TOLERANCE = 0.2;
/** … but no more of them in a row than this. */
const MOST_LEFT_OUT = 16;

/** The rings as SVG paths: the ground they enclose, and their lines without what runs along the grid's edge. */
export function ringPaths(
  rings: readonly (readonly Corner[])[],
  pixelOf: (column: number, row: number) => Pixel,
): { readonly area: string; readonly line: string } {
  let area = '';
  let line = '';
  for (const ring of rings) {
    const pixels = ring.map(({ column, row }) => pixelOf(column, row));
    const kept = keptOf(ring, pixels);
    if (kept.length < 3) continue;
    const text = (i: number) => `${pixels[i][0].toFixed(1)},${pixels[i][1].toFixed(1)}`;
    area += `M${kept.map(text).join('L')}Z`;
    let isDown = false;
    for (const i of [...kept, kept[0]]) {
      if (!ring[i].isEdge) line += `${isDown ? 'L' : 'M'}${text(i)}`;
      isDown = !ring[i].isEdge;
    }
  }
  return { area, line };
}

/** The corners without which the line would be seen to be another. */
function keptOf(ring: readonly Corner[], pixels: readonly Pixel[]): number[] {
  const kept = [0];
  for (let i = 1; i < ring.length; i += 1) {
    const last = kept.at(-1) ?? 0;
    const after = (i + 1) % ring.length;
    const isTurn = ring[i].isEdge !== ring[i - 1].isEdge || ring[i].isEdge !== ring[after].isEdge;
    const isStraight = () => {
      for (let k = last + 1; k <= i; k += 1)
        if (distance(pixels[k], pixels[last], pixels[after]) > TOLERANCE) return false;
      return true;
    };
    if (isTurn || i - last > MOST_LEFT_OUT || !isStraight()) kept.push(i);
  }
  return kept;
}

/** From a point to the line through two others. */
function distance(point: Pixel, a: Pixel, b: Pixel): number {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const length = Math.hypot(dx, dy);
  if (length === 0) return Math.hypot(point[0] - a[0], point[1] - a[1]);
  return Math.abs((point[0] - a[0]) * dy - (point[1] - a[1]) * dx) / length;
}

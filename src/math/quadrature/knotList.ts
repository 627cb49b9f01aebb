/** Knots of the two members closer than this part of their own spacing are taken as one. */
const MERGE = 0.6;

/** The knots of two densities in one ascending list, each with the distance to its nearest neighbour of the same density. */
export class KnotList {
  readonly x: Float64Array;
  readonly #spacing: Float64Array;

  constructor(ofQ: readonly number[], ofP: readonly number[]) {
    const q = ascending(ofQ);
    const p = ascending(ofP);
    const count = q.length + p.length;
    this.x = new Float64Array(count);
    this.#spacing = new Float64Array(count);
    let i = 0;
    let j = 0;
    for (let k = 0; k < count; k++) {
      const takeQ = j === p.length || (i < q.length && q[i] <= p[j]);
      this.x[k] = takeQ ? q[i] : p[j];
      this.#spacing[k] = takeQ ? spacingAt(q, i++) : spacingAt(p, j++);
    }
  }

  /** Indices of the knots strictly between two points, leaving out those too close to another or to an end. */
  between(from: number, to: number): number[] {
    const { x } = this;
    const kept: number[] = [];
    let previous = from;
    let spacing = Infinity;
    for (let k = 0; k < x.length; k++) {
      const own = this.#spacing[k];
      if (x[k] <= from || x[k] >= to || to - x[k] < MERGE * own) continue;
      if (x[k] - previous < MERGE * Math.min(own, spacing)) continue;
      kept.push(k);
      previous = x[k];
      spacing = own;
    }
    return kept;
  }
}

function spacingAt(sorted: readonly number[], i: number): number {
  const before = i === 0 ? Infinity : sorted[i] - sorted[i - 1];
  const after = i === sorted.length - 1 ? Infinity : sorted[i + 1] - sorted[i];
  return Math.min(before, after);
}

/** The numbers in ascending order, each once. */
export function ascending(xs: readonly number[]): number[] {
  const sorted = new Float64Array(xs).toSorted();
  const once: number[] = [];
  for (let i = 0; i < sorted.length; i++) {
    if (i === 0 || sorted[i] !== sorted[i - 1]) once.push(sorted[i]);
  }
  return once;
}

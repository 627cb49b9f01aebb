import { gaussWeights, kronrodError, kronrodWeights, POINTS } from '../quadrature/kronrod';
import { SOFT_END, SOFT_STEPS, softTable } from './softTable';
import type { SoftTable } from './softTable';
import type { TargetPanel } from './targetPanel';

/** So many sds of q to each side are summed: the mass beyond is 6e-14. */
const REACH = 7.5;
/** Up to this spacing of the means, in sds, q goes from one to the next by a factor; beyond, by itself. */
const NEAR = 2;
/** A node's share of p, up to its weight, below which it is nothing beside 1. */
const LEAST = 1e-15;
const INVERSE_ROOT = 1 / Math.sqrt(2 * Math.PI);

/** One row of a map: normal densities of one sd, at equally spaced means. */
interface Row {
  readonly sd: number;
  readonly first: number;
  readonly step: number;
  readonly columns: number;
}

/** An integral for every mean of a row, and its estimated error. */
export interface RowSums {
  readonly total: Float64Array;
  readonly error: Float64Array;
}

/** By either rule over the panel at hand; all 0 between two panels. */
interface Summands extends RowSums {
  readonly fine: Float64Array;
  readonly coarse: Float64Array;
}

/** Which integrals a map needs. */
interface Wanted {
  /** ∫ q log p */
  readonly cross: boolean;
  /** ∫ q p */
  readonly overlap: boolean;
  /** ∫ [q log(1 + p/q) + p log(1 + q/p)] = 2 (ln 2 − JSD) */
  readonly jensen: boolean;
}

/** The integrals of one row after the other; what `sum` returns is good until the next call. */
export class RowIntegrals {
  readonly #cross: Summands | undefined;
  readonly #overlap: Summands | undefined;
  readonly #jensen: Summands | undefined;
  readonly #soft: SoftTable | undefined;
  /** e^{−z²/2} of one node for all means of the row. */
  readonly #normals: Float64Array;

  constructor(columns: number, { cross, overlap, jensen }: Wanted) {
    this.#normals = new Float64Array(columns);
    if (cross) this.#cross = summands(columns);
    if (overlap) this.#overlap = summands(columns);
    if (jensen) {
      this.#jensen = summands(columns);
      this.#soft = softTable();
    }
  }

  /** Sums over the leaves, which must reach over all of the row's densities. */
  sum(row: Row, leaves: readonly TargetPanel[]): Readonly<Partial<Record<keyof Wanted, RowSums>>> {
    const all = [this.#cross, this.#overlap, this.#jensen];
    for (const one of all) clear(one);
    if (all.every((one) => one === undefined)) return {};
    for (const leaf of leaves) if (leaf.hasMass || this.#cross !== undefined) this.#add(row, leaf);
    return { cross: this.#cross, overlap: this.#overlap, jensen: this.#jensen };
  }

  #add(row: Row, panel: TargetPanel): void {
    const { sd, first, step, columns } = row;
    const { anchor, half, offsets, logP, hasMass } = panel;
    const p = hasMass ? panel.p : undefined;
    const delta = step / sd;
    const unit = INVERSE_ROOT / sd;
    const logUnit = Math.log(unit);
    let [low, high] = [columns, -1];
    for (let k = 0; k < POINTS; k++) {
      const z = (anchor - first + offsets[k]) / sd;
      const from = Math.max(0, Math.ceil((z - REACH) / delta));
      const to = Math.min(columns - 1, Math.floor((z + REACH) / delta));
      const density = p?.[k] ?? 0;
      const counts = density * half > LEAST;
      if (from > to || (this.#cross === undefined && !counts)) continue;
      low = Math.min(low, from);
      high = Math.max(high, to);
      fill(this.#normals, z, delta, from, to);
      const fine = half * kronrodWeights[k];
      const coarse = half * gaussWeights[k];
      if (this.#cross !== undefined) {
        const f = unit * logP[k];
        addLine(this.#cross, this.#normals, fine * f, coarse * f, from, to);
      }
      if (!counts) continue;
      if (this.#overlap !== undefined) {
        const f = unit * density;
        addLine(this.#overlap, this.#normals, fine * f, coarse * f, from, to);
      }
      if (this.#jensen !== undefined && this.#soft !== undefined) {
        const node = { z, delta, unit, density, lead: logUnit - logP[k], fine, coarse };
        addJensen(this.#jensen, this.#soft, this.#normals, node, from, to);
      }
    }
    for (const one of [this.#cross, this.#overlap, this.#jensen]) settle(one, low, high);
  }
}

/**
 * e^{−z²/2} for z, z − δ, z − 2δ …: the ratio of neighbours falls by e^{−δ²} from one to the next, so that a value
 * costs two multiplications and no exponential.
 */
function fill(into: Float64Array, z: number, delta: number, from: number, to: number): void {
  const start = z - from * delta;
  if (delta > NEAR) {
    for (let i = from; i <= to; i++) into[i] = Math.exp(-0.5 * (z - i * delta) ** 2);
    return;
  }
  const fall = Math.exp(-delta * delta);
  let value = Math.exp(-0.5 * start * start);
  let ratio = Math.exp(start * delta - 0.5 * delta * delta);
  for (let i = from; i <= to; i++) {
    into[i] = value;
    value *= ratio;
    ratio *= fall;
  }
}

function addLine(
  { fine, coarse }: Summands,
  normals: Float64Array,
  weight: number,
  coarseWeight: number,
  from: number,
  to: number,
): void {
  for (let i = from; i <= to; i++) fine[i] += weight * normals[i];
  if (coarseWeight === 0) return;
  for (let i = from; i <= to; i++) coarse[i] += coarseWeight * normals[i];
}

interface JensenNode {
  /** (node − first mean)/sd, and the spacing of the means in sds. */
  readonly z: number;
  readonly delta: number;
  /** Peak of q. */
  readonly unit: number;
  /** p at the node. */
  readonly density: number;
  /** log(unit) − log p */
  readonly lead: number;
  readonly fine: number;
  readonly coarse: number;
}

/** With d = log q − log p the integrand is (q + p) log(1 + e^{−|d|}) + |d| min(q, p); the logarithm is read from a table. */
function addJensen(
  sums: Summands,
  { values, slopes }: SoftTable,
  normals: Float64Array,
  node: JensenNode,
  from: number,
  to: number,
): void {
  const { z, delta, unit, density, lead, fine, coarse } = node;
  const { fine: fineSums, coarse: coarseSums } = sums;
  for (let i = from; i <= to; i++) {
    const at = z - i * delta;
    const q = unit * normals[i];
    const u = Math.abs(lead - 0.5 * at * at);
    let value = u * (q < density ? q : density);
    if (u < SOFT_END) {
      const n = (u * SOFT_STEPS + 0.5) | 0;
      const h = u - n / SOFT_STEPS;
      const slope = slopes[n];
      value += (q + density) * (values[n] + h * (slope - 0.5 * h * slope * (1 + slope)));
    }
    fineSums[i] += fine * value;
    coarseSums[i] += coarse * value;
  }
}

function summands(columns: number): Summands {
  return {
    total: new Float64Array(columns),
    error: new Float64Array(columns),
    fine: new Float64Array(columns),
    coarse: new Float64Array(columns),
  };
}

function clear(sums: Summands | undefined): void {
  sums?.total.fill(0);
  sums?.error.fill(0);
}

/** Adds the panel's sums of the columns low … high to the totals, and clears them. */
function settle(sums: Summands | undefined, low: number, high: number): void {
  if (sums === undefined) return;
  const { total, error, fine, coarse } = sums;
  for (let i = low; i <= high; i++) {
    total[i] += fine[i];
    error[i] += kronrodError(fine[i] - coarse[i], Math.abs(fine[i]));
    fine[i] = 0;
    coarse[i] = 0;
  }
}

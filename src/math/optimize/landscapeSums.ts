import { gaussWeights, kronrodError, kronrodWeights, POINTS } from '../quadrature/kronrod';
import type { TargetPanel } from './targetPanel';

/** So many sds of q to each side are summed: the mass beyond is 6e-14, what it weighs is part of the bound. */
const REACH = 7.5;
/** Up to this spacing of the means, in sds, q goes from one to the next by a factor; beyond, by itself. */
const NEAR = 2;
/** A node's share of p, up to its weight, below which it is nothing beside 1. */
const LEAST = 1e-14;
const INVERSE_ROOT = 1 / Math.sqrt(2 * Math.PI);

/** One row of a map: normal densities of one sd, at equally spaced means. */
export interface Row {
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

export function emptySums(columns: number): RowSums {
  return { total: new Float64Array(columns), error: new Float64Array(columns) };
}

/**
 * Adds ∫ q f over a panel, f given at its nodes.
 *
 * A node serves all means of the row at once: with δ the spacing of the means in sds, q(x; m + δ sd) = q(x; m)·r and
 * r falls by e^{−δ²} from one mean to the next, so that a value of q costs two multiplications and no exponential.
 */
export function addProduct(row: Row, panel: TargetPanel, f: Float64Array, into: RowSums): void {
  const { sd, first, step, columns } = row;
  const { anchor, half, offsets } = panel;
  const { part, difference } = scratch(columns);
  const delta = step / sd;
  const fall = Math.exp(-delta * delta);
  const unit = (half / sd) * INVERSE_ROOT;
  let [low, high] = [columns, -1];
  for (let k = 0; k < POINTS; k++) {
    const z0 = (anchor - first + offsets[k]) / sd;
    const from = Math.max(0, Math.ceil((z0 - REACH) / delta));
    const to = Math.min(columns - 1, Math.floor((z0 + REACH) / delta));
    if (from > to) continue;
    low = Math.min(low, from);
    high = Math.max(high, to);
    const factor = unit * f[k];
    const weight = kronrodWeights[k] * factor;
    const gap = (kronrodWeights[k] - gaussWeights[k]) * factor;
    let z = z0 - from * delta;
    let q = Math.exp(-0.5 * z * z);
    let ratio = Math.exp(z * delta - 0.5 * delta * delta);
    for (let i = from; i <= to; i++) {
      part[i] += weight * q;
      difference[i] += gap * q;
      if (delta <= NEAR) {
        q *= ratio;
        ratio *= fall;
      } else {
        z -= delta;
        q = Math.exp(-0.5 * z * z);
      }
    }
  }
  settle(into, low, high);
}

/**
 * Adds ∫ [q log(1 + p/q) + p log(1 + q/p)] over a panel: 2 (ln 2 − JSD), and nothing where either density is. With
 * d = log q − log p the integrand is (q + p) log(1 + e^{−|d|}) + |d| min(q, p); the logarithm is read from a table.
 */
export function addJensen(row: Row, panel: TargetPanel, into: RowSums): void {
  const { sd, first, step, columns } = row;
  const { anchor, half, offsets, logP, p } = panel;
  const { part, difference } = scratch(columns);
  const { values, slopes } = softTable();
  const delta = step / sd;
  const fall = Math.exp(-delta * delta);
  const peak = INVERSE_ROOT / sd;
  const logPeak = Math.log(peak);
  let [low, high] = [columns, -1];
  for (let k = 0; k < POINTS; k++) {
    const density = p[k];
    if (density * half < LEAST) continue;
    const z0 = (anchor - first + offsets[k]) / sd;
    const from = Math.max(0, Math.ceil((z0 - REACH) / delta));
    const to = Math.min(columns - 1, Math.floor((z0 + REACH) / delta));
    if (from > to) continue;
    low = Math.min(low, from);
    high = Math.max(high, to);
    const weight = half * kronrodWeights[k];
    const gap = half * (kronrodWeights[k] - gaussWeights[k]);
    const lead = logPeak - logP[k];
    let z = z0 - from * delta;
    let q = peak * Math.exp(-0.5 * z * z);
    let ratio = Math.exp(z * delta - 0.5 * delta * delta);
    for (let i = from; i <= to; i++) {
      const u = Math.abs(lead - 0.5 * z * z);
      let value = u * (q < density ? q : density);
      if (u < SOFT_END) {
        const n = (u * SOFT_STEPS + 0.5) | 0;
        const h = u - n / SOFT_STEPS;
        const slope = slopes[n];
        value += (q + density) * (values[n] + h * (slope - 0.5 * h * slope * (1 + slope)));
      }
      part[i] += weight * value;
      difference[i] += gap * value;
      z -= delta;
      if (delta <= NEAR) {
        q *= ratio;
        ratio *= fall;
      } else q = peak * Math.exp(-0.5 * z * z);
    }
  }
  settle(into, low, high);
}

/** Points of the table per unit, and where it ends: beyond, e^{−u} is 5e-15. */
const SOFT_STEPS = 256;
const SOFT_END = 33;

interface SoftTable {
  readonly values: Float64Array;
  readonly slopes: Float64Array;
}

let soft: SoftTable | undefined;

/** log(1 + e^{−u}) and its slope −1/(1 + e^u): by the second derivative, slope·(−1 − slope), good to 1.2e-10 between. */
function softTable(): SoftTable {
  if (soft === undefined) {
    const at = Float64Array.from({ length: SOFT_END * SOFT_STEPS + 1 }, (_, n) => n / SOFT_STEPS);
    soft = {
      values: at.map((u) => Math.log1p(Math.exp(-u))),
      slopes: at.map((u) => -1 / (1 + Math.exp(u))),
    };
  }
  return soft;
}

interface Scratch {
  readonly part: Float64Array;
  readonly difference: Float64Array;
}

/** Sums of the panel at hand and their distance to the embedded rule's, all 0 between two panels. */
let buffer: Scratch = { part: new Float64Array(0), difference: new Float64Array(0) };

function scratch(columns: number): Scratch {
  if (buffer.part.length < columns) {
    buffer = { part: new Float64Array(columns), difference: new Float64Array(columns) };
  }
  return buffer;
}

/** Adds the panel's sums of the columns low … high, and clears them. */
function settle({ total, error }: RowSums, low: number, high: number): void {
  const { part, difference } = buffer;
  for (let i = low; i <= high; i++) {
    total[i] += part[i];
    error[i] += kronrodError(difference[i], Math.abs(part[i]));
    part[i] = 0;
    difference[i] = 0;
  }
}

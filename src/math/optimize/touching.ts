import { findCrossings } from './crossings';
import type { Target } from './target';
import type { NormalParameters } from './types';

/** Crossings closer than this, in sds of q, are taken for the pair. */
const PAIR = 0.2;
/** Other crossings this near the pair's middle are the pair itself. */
const NEIGHBOURHOOD = 0.15;
/** Relative changes of the sd at which a pair is looked for when q just misses p. */
const TRIES = [
  0, 1e-9, -1e-9, 1e-7, -1e-7, 1e-5, -1e-5, 1e-4, -1e-4, 1e-3, -1e-3, 1e-2, -1e-2, 3e-2, -3e-2,
];
const MOST_STEPS = 25;
const DIFFERENCE = 1e-6;
const LONGEST = 0.1;
const DONE = 1e-12;
/** Half spacing for the derivative of log q − log p by five points; above it two crossings are points enough. */
const SPACING = 1e-3;
const RESOLVED = 1e-4;
/** Times that the gap is put into its own divided differences. */
const PASSES = 4;

/** A place, and the gap between its two crossings in sds. */
interface Touching extends NormalParameters {
  readonly gap: number;
}

/** log q − log p as a function of z, and what crossings other than the pair add to the gradient of TV. */
interface Around {
  readonly difference: (z: number) => number;
  readonly byMean: number;
  readonly byWidth: number;
}

/**
 * A minimum of TV at which q dips below p (or p below q) only between two crossings very close together.
 *
 * It occurs when q covers one part of p almost wholly and the rest of p lies z sds away: the gap g of the pair is then
 * of the order of φ(z), the depth of the dip of the order of g², soon below rounding. So the gap is not found from the
 * densities but from the balance of the gradient, whose parts from the pair are g·(−m φ(m), (1 − m²) φ(m)) at its middle m
 * (divided differences of φ and zφ). Three equations are left for mean, log sd and m: both parts balance, and the two
 * densities meet at both crossings.
 */
export function touchingMinimum(target: Target, guess: NormalParameters): Touching | undefined {
  const pair = pairNear(target, guess);
  if (pair === undefined) return undefined;
  let at = [pair.mean, Math.log(pair.sd), pair.middle];
  const scale = [pair.sd, 1, 1];
  for (let step = 0; step < MOST_STEPS; step++) {
    const now = equations(target, at, pair.before);
    if (now === undefined) return undefined;
    const { gap, value } = now;
    const columns: number[][] = [];
    for (let k = 0; k < 3; k++) {
      const moved = at.map((x, i) => (i === k ? x + DIFFERENCE * scale[k] : x));
      const there = equations(target, moved, pair.before);
      if (there === undefined) return undefined;
      columns.push(there.value.map((y, i) => (y - value[i]) / DIFFERENCE));
    }
    const change = solve(columns, value);
    const length = Math.max(...change.map(Math.abs));
    if (!Number.isFinite(length)) return undefined;
    const part = length > LONGEST ? LONGEST / length : 1;
    at = at.map((x, k) => x - part * change[k] * scale[k]);
    if (Math.abs(at[0] - pair.mean) > pair.sd || Math.abs(at[1] - Math.log(pair.sd)) > 1) break;
    if (length < DONE) return { mean: at[0], sd: Math.exp(at[1]), gap };
  }
  return undefined;
}

interface Pair extends NormalParameters {
  readonly middle: number;
  readonly before: 1 | -1;
}

function pairNear(target: Target, { mean, sd }: NormalParameters): Pair | undefined {
  for (const change of TRIES) {
    const wide = sd * (1 + change);
    const crossings = findCrossings(target, mean, wide);
    for (let i = 1; i < crossings.length; i++) {
      const [a, b] = [crossings[i - 1], crossings[i]];
      const smooth = Number.isFinite(a.steepness) && Number.isFinite(b.steepness);
      if (smooth && b.z - a.z < PAIR) {
        return { mean, sd: wide, middle: 0.5 * (a.z + b.z), before: a.before };
      }
    }
  }
  return undefined;
}

/** How far the three equations are from holding; undefined when no positive gap could balance the gradient. */
function equations(
  target: Target,
  at: readonly number[],
  before: 1 | -1,
): { readonly gap: number; readonly value: readonly number[] } | undefined {
  const [mean, logSd, middle] = at;
  const { difference, byMean, byWidth } = lookAround(target, mean, Math.exp(logSd), middle);
  const rest = Math.hypot(byMean, byWidth);
  // what the pair adds, per unit of gap: before·(φ(z₂) − φ(z₁))/g and the same of zφ
  const phi = density(middle);
  let pairMean = -before * middle * phi;
  let pairWidth = before * (1 - middle * middle) * phi;
  const gapOf = (): number =>
    -(byMean * pairMean + byWidth * pairWidth) / (pairMean * pairMean + pairWidth * pairWidth);
  let gap = gapOf();
  for (let pass = 0; pass < PASSES && gap > RESOLVED; pass++) {
    const [z1, z2] = [middle - 0.5 * gap, middle + 0.5 * gap];
    pairMean = (before * (density(z2) - density(z1))) / gap;
    pairWidth = (before * (z2 * density(z2) - z1 * density(z1))) / gap;
    gap = gapOf();
  }
  if (!(gap > 0 && gap < 1)) return undefined;
  const parallel =
    (byMean * pairWidth - byWidth * pairMean) / (rest * Math.hypot(pairMean, pairWidth));
  const [low, high] = [middle - 0.5 * gap, middle + 0.5 * gap];
  const meet = 0.5 * (difference(low) + difference(high));
  if (gap > RESOLVED) {
    return { gap, value: [parallel, meet, (difference(high) - difference(low)) / gap] };
  }
  const h = SPACING;
  const near = difference(middle + h) - difference(middle - h);
  const far = difference(middle + 2 * h) - difference(middle - 2 * h);
  return { gap, value: [parallel, meet, (8 * near - far) / (12 * h)] };
}

function lookAround(target: Target, mean: number, sd: number, middle: number): Around {
  const logScale = -Math.log(sd) - 0.5 * Math.log(2 * Math.PI);
  let byMean = 0;
  let byWidth = 0;
  for (const { z, before } of findCrossings(target, mean, sd)) {
    if (Math.abs(z - middle) < NEIGHBOURHOOD) continue;
    const signed = before * density(z);
    byMean -= signed;
    byWidth -= signed * z;
  }
  return {
    difference: (z) => logScale - 0.5 * z * z - target.density.logPdfAt(mean, sd * z),
    byMean,
    byWidth,
  };
}

function density(z: number): number {
  return Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);
}

/** x of Σ columns[k]·x[k] = value (Cramer's rule). */
function solve(columns: readonly (readonly number[])[], value: readonly number[]): number[] {
  const whole = determinant(columns);
  return columns.map((_, k) => determinant(columns.map((c, i) => (i === k ? value : c))) / whole);
}

function determinant([a, b, c]: readonly (readonly number[])[]): number {
  return (
    a[0] * (b[1] * c[2] - b[2] * c[1]) -
    a[1] * (b[0] * c[2] - b[2] * c[0]) +
    a[2] * (b[0] * c[1] - b[1] * c[0])
  );
}

import { leafAt } from './profile';
import type { Profile } from './profile';

const LOG_ROOT = 0.5 * Math.log(2 * Math.PI);
/** A crossing by interpolation is taken when TV is off by less than this; else log p itself is asked. */
const GOOD = 3e-10;
/** log q − log p itself must be less there: the error is a linear estimate. */
const MOST_OFF = 0.01;
const MOST_STEPS = 12;
const CLOSE = 1e-6;
const MOST_ASKED = 60;
const MOST_VERTICES = 8;
/** A minimum predicted to be above this part of the least value met does not reach zero. */
const STILL = 0.5;

/** log q of a normal q. */
interface LogNormal {
  readonly mean: number;
  readonly sd: number;
  readonly logScale: number;
}

export function logNormal(mean: number, sd: number): LogNormal {
  return { mean, sd, logScale: -Math.log(sd) - LOG_ROOT };
}

function logAt({ mean, sd, logScale }: LogNormal, x: number): number {
  const z = (x - mean) / sd;
  return logScale - 0.5 * z * z;
}

/** Where TV's crossing is, and what TV is off by for not knowing it better. */
interface Crossing {
  readonly x: number;
  readonly error: number;
}

/**
 * Where log q − log p changes sign between the points j − 1 and j of a profile: the zero of the cubic through the four
 * points up to j (at the start of a smooth stretch there are fewer, and the zero is searched). TV feels an error of the
 * place to second order only. Where log p itself says that this is still too much (p bends between the points, or has a
 * zero or a pole nearby), the search goes on from there.
 *
 * @param first first point that may be used.
 */
export function crossingAt(profile: Profile, q: LogNormal, j: number, first: number): Crossing {
  const { x, logP, run } = profile;
  const [a, b] = [x[j - 1], x[j]];
  if (run[j] !== run[j - 1] || !(b > a)) return { x: b, error: 0 };
  const low = logAt(q, a) - logP[j - 1];
  const high = logAt(q, b) - logP[j];
  const slope = (high - low) / (b - a);
  let at = a - low / slope;
  const start = Math.max(first, run[j]);
  if (j - 3 < start) return searched(profile, q, j, [a, low], [b, high]);
  // Newton's divided differences
  const [c, d] = [x[j - 2], x[j - 3]];
  const third = logAt(q, c) - logP[j - 2];
  const slope2 = (low - third) / (a - c);
  const slope3 = (third - logAt(q, d) + logP[j - 3]) / (c - d);
  const bend = (slope - slope2) / (b - c);
  const twist = (bend - (slope2 - slope3) / (a - d)) / (b - d);
  // Newton's method on the cubic, kept between a and b by halving
  let [from, to] = [a, b];
  let steep = slope;
  for (let step = 0; step < MOST_STEPS; step++) {
    if (!(at > from && at < to)) at = 0.5 * (from + to);
    const [u, v, w] = [at - a, at - b, at - c];
    const value = low + u * (slope + v * (bend + twist * w));
    steep = slope + bend * (u + v) + twist * (u * v + u * w + v * w);
    if (value >= 0 === high >= 0) to = at;
    else from = at;
    const change = value / steep;
    at -= change;
    if (Math.abs(change) < CLOSE * (b - a)) break;
  }
  // what the cubic does not see of log p, the place tells: TV is off by q − p from there to the zero
  const miss = differenceAt(profile, q, at, j);
  const error = (Math.exp(logAt(q, at)) * miss * miss) / (2 * Math.abs(steep));
  if (error < GOOD && Math.abs(miss) < MOST_OFF) return { x: at, error };
  return miss >= 0 === high >= 0
    ? searched(profile, q, j, [a, low], [at, miss])
    : searched(profile, q, j, [at, miss], [b, high]);
}

/** A place, and log q − log p there. */
type Known = readonly [x: number, d: number];

/** The same by regula falsi with the Illinois rule (Dowell and Jarratt 1971), asking log p itself. */
function searched(
  profile: Profile,
  q: LogNormal,
  j: number,
  [left, atLeft]: Known,
  [right, atRight]: Known,
): Crossing {
  let [a, b, low, high] = [left, right, atLeft, atRight];
  let at = b;
  let error = 0;
  for (let step = 0; step < MOST_ASKED; step++) {
    at = (a * high - b * low) / (high - low);
    if (!(at > a && at < b)) at = 0.5 * (a + b);
    const d = differenceAt(profile, q, at, j);
    // q − p there, over what is left
    error = Math.exp(logAt(q, at)) * Math.abs(Math.expm1(-d)) * (b - a);
    if (error < GOOD) break;
    if (d >= 0 === high >= 0) {
      [b, high] = [at, d];
      low *= 0.5;
    } else {
      [a, low] = [at, d];
      high *= 0.5;
    }
  }
  return { x: at, error };
}

/** log q − log p at a place between the points j − 2 and j, which are of one smooth stretch. */
function differenceAt(profile: Profile, q: LogNormal, at: number, j: number): number {
  const { panel } = leafAt(profile, at, j);
  return logAt(q, at) - panel.logAt(at - panel.anchor);
}

/**
 * A pair of crossings around the point j − 1, where |log q − log p| is less than at its neighbours and of the same sign as
 * there: looked for by parabolic steps towards the minimum, as long as these come closer to zero.
 */
export function grazingAt(
  profile: Profile,
  q: LogNormal,
  j: number,
  [d0, d1, d2]: readonly [number, number, number],
): readonly [Crossing, Crossing] | undefined {
  const { x } = profile;
  const side = d1 >= 0 ? 1 : -1;
  let [left, middle, right]: Known[] = [
    [x[j - 2], d0],
    [x[j - 1], d1],
    [x[j], d2],
  ];
  for (let step = 0; step < MOST_VERTICES; step++) {
    const slope = (right[1] - middle[1]) / (right[0] - middle[0]);
    const bend = (slope - (middle[1] - left[1]) / (middle[0] - left[0])) / (right[0] - left[0]);
    const tilt = slope - bend * (right[0] - middle[0]);
    const lowest = middle[1] - (tilt * tilt) / (4 * bend);
    if (!(side * lowest < STILL * side * middle[1])) return undefined;
    const at = middle[0] - tilt / (2 * bend);
    if (!(at > left[0] && at < right[0] && at !== middle[0])) return undefined;
    const there: Known = [at, differenceAt(profile, q, at, j)];
    if (there[1] >= 0 !== d1 >= 0) {
      const [before, after] = at > middle[0] ? [middle, right] : [left, middle];
      return [searched(profile, q, j, before, there), searched(profile, q, j, there, after)];
    }
    const isLower = side * there[1] < side * middle[1];
    if (at < middle[0])
      [left, middle, right] = isLower ? [left, there, middle] : [there, middle, right];
    else [left, middle, right] = isLower ? [middle, there, right] : [left, middle, there];
  }
  return undefined;
}

import { requireFinite, requirePositive } from '../distributions/check';
import type { ContinuousLaw } from '../distributions/types';
import { DomainError } from '../types';
import type { ContinuousSpec } from '../types';
import type { LandscapeLoss } from './landscape';
import { lossOf } from './lossOf';
import type { LossAt } from './lossOf';
import { infiniteForEvery, readScale } from './problem';
import { readTarget } from './readTarget';
import type { Slopes } from './slopes';
import type { NormalParameters } from './types';

/**
 * What steps are taken in: (mean, log sd), or the natural parameters of the normal family, (mean/variance,
 * −1/(2 variance)), in units of the axis and seen from its origin: that path is another one after a shift of the axis.
 */
export type DescentCoordinates = 'meanLogSd' | 'natural';

export interface DescentOptions {
  readonly coordinates: DescentCoordinates;
  /** Constant step rate > 0; without it each step finds its own. */
  readonly rate?: number;
  /** 1 to 20000. Default 2000. */
  readonly mostSteps?: number;
}

export interface DescentPoint extends NormalParameters {
  /** The loss there. */
  readonly value: number;
}

export interface DescentPath {
  /** From the start on, one per step. */
  readonly points: readonly DescentPoint[];
  /** Whether the last point is a local minimum: the loss is higher all around it. */
  readonly settled: boolean;
  /** The given rate, or that of the last step. */
  readonly rate: number;
}

const DEFAULT_STEPS = 2000;
const MOST_STEPS = 20_000;
/** Longest step of the mean, in sds, and of log sd, when the rate is free: a path follows its slope. */
const LONGEST = 0.1;
/** A minimum by Newton's measure is at most this far, in sds and in log sd. */
const CLOSE = 1e-4;
/** A rate is given up after so many halvings. */
const MOST_HALVINGS = 60;
/** Rounding of a value, beside 1. */
const NOISE = 1e-14;
/** Distance, in sds and in log sd, of the points around the last one that must be higher. */
const PROBE = 1e-3;
/** A constant rate may throw log sd, or the mean in sds, no further than this in one step. */
const FARTHEST = 50;

/**
 * Gradient descent of a loss over q = N(mean, sd²): coordinates ← coordinates − rate·gradient.
 *
 * With `rate` every step has that one, and the path may overshoot, circle, or leave the family (it then ends there).
 * Without it the first rate that is tried is that of the step before (twice it, when that was accepted at once), halved
 * until the step is at most a tenth of an sd and the loss falls by at least half of what the gradient promises: Armijo's
 * condition (1966) with constant ½, which a quadratic bowl meets for rates up to 1/its largest curvature, so that no step
 * overshoots its floor. (In a bent valley a path may still swerve.)
 *
 * Ends at a local minimum (within 1e-4 sd), where the slope vanishes otherwise (a saddle, a plateau to the last digit:
 * not `settled`), or after `mostSteps`. By natural parameters, whose curvatures may differ ten thousandfold, that happens.
 *
 * The gradient is that of the exact integrals (score form, ./kernels). A loss that is +∞ for every q gives the start alone.
 *
 * @throws DomainError naming `target.…`, `loss`, `from.mean`, `from.sd`, `coordinates`, `rate` or `mostSteps`.
 */
export function descentPath(
  target: ContinuousSpec | ContinuousLaw,
  loss: LandscapeLoss,
  from: NormalParameters,
  options: DescentOptions,
): DescentPath {
  const density = readTarget(target);
  readScale(loss, {});
  const start = {
    mean: requireFinite(from.mean, 'from.mean'),
    sd: requirePositive(from.sd, 'from.sd'),
  };
  const { coordinates, rate, mostSteps } = readOptions(options);
  if (infiniteForEvery(density, loss) !== undefined) {
    return { points: [{ ...start, value: Infinity }], settled: false, rate: rate ?? 1 };
  }
  const descent: Descent = { at: lossOf(density, loss), coordinates };
  const first = placed(descent, start);
  return rate === undefined
    ? searching(descent, first, mostSteps)
    : constant(descent, first, mostSteps, rate);
}

interface Descent {
  readonly at: LossAt;
  readonly coordinates: DescentCoordinates;
}

/** A point with the slopes there. */
interface Place extends DescentPoint {
  readonly slopes: Slopes;
}

function placed({ at }: Descent, place: NormalParameters): Place {
  return { ...place, ...at(place) };
}

function constant(descent: Descent, first: Place, mostSteps: number, rate: number): DescentPath {
  const places = [first];
  let here = first;
  for (let step = 0; step < mostSteps && !isClose(here.slopes); step++) {
    const next = move(here, gradientOf(here, descent.coordinates), rate, descent);
    if (next === undefined || reach(here, next) > FARTHEST) break;
    here = placed(descent, next);
    places.push(here);
    if (!Number.isFinite(here.value)) break;
  }
  return { points: places.map(pointOf), settled: isLowest(descent, here), rate };
}

function searching(descent: Descent, first: Place, mostSteps: number): DescentPath {
  const places = [first];
  let here = first;
  let [rate, largest] = [1, 1];
  for (let step = 0; step < mostSteps && !isClose(here.slopes); step++) {
    const found = lower(descent, here, largest);
    if (found === undefined) break;
    [here, rate] = found;
    places.push(here);
    largest = rate < largest ? rate : 2 * rate;
  }
  return { points: places.map(pointOf), settled: isLowest(descent, here), rate };
}

const pointOf = ({ mean, sd, value }: Place): DescentPoint => ({ mean, sd, value });

/** The next place and its rate; undefined where no step leads lower by more than rounding. */
function lower(
  descent: Descent,
  here: Place,
  largest: number,
): readonly [Place, number] | undefined {
  const gradient = gradientOf(here, descent.coordinates);
  const steepness = gradient[0] ** 2 + gradient[1] ** 2;
  if (!(steepness > 0 && Number.isFinite(steepness))) return undefined;
  let rate = largest;
  for (let halving = 0; halving < MOST_HALVINGS; halving++, rate /= 2) {
    const next = move(here, gradient, rate, descent);
    if (next === undefined || !(reach(here, next) <= LONGEST)) continue;
    const there = placed(descent, next);
    if (there.value <= here.value - 0.5 * rate * steepness) return [there, rate];
    if (rate * steepness < NOISE * (1 + here.value)) return undefined;
  }
  return undefined;
}

/** Derivatives by the coordinates. */
function gradientOf(
  { mean, sd, slopes: { byMean, byWidth } }: Place,
  coordinates: DescentCoordinates,
): readonly [number, number] {
  if (coordinates === 'meanLogSd') return [byMean / sd, byWidth];
  // with η₁ = mean/v, η₂ = −1/(2v): ∂mean/∂η₁ = v, ∂mean/∂η₂ = 2·mean·v, ∂log sd/∂η₂ = v
  const variance = sd * sd;
  return [byMean * sd, 2 * mean * byMean * sd + byWidth * variance];
}

/** The place after one step; undefined when it is no normal distribution. */
function move(
  { mean, sd }: NormalParameters,
  [first, second]: readonly [number, number],
  rate: number,
  { coordinates }: Descent,
): NormalParameters | undefined {
  if (coordinates === 'meanLogSd') {
    return valid(mean - rate * first, sd * Math.exp(-rate * second));
  }
  const precision = 1 / (sd * sd) + 2 * rate * second;
  if (!(precision > 0)) return undefined;
  return valid((mean / (sd * sd) - rate * first) / precision, 1 / Math.sqrt(precision));
}

function valid(mean: number, sd: number): NormalParameters | undefined {
  return Number.isFinite(mean) && sd > 0 && Number.isFinite(sd + 1 / sd) ? { mean, sd } : undefined;
}

/** Length of a step: the larger of its parts, in sds of the narrower end and in log sd. */
function reach(a: NormalParameters, b: NormalParameters): number {
  const shift = Math.abs(b.mean - a.mean) / Math.min(a.sd, b.sd);
  return Math.max(shift, Math.abs(Math.log(b.sd / a.sd)));
}

/** Whether Newton's step to a minimum is a short one. */
function isClose({ byMean, byWidth, meanMean, meanWidth, widthWidth }: Slopes): boolean {
  const determinant = meanMean * widthWidth - meanWidth * meanWidth;
  if (!(meanMean > 0 && widthWidth > 0 && determinant > 0)) return false;
  const along = meanWidth * byWidth - widthWidth * byMean;
  const widen = meanWidth * byMean - meanMean * byWidth;
  return Math.hypot(along, widen) < CLOSE * determinant;
}

/** Whether the loss is higher at eight points around: needs no derivative, so that a kink's minimum is one too. */
function isLowest({ at }: Descent, { mean, sd, value }: DescentPoint): boolean {
  if (!Number.isFinite(value)) return false;
  for (let k = 0; k < 8; k++) {
    const [along, widen] = [Math.cos((k * Math.PI) / 4), Math.sin((k * Math.PI) / 4)];
    const there = { mean: mean + PROBE * along * sd, sd: sd * Math.exp(PROBE * widen) };
    if (!(at(there).value > value + NOISE * (1 + value))) return false;
  }
  return true;
}

function readOptions({ coordinates, rate, mostSteps = DEFAULT_STEPS }: DescentOptions) {
  if (coordinates !== 'meanLogSd' && coordinates !== 'natural') {
    throw new DomainError('coordinates', coordinates, 'meanLogSd or natural');
  }
  if (!(Number.isInteger(mostSteps) && mostSteps >= 1 && mostSteps <= MOST_STEPS)) {
    throw new DomainError('mostSteps', mostSteps, `an integer from 1 to ${MOST_STEPS}`);
  }
  return {
    coordinates,
    mostSteps,
    rate: rate === undefined ? undefined : requirePositive(rate, 'rate'),
  };
}

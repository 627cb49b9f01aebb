import { requireFinite, requirePositive } from '../distributions/check';
import type { ContinuousLaw } from '../distributions/types';
import { DomainError } from '../types';
import type { ContinuousSpec } from '../types';
import type { LandscapeLoss } from './landscape';
import { objectiveOf } from './objective';
import { infiniteForEvery, problemOf, readScale } from './problem';
import { readTarget } from './readTarget';
import { slopesAt } from './slopes';
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
const LONGEST = 0.2;
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
 * Without it the rate of each step is twice that of the one before, halved until the loss falls by at least half of
 * what the gradient promises (Armijo's condition with constant ½, which a quadratic meets for rates up to 1/its largest
 * curvature: no overshooting, hardly any zigzag), and until the step is at most a fifth of an sd. Ends at a local minimum (within 1e-4 sd), where the
 * slope vanishes otherwise (a saddle, a plateau to the last digit: not `settled`), or after `mostSteps`.
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
  const valueAt = valueOf(density, loss);
  const descent: Descent = {
    slopesOf: slopesOf(density, loss),
    valueAt,
    coordinates,
  };
  const first = { ...start, value: valueAt(start) };
  return rate === undefined
    ? searching(descent, first, mostSteps)
    : constant(descent, first, mostSteps, rate);
}

interface Descent {
  readonly slopesOf: (place: NormalParameters) => Slopes;
  readonly valueAt: (place: NormalParameters) => number;
  readonly coordinates: DescentCoordinates;
}

function constant(
  descent: Descent,
  first: DescentPoint,
  mostSteps: number,
  rate: number,
): DescentPath {
  const points = [first];
  let here = first;
  for (let step = 0; step < mostSteps; step++) {
    const slopes = descent.slopesOf(here);
    if (isClose(slopes)) break;
    const next = move(here, gradientOf(here, slopes, descent.coordinates), rate, descent);
    if (next === undefined || reach(here, next) > FARTHEST) break;
    here = { ...next, value: descent.valueAt(next) };
    points.push(here);
    if (!Number.isFinite(here.value)) break;
  }
  return { points, settled: isLowest(descent, here), rate };
}

function searching(descent: Descent, first: DescentPoint, mostSteps: number): DescentPath {
  const points = [first];
  let here = first;
  let rate = 1;
  for (let step = 0; step < mostSteps; step++) {
    const slopes = descent.slopesOf(here);
    if (isClose(slopes)) break;
    const gradient = gradientOf(here, slopes, descent.coordinates);
    const found = lower(descent, here, gradient, 2 * rate);
    if (found === undefined) break;
    [here, rate] = found;
    points.push(here);
  }
  return { points, settled: isLowest(descent, here), rate };
}

/** The next point and its rate; undefined where no step leads lower by more than rounding. */
function lower(
  descent: Descent,
  here: DescentPoint,
  gradient: readonly [number, number],
  largest: number,
): readonly [DescentPoint, number] | undefined {
  const steepness = gradient[0] ** 2 + gradient[1] ** 2;
  if (!(steepness > 0 && Number.isFinite(steepness))) return undefined;
  let rate = largest;
  for (let halving = 0; halving < MOST_HALVINGS; halving++, rate /= 2) {
    const next = move(here, gradient, rate, descent);
    if (next === undefined || !(reach(here, next) <= LONGEST)) continue;
    const value = descent.valueAt(next);
    if (value <= here.value - 0.5 * rate * steepness) return [{ ...next, value }, rate];
    if (rate * steepness < NOISE * (1 + here.value)) return undefined;
  }
  return undefined;
}

/** Derivatives by the coordinates. */
function gradientOf(
  { mean, sd }: NormalParameters,
  { byMean, byWidth }: Slopes,
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
function isLowest({ valueAt }: Descent, { mean, sd, value }: DescentPoint): boolean {
  if (!Number.isFinite(value)) return false;
  for (let k = 0; k < 8; k++) {
    const [along, widen] = [Math.cos((k * Math.PI) / 4), Math.sin((k * Math.PI) / 4)];
    const there = { mean: mean + PROBE * along * sd, sd: sd * Math.exp(PROBE * widen) };
    if (!(valueAt(there) > value + NOISE * (1 + value))) return false;
  }
  return true;
}

function valueOf(density: ContinuousLaw, loss: LandscapeLoss): Descent['valueAt'] {
  const at = objectiveOf(density, loss);
  return ({ mean, sd }) => at(mean, sd).value;
}

function slopesOf(density: ContinuousLaw, loss: LandscapeLoss): Descent['slopesOf'] {
  if (loss !== 'klPQ') {
    const problem = problemOf(density, loss, 1);
    return ({ mean, sd }) => {
      const slopes = slopesAt(problem, mean, sd, 'search');
      return loss === 'l2Squared' ? overUnit(slopes, sd) : slopes;
    };
  }
  const { mean: centre = NaN, variance = NaN } = density;
  return ({ mean, sd }) => {
    // log sd + (variance + (centre − mean)²)/(2 sd²)
    const shift = (centre - mean) / sd;
    const spread = variance / sd / sd + shift * shift;
    return {
      byMean: -shift,
      byWidth: 1 - spread,
      meanMean: 1,
      meanWidth: 2 * shift,
      widthWidth: 2 * spread,
    };
  };
}

/** The squared difference has the unit 1/z, which its slopes are freed of. */
function overUnit(slopes: Slopes, sd: number): Slopes {
  return {
    byMean: slopes.byMean / sd,
    byWidth: slopes.byWidth / sd,
    meanMean: slopes.meanMean / sd,
    meanWidth: slopes.meanWidth / sd,
    widthWidth: slopes.widthWidth / sd,
  };
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

import { slopeAlongRidge, slopesAt } from './slopes';
import type { Problem, Slopes } from './slopes';
import type { NormalParameters } from './types';

/** A correction of the mean beyond this, in sds, has left its ridge. */
export const LARGEST_CORRECTION = 0.5;
const MOST_STEPS = 8;
const CLOSE = 1e-6;
const FINEST = 1e-13;
/** Distances at which a predicted mean's downhill side is tried when Newton's method fails. */
const WIDER = [0.02, 0.06, 0.15, 0.3, LARGEST_CORRECTION];

export interface OnRidge {
  readonly mean: number;
  readonly slopes: Slopes;
}

/**
 * The minimum over the mean next to one predicted; undefined where there is none near (the ridge has ended).
 *
 * @param finest tolerance in sds where Newton's method fails: by default as finely as doubles allow, since where two
 * crossings of TV nearly meet, the slopes change with the root of the distance.
 */
export function ridgeNear(
  problem: Problem,
  predicted: number,
  sd: number,
  finest = FINEST,
): OnRidge | undefined {
  let mean = predicted;
  for (let step = 0; step < MOST_STEPS; step++) {
    const slopes = slopesAt(problem, mean, sd, 'search');
    if (!(slopes.meanMean > 0)) break;
    const change = -slopes.byMean / slopes.meanMean;
    if (Math.abs(change) < CLOSE) return { mean, slopes };
    mean += change * sd;
    if (Math.abs(mean - predicted) > LARGEST_CORRECTION * sd) break;
  }
  const side = slopesAt(problem, predicted, sd, 'search').byMean > 0 ? -1 : 1;
  let inner = predicted;
  for (const distance of WIDER) {
    const outer = predicted + side * distance * sd;
    if (side * slopesAt(problem, outer, sd, 'search').byMean > 0) {
      const [from, to] = side > 0 ? [inner, outer] : [outer, inner];
      const settled = settleMean(problem, from, to, sd, finest);
      return { mean: settled, slopes: slopesAt(problem, settled, sd, 'search') };
    }
    inner = outer;
  }
  return undefined;
}

/**
 * The minimum over the mean between two of opposite slope, to `tolerance` sds: Newton's method kept inside by bisection.
 * Needs nothing of the second derivative, which for the total variation jumps.
 */
export function settleMean(
  problem: Problem,
  from: number,
  to: number,
  sd: number,
  tolerance: number,
): number {
  let [a, b] = [from, to];
  let mean = 0.5 * (a + b);
  let before = b - a;
  for (let step = 0; step < 90; step++) {
    const { byMean, meanMean } = slopesAt(
      problem,
      mean,
      sd,
      tolerance < CLOSE ? 'places' : 'search',
    );
    if (byMean > 0) b = mean;
    else a = mean;
    const next = mean - (sd * byMean) / meanMean;
    const good = next > a && next < b && Math.abs(next - mean) < 0.5 * before;
    const to1 = good ? next : 0.5 * (a + b);
    before = Math.abs(to1 - mean);
    mean = to1;
    if (before <= tolerance * sd || byMean === 0) break;
  }
  return mean;
}

/** Two points of one ridge with the loss falling at the narrower and rising at the wider. */
export interface Between {
  readonly narrower: NormalParameters;
  readonly wider: NormalParameters;
}

/**
 * The minimum along the ridge between two points, by halving (with secant steps), to `tolerance` in both parameters.
 *
 * @param finest tolerance of the means on the way, in sds.
 */
export function settleBetween(
  problem: Problem,
  { narrower, wider }: Between,
  tolerance: number,
  finest = FINEST,
): NormalParameters | undefined {
  let [low, high] = [Math.log(narrower.sd), Math.log(wider.sd)];
  let [meanLow, meanHigh] = [narrower.mean, wider.mean];
  let [slopeLow, slopeHigh] = [NaN, NaN];
  let middle = 0.5 * (low + high);
  let mean = 0.5 * (meanLow + meanHigh);
  for (let step = 0; step < 100 && high - low > tolerance; step++) {
    const secant = low + ((high - low) * slopeLow) / (slopeLow - slopeHigh);
    const part = (secant - low) / (high - low);
    middle = step % 3 !== 2 && part > 0.01 && part < 0.99 ? secant : 0.5 * (low + high);
    const sd = Math.exp(middle);
    const t = (middle - low) / (high - low);
    const expected = meanLow + t * (meanHigh - meanLow);
    const sides = around(problem, expected, sd, Math.max(Math.abs(meanHigh - meanLow), 0.01 * sd));
    if (sides === undefined) return undefined;
    mean = settleMean(problem, ...sides, sd, finest);
    const slope = slopeAlongRidge(slopesAt(problem, mean, sd, 'places'));
    if (slope > 0) [high, meanHigh, slopeHigh] = [middle, mean, slope];
    else [low, meanLow, slopeLow] = [middle, mean, slope];
  }
  return { mean, sd: Math.exp(middle) };
}

/** Two means around one expected, with the loss falling at the lower and rising at the higher. */
function around(
  problem: Problem,
  expected: number,
  sd: number,
  slack: number,
): readonly [number, number] | undefined {
  for (const factor of [1, 3, 10]) {
    const from = expected - factor * slack;
    const to = expected + factor * slack;
    if (!(slopesAt(problem, from, sd, 'search').byMean < 0)) continue;
    if (slopesAt(problem, to, sd, 'search').byMean > 0) return [from, to];
  }
  return undefined;
}

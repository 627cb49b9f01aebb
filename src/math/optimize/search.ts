import { newton } from './newton';
import { regionOf } from './region';
import { settleBetween } from './ridgeMean';
import type { Between } from './ridgeMean';
import { startingPoints } from './ridges';
import type { RidgePlace, Start } from './ridges';
import { slopesAt } from './slopes';
import type { Problem } from './slopes';
import type { Target } from './target';
import { touchingMinimum } from './touching';
import type { NormalParameters } from './types';
import { variation } from './variation';

/** Minima closer than this, in sds, are one. */
const SAME = 1e-6;
/** How far Newton's method may go from a starting point. */
const FARTHEST = 1;
/** The same after halving, in units of its tolerance. */
const NEAR = 100;
/** Where Newton's method fails altogether, halving goes on to this. */
const FINEST = 1e-12;
/** Distance of the points around a place that are looked at. */
const PROBE = 1e-5;
/** Slopes of TV below this are those of a plateau. */
const LEVEL = 1e-13;
/** How far beyond a plateau TV is asked again (in sds, and as a factor of the sd), and what it must have risen by. */
const FAR = 4;
const HIGHER = 1e-6;
/** Gap of two crossings, in sds, from which on the gradient has all its digits. */
const RESOLVED = 1e-3;

/** Every local minimum of a problem that has any. */
export function search(problem: Problem): readonly NormalParameters[] {
  const found: NormalParameters[] = [];
  const { starts, ridges } = startingPoints(problem, regionOf(problem));
  for (const start of starts) {
    const place = refine(problem, start);
    if (place === undefined) continue;
    const known = found.some(
      ({ mean, sd }) =>
        Math.abs(mean - place.mean) < SAME * sd && Math.abs(sd - place.sd) < SAME * sd,
    );
    if (!known) found.push({ mean: place.mean, sd: place.sd });
  }
  if (problem.loss === 'tv') found.push(...plateaus(problem.target, ridges, found));
  return found;
}

/**
 * TV may be level to the last digit over a region, when q covers one part of p and the rest lies beyond 8 sds. One point
 * stands for the whole of it: where q touches p if that can be found, else the lowest that was met.
 */
function plateaus(
  target: Target,
  ridges: readonly RidgePlace[],
  found: readonly NormalParameters[],
): NormalParameters[] {
  const level = ridges
    .filter(({ slope }) => Math.abs(slope) < LEVEL)
    .map((place) => ({ ...place, value: variation(target, place.mean, place.sd).value }))
    .toSorted((a, b) => a.value - b.value);
  const taken = [...found];
  const kept: NormalParameters[] = [];
  for (const place of level) {
    if (taken.some((other) => isSamePlateau(other, place))) continue;
    taken.push(place);
    if (!isLowerThanFar(target, place)) continue;
    const { mean, sd } = touchingMinimum(target, place) ?? place;
    if (!found.some((other) => isSamePlateau(other, { mean, sd }))) kept.push({ mean, sd });
  }
  return kept;
}

function isSamePlateau(a: NormalParameters, b: NormalParameters): boolean {
  return Math.abs(a.mean - b.mean) < Math.max(a.sd, b.sd) && Math.abs(Math.log(a.sd / b.sd)) < 1;
}

/** Whether TV is higher all around, beyond any plateau that is a minimum. */
function isLowerThanFar(
  target: Target,
  { mean, sd, value }: NormalParameters & { readonly value: number },
): boolean {
  return [
    [mean - FAR * sd, sd],
    [mean + FAR * sd, sd],
    [mean, sd * FAR],
    [mean, sd / FAR],
  ].every(([m, s]) => variation(target, m, s).value > value + HIGHER);
}

/** Newton's method; where its quadratic model is too poor, first halving along the ridge, in the end that alone. */
function refine(problem: Problem, start: Start): NormalParameters | undefined {
  const { between } = start;
  const direct = newton(problem, start, { farthest: FARTHEST });
  if (between === undefined) return direct;
  const plain = direct !== undefined && isBetween(direct, between) ? direct : undefined;
  if (problem.loss !== 'tv') return plain ?? settle(problem, between);
  const place = plain ?? settle(problem, between);
  const near = place ?? settleBetween(problem, between, FINEST);
  const touching = near && touchingMinimum(problem.target, near);
  // two crossings far enough apart to be resolved are Newton's; nearer ones have their own equations
  if (touching === undefined || (place !== undefined && touching.gap > RESOLVED)) return place;
  return touching;
}

function settle(problem: Problem, between: Between): NormalParameters | undefined {
  for (const tolerance of [1e-3, 1e-6]) {
    const settled = settleBetween(problem, between, tolerance);
    if (settled === undefined) return undefined;
    const place = newton(problem, settled, { farthest: NEAR * tolerance });
    if (place !== undefined) return place;
  }
  const settled = settleBetween(problem, between, FINEST);
  return settled !== undefined && isLowerThanAround(problem, settled) ? settled : undefined;
}

function isBetween({ sd }: NormalParameters, { narrower, wider }: Between): boolean {
  return sd >= 0.999 * narrower.sd && sd <= 1.001 * wider.sd;
}

/** Whether the loss falls towards the place from eight directions, where its second derivatives do not say. */
function isLowerThanAround(problem: Problem, { mean, sd }: NormalParameters): boolean {
  for (let k = 0; k < 8; k++) {
    const [along, widen] = [Math.cos((k * Math.PI) / 4), Math.sin((k * Math.PI) / 4)];
    const at = { mean: mean + PROBE * along * sd, sd: sd * Math.exp(PROBE * widen) };
    const { byMean, byWidth } = slopesAt(problem, at.mean, at.sd, 'places');
    if (!(byMean * along + byWidth * widen > 0)) return false;
  }
  return true;
}

import { normalCdf } from '../special/normal';
import { massUpTo } from './panelMass';
import { leafAt } from './profile';
import type { Profile } from './profile';
import { crossingAt, grazingAt, logNormal } from './profileCrossing';

/** So many sds of q to each side crossings are looked for; q's mass beyond is 6e-16. */
const REACH = 8;
/** Where |log q − log p| has a local minimum below this at a node, a pair of crossings is looked for. */
const NEAR = 0.3;

/** The value of the last call, and its estimated error besides rounding. */
interface Variation {
  readonly value: number;
  readonly error: number;
}

/**
 * TV = ∫ (q − p)⁺ for q = N(mean, sd²): the differences Q − P of the distribution functions at the points where q
 * crosses p, found between the points of a profile where log q − log p changes its sign.
 *
 * @param from a point of the profile that is not right of mean − 8 sd, or the first.
 */
export function variationAlong(
  profile: Profile,
  mean: number,
  sd: number,
  from: number,
): Variation {
  const { count, x, logP, run } = profile;
  const q = logNormal(mean, sd);
  const end = mean + REACH * sd;
  const first = firstIn(profile, mean, sd, from);
  // q lies where p has no mass
  if (first === count || x[first] > end) return { value: 1, error: 0 };
  const { logScale } = q;
  const scale = 1 / sd;
  let z = (x[first] - mean) * scale;
  let before = 0;
  let d = logScale - 0.5 * z * z - logP[first];
  // up to here q is above p but has no mass yet, or p has none
  let value = d >= 0 ? massBelow(profile, x[first], first) : 0;
  let error = 0;
  let j = first + 1;
  for (; j < count && x[j] <= end; j++) {
    const beforeThat = before;
    before = d;
    z = (x[j] - mean) * scale;
    d = logScale - 0.5 * z * z - logP[j];
    if (d >= 0 !== before >= 0) {
      const crossing = crossingAt(profile, q, j, first);
      const excess = excessAt(profile, q, crossing.x, j);
      value += before >= 0 ? excess : -excess;
      error += crossing.error;
    } else if (Math.abs(before) < NEAR && j - 2 >= first && run[j] === run[j - 2]) {
      const size = Math.abs(before);
      if (size > Math.abs(d) || size > Math.abs(beforeThat) || d >= 0 !== beforeThat >= 0) continue;
      const pair = grazingAt(profile, q, j, [beforeThat, before, d]);
      if (pair === undefined) continue;
      const dip = excessAt(profile, q, pair[0].x, j) - excessAt(profile, q, pair[1].x, j);
      value += d >= 0 ? dip : -dip;
      error += pair[0].error + pair[1].error;
    }
  }
  if (d >= 0) value += 1 - massBelow(profile, x[j - 1], j - 1);
  return { value: Math.min(1, Math.max(0, value)), error };
}

/** The first point that is not left of mean − 8 sd. */
export function firstIn({ count, x }: Profile, mean: number, sd: number, from: number): number {
  const begin = mean - REACH * sd;
  let j = from;
  while (j < count && x[j] < begin) j++;
  return j;
}

/** Q − P at a place between the points j − 2 and j. */
function excessAt(
  profile: Profile,
  { mean, sd }: { readonly mean: number; readonly sd: number },
  at: number,
  j: number,
): number {
  return normalCdf((at - mean) / sd) - massBelow(profile, at, j);
}

function massBelow(profile: Profile, at: number, j: number): number {
  const { panel, below } = leafAt(profile, at, j);
  return below + massUpTo(panel, at);
}

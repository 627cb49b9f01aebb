import { gaussianMixture } from '../distributions/gaussianMixture';
import type { ContinuousDistribution, ContinuousLaw } from '../distributions/types';
import { DomainError } from '../types';
import type { GaussianMixtureSpec, Quantity } from '../types';
import { continueFitOf } from './continueFit';
import { exactPlace } from './closedForms';
import { newton } from './newton';
import { objectiveOf } from './objective';
import { problemOf } from './problem';
import { targetOf } from './target';
import type { FitLoss, NormalParameters } from './types';

/** Losses whose best normal q is followed while two equal modes are pulled apart. */
export type SwitchLoss = Exclude<FitLoss, 'j'>;

/** A minimum covers both modes (its mean is 0), or sits on one of them (the right one; the left is its mirror image). */
export type SwitchBranch = 'covering' | 'onOne';

/** A local minimum for modes at ±apart. */
export interface SwitchPlace extends NormalParameters {
  readonly apart: number;
  readonly value: Quantity;
}

/** Both branches of local minima over the separation, ascending, and where they begin and change places. */
export interface ModeSwitch {
  readonly covering: readonly SwitchPlace[];
  /** From `birth` on; empty for KL(p‖q), which has no such minimum. */
  readonly onOne: readonly SwitchPlace[];
  /** The separation from which on a q on one mode is a local minimum. */
  readonly birth?: Quantity;
  /** The separation from which on it is the lower one: the best q jumps there. */
  readonly jump?: Quantity;
}

/** Separations a/s that are followed. */
export const SWITCH_RANGE: readonly [least: number, most: number] = [0.5, 7];

const STEP = 0.1;
/** Points added next to the birth, whose distances from it grow as squares: the branch begins upright. */
const NEAR_BIRTH = 6;
const MOST_STEPS = 40;
/** Each step towards the birth leaves this part of the estimated distance. */
const LEFT = 0.03;
const NEAR = 1e-9;

/** The mixture of two normals of sd 1 with equal weights at ±apart: a in units of s. @throws DomainError for `apart`. */
export function equalModes(apart: number): ContinuousDistribution<GaussianMixtureSpec> {
  if (!(apart > 0 && Number.isFinite(apart))) {
    throw new DomainError('apart', apart, 'a finite number > 0');
  }
  return gaussianMixture.create({
    family: 'gaussianMixture',
    weights: [0.5, 0.5],
    means: [-apart, apart],
    sds: [1, 1],
  });
}

/** Where a branch is begun: at one end of SWITCH_RANGE, near the minimum there. */
export function branchStart(
  loss: SwitchLoss,
  branch: SwitchBranch,
): NormalParameters & { readonly apart: number } {
  const [least, most] = SWITCH_RANGE;
  if (branch === 'covering') return { apart: least, mean: 0, sd: Math.hypot(1, least) };
  // far from the other mode: KL and JSD are best at the mode itself; a squared difference with half of p is best at
  // sd/√(2c^(2/3) − 1), c = ½; TV where q touches p
  if (loss === 'l2Squared')
    return { apart: most, mean: most, sd: 1 / Math.sqrt(2 * 0.5 ** (2 / 3) - 1) };
  return loss === 'tv'
    ? { apart: most, mean: most - 0.3, sd: 1.97 }
    : { apart: most, mean: most, sd: 1 };
}

/**
 * The local minimum of a loss next to a place known for a slightly different target, to 1e-10 of an sd or so (TV beyond
 * a separation of 5, where it is nearly level: 1e-2); undefined when it is gone.
 */
export function minimumNear(
  density: ContinuousLaw,
  loss: SwitchLoss,
  near: NormalParameters,
): NormalParameters | undefined {
  const exact = exactPlace(targetOf(density), loss, 1);
  if (exact !== undefined) return exact;
  if (loss === 'klPQ') return undefined;
  let place: NormalParameters | null | undefined;
  place = newton(problemOf(density, loss, 1), near, { farthest: 1 });
  // its second derivatives jump, and where it is nearly level they are next to nothing
  if (loss === 'tv') place ??= continueFitOf(density, loss, {}, near);
  return place ? { mean: place.mean, sd: place.sd } : undefined;
}

/**
 * Follows the best normal q, and the second best, as two equal modes at ±apart, of sd 1, are pulled apart. For
 * KL(q‖p), ∫(q − p)², JSD and TV one minimum covers both modes at every separation; a pair of mirror images, each on one
 * mode, is born at a fold (where a minimum meets a saddle), away from the first, and becomes the better one at a later
 * separation. Between the two which minimum a descent ends at depends on where it starts. KL(p‖q) has the moments of p
 * only.
 *
 * Gives way after each place, so that a page can work it off in slices.
 */
export function* modeSwitchStepwise(loss: SwitchLoss): Generator<void, ModeSwitch> {
  const [least, most] = SWITCH_RANGE;
  const covering = yield* followed(loss, 'covering', most);
  if (loss === 'klPQ') return { covering, onOne: [] };
  const onOne = (yield* followed(loss, 'onOne', least)).toReversed();
  const birth = yield* birthOf(loss, onOne[0], onOne[1]);
  const first = onOne[0];
  const added: SwitchPlace[] = [];
  let near: NormalParameters = first;
  for (let k = NEAR_BIRTH - 1; k >= 1; k--) {
    const apart = birth.value + (first.apart - birth.value) * (k / NEAR_BIRTH) ** 2;
    const place = minimumNear(equalModes(apart), loss, near);
    yield;
    if (place === undefined) continue;
    added.unshift(placeAt(loss, apart, place));
    near = place;
  }
  const turn = yield* jumpOf(loss, covering, onOne);
  const all = [...added, ...onOne];
  if (turn === undefined) return { covering, onOne: all, birth };
  const { jump, places } = turn;
  return {
    covering: inserted(covering, places.covering),
    onOne: inserted(all, places.onOne),
    birth,
    jump,
  };
}

function inserted(places: readonly SwitchPlace[], place: SwitchPlace): readonly SwitchPlace[] {
  return [...places, place].toSorted((a, b) => a.apart - b.apart);
}

/** The same at once. */
export function modeSwitch(loss: SwitchLoss): ModeSwitch {
  const steps = modeSwitchStepwise(loss);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

function placeAt(loss: SwitchLoss, apart: number, place: NormalParameters): SwitchPlace {
  return { ...place, apart, value: objectiveOf(equalModes(apart), loss)(place.mean, place.sd) };
}

/** Minima from the start of a branch towards `end`, until there are none. */
function* followed(
  loss: SwitchLoss,
  branch: SwitchBranch,
  end: number,
): Generator<void, SwitchPlace[]> {
  const start = branchStart(loss, branch);
  const steps = Math.round(Math.abs(end - start.apart) / STEP);
  const found: SwitchPlace[] = [];
  let near: NormalParameters = start;
  for (let k = 0; k <= steps; k++) {
    const apart = tidy(start.apart + Math.sign(end - start.apart) * k * STEP);
    const density = equalModes(apart);
    const place = minimumNear(density, loss, near);
    yield;
    if (place === undefined) break;
    found.push({ ...place, apart, value: objectiveOf(density, loss)(place.mean, place.sd) });
    // a q on one mode goes with it
    near = branch === 'onOne' ? { ...place, mean: place.mean - STEP } : place;
  }
  return found;
}

/**
 * At a fold a second derivative falls to 0 as the root of the distance from it: its square, extrapolated to 0 from two
 * separations nearer and nearer.
 */
function* birthOf(
  loss: Exclude<SwitchLoss, 'klPQ'>,
  first: SwitchPlace,
  second: SwitchPlace,
): Generator<void, Quantity> {
  let [far, here] = [stiffness(loss, second.apart, second), stiffness(loss, first.apart, first)];
  let estimate = first.apart;
  let change = STEP;
  for (let k = 0; k < MOST_STEPS && far !== undefined && here !== undefined; k++) {
    const slope = (far.square - here.square) / (far.apart - here.apart);
    const next: number = here.apart - here.square / slope;
    change = Math.abs(next - estimate);
    estimate = next;
    const left: number = here.apart - estimate;
    if (!(left > NEAR)) break;
    let apart: number = estimate + LEFT * left;
    let nearer = stiffness(loss, apart, here);
    yield;
    // the estimate may lie beyond the birth, where there is no minimum
    for (let tries = 0; nearer === undefined && tries < 30; tries++) {
      apart = 0.5 * (apart + here.apart);
      nearer = stiffness(loss, apart, here);
      yield;
    }
    [far, here] = [here, nearer];
  }
  return { value: estimate, errorBound: change + NEAR, method: 'quadrature' };
}

interface Stiffness extends NormalParameters {
  readonly apart: number;
  readonly square: number;
}

/** The square of the determinant of the second derivatives at the minimum there. */
function stiffness(
  loss: Exclude<SwitchLoss, 'klPQ'>,
  apart: number,
  near: NormalParameters,
): Stiffness | undefined {
  const found = newton(problemOf(equalModes(apart), loss, 1), near, { farthest: 1 });
  if (found === undefined) return undefined;
  const { meanMean, meanWidth, widthWidth } = found.slopes;
  const determinant = meanMean * widthWidth - meanWidth * meanWidth;
  return { apart, mean: found.mean, sd: found.sd, square: determinant * determinant };
}

interface Turn {
  readonly jump: Quantity;
  /** Both minima there. */
  readonly places: Readonly<Record<SwitchBranch, SwitchPlace>>;
}

interface Difference {
  readonly apart: number;
  /** Of the value on one mode over that covering both. */
  readonly value: number;
  readonly errorBound: number;
  readonly covering: SwitchPlace;
  readonly onOne: SwitchPlace;
}

/** Where the two values are equal: by chords from the two followed places that enclose it. */
function* jumpOf(
  loss: SwitchLoss,
  covering: readonly SwitchPlace[],
  onOne: readonly SwitchPlace[],
): Generator<void, Turn | undefined> {
  const pairs = onOne.flatMap((one) => {
    const both = covering.find(({ apart }) => apart === one.apart);
    return both === undefined ? [] : [differenceOf(one.apart, both, one)];
  });
  const after = pairs.findIndex(({ value }) => value < 0);
  if (after < 1) return undefined;
  let [low, high] = [pairs[after - 1], pairs[after]];
  for (let k = 0; k < MOST_STEPS; k++) {
    const slope = (high.value - low.value) / (high.apart - low.apart);
    const bound = (2 * (low.errorBound + high.errorBound)) / Math.abs(slope);
    const nearest = Math.abs(low.value) < Math.abs(high.value) ? low : high;
    const apart = nearest.apart - nearest.value / slope;
    const step = Math.abs(apart - nearest.apart);
    if (step <= bound || high.apart - low.apart <= bound) {
      const errorBound = bound + step + 4 * Number.EPSILON * apart;
      const { covering: both, onOne: one } = nearest;
      const jump: Quantity = { value: apart, errorBound, method: 'quadrature' };
      return { jump, places: { covering: { ...both, apart }, onOne: { ...one, apart } } };
    }
    const density = equalModes(apart);
    const both = minimumNear(density, loss, nearest.covering);
    const one = minimumNear(density, loss, nearest.onOne);
    yield;
    if (both === undefined || one === undefined) return undefined;
    const next = differenceOf(apart, placeAt(loss, apart, both), placeAt(loss, apart, one));
    if (next.value > 0) low = next;
    else high = next;
  }
  return undefined;
}

function differenceOf(apart: number, both: SwitchPlace, one: SwitchPlace): Difference {
  return {
    apart,
    value: one.value.value - both.value.value,
    errorBound: one.value.errorBound + both.value.errorBound,
    covering: both,
    onOne: one,
  };
}

function tidy(value: number): number {
  return Number(value.toPrecision(12));
}

import { gaussianMixture } from '../distributions/gaussianMixture';
import { readComponents } from '../distributions/mixtureComponents';
import type { Components } from '../distributions/mixtureComponents';
import { comparePair } from '../divergences/comparePair';
import { klPQ } from '../divergences/klPQ';
import { klQP } from '../divergences/klQP';
import { DomainError } from '../types';
import type { GaussianMixtureSpec, Quantity } from '../types';
import { mixtureSlopes } from './mixtureSlopes';
import type { MixtureLoss, MixtureSlopes } from './mixtureSlopes';

/** One place of the descent. */
interface MixtureStep {
  readonly q: GaussianMixtureSpec;
  /** The loss there, to about ten digits: for curves. */
  readonly value: number;
}

export interface MixtureFit {
  /** From the start to the end, both included. */
  readonly path: readonly MixtureStep[];
  readonly end: GaussianMixtureSpec;
  /** The loss at the end, with its bound. */
  readonly loss: Quantity;
  /** Whether the end is a stationary place: otherwise the steps were used up on the way. */
  readonly settled: boolean;
}

interface Place {
  readonly at: Components;
  readonly slopes: MixtureSlopes;
}

const LOSSES: readonly MixtureLoss[] = ['klQP', 'klPQ'];
/** The longest step, as a distance in Fisher's metric (of a normal's mean: in sds): a path to look at has no jumps. */
const LONGEST = 0.3;
/** The longest step of any one parameter: a component that has little weight counts for little in that metric. */
const LONGEST_OF_ONE = 0.7;
const MOST_STEPS = 200;
/** Twice what is left to fall by: a step from here on is the last, its error is the square of its length. */
const SETTLED = 1e-12;
const FIRST_DAMPING = 1;
const LEAST_DAMPING = 1e-12;
const MOST_DAMPING = 1e8;
/**
 * λ is at least this part of KL(p‖q), whose second derivatives are far from F where p is far from q: bolder steps starve a
 * component of its weight for good.
 */
const CAUTION = 3;
/** Part of the fall that the quadratic model foretells: from here on it is trusted more, below this less, or not. */
const GOOD_GAIN = 0.75;
const POOR_GAIN = 0.25;
const LEAST_GAIN = 0.01;

/**
 * Fits a mixture q of normals to a mixture p, by KL(q‖p) or KL(p‖q), from a start: damped natural-gradient descent
 * (S. Amari 1998). Each step is −(F + λC)⁻¹∇loss with F Fisher's information of q and C that of q with its components
 * known, of which F is a part: for large λ the steps are short ones of expectation–maximisation (A. Dempster, N. Laird,
 * D. Rubin 1977), and where q = p both losses have F itself as their second derivatives, so that the end is approached as
 * by Newton's method. λ follows how well the quadratic model foretells the fall (D. Marquardt 1963); a step is at most
 * 0.3 long in Fisher's metric, so that the path can be looked at, and none is taken that does not lower the loss.
 *
 * A q with as many components as p can be p, and both losses are then 0. Whether a descent gets there depends on its
 * start: two components that start equal stay equal, and KL(q‖p) keeps a q that starts wholly on one far mode there,
 * whatever the number of its components.
 *
 * @throws DomainError naming `target.…`, `loss` or `start.…`.
 */
export function fitMixture(
  target: GaussianMixtureSpec,
  loss: MixtureLoss,
  start: GaussianMixtureSpec,
): MixtureFit {
  if (!LOSSES.includes(loss)) throw new DomainError('loss', loss, `one of ${LOSSES.join(', ')}`);
  const p = readWithin(target, 'target');
  let here: Place = measured(readWithin(start, 'start'), p, loss);
  const path: MixtureStep[] = [stepOf(here)];
  let damping = FIRST_DAMPING;
  let settled = false;
  while (path.length <= MOST_STEPS && !settled) {
    const least = loss === 'klPQ' ? CAUTION * here.slopes.value : 0;
    const next = lowered(here, p, loss, Math.max(damping, least));
    if (next === undefined) break;
    ({ damping, settled } = next);
    if (next.place === undefined) break;
    here = next.place;
    path.push(stepOf(here));
  }
  const end = stepOf(here).q;
  const divergence = loss === 'klQP' ? klQP : klPQ;
  const exact = comparePair(gaussianMixture.create(end), gaussianMixture.create(target), [
    divergence,
  ]);
  return { path, end, loss: exact[loss], settled };
}

interface Lowered {
  /** None at a stationary place: the rest of the fall is rounding. */
  readonly place?: Place;
  /** For the next step. */
  readonly damping: number;
  readonly settled: boolean;
}

/** The first damped step that lowers the loss by a fair part of what was foretold; undefined when none does. */
function lowered(
  { at, slopes }: Place,
  p: Components,
  loss: MixtureLoss,
  first: number,
): Lowered | undefined {
  for (let damping = first; damping < MOST_DAMPING; damping *= 10) {
    const step = dampedStep(at, slopes, damping);
    if (step === undefined) continue;
    const decrement = -dot(step, slopes.gradient);
    const length = Math.sqrt(squaredLength(step, slopes.fisher));
    const longest = Math.max(...step.map(Math.abs));
    const part = 1 / Math.max(1, length / LONGEST, longest / LONGEST_OF_ONE);
    const place = measured(moved(at, step, part), p, loss);
    const foretold = part * decrement - 0.5 * (part * length) ** 2;
    const gain = (slopes.value - place.slopes.value) / foretold;
    const settled = decrement < SETTLED;
    if (gain > LEAST_GAIN) return { place, damping: nextDamping(damping, gain), settled };
    if (settled) return { damping, settled };
  }
  return undefined;
}

function nextDamping(damping: number, gain: number): number {
  if (gain > GOOD_GAIN) return Math.max(LEAST_DAMPING, 0.1 * damping);
  return gain < POOR_GAIN ? 4 * damping : damping;
}

function measured(at: Components, p: Components, loss: MixtureLoss): Place {
  return { at, slopes: mixtureSlopes(at, p, loss) };
}

function readWithin(spec: GaussianMixtureSpec, owner: string): Components {
  try {
    return readComponents(spec);
  } catch (error) {
    throw error instanceof DomainError ? error.within(owner) : error;
  }
}

function stepOf({ at, slopes }: Place): MixtureStep {
  const { weights, means, sds } = at;
  return { q: { family: 'gaussianMixture', weights, means, sds }, value: slopes.value };
}

/** The mixture a step further; weights by a softmax of their moved logits. */
function moved(at: Components, step: Float64Array, factor: number): Components {
  const count = at.weights.length;
  const logits = at.weights.map((w, k) => Math.log(w) + (k < count - 1 ? factor * step[k] : 0));
  const highest = Math.max(...logits);
  const powers = logits.map((logit) => Math.exp(logit - highest));
  const sum = powers.reduce((a, b) => a + b, 0);
  const weights = powers.map((power) => power / sum);
  const means = at.means.map((m, k) => m + factor * step[count - 1 + 2 * k] * at.sds[k]);
  const sds = at.sds.map((sd, k) => sd * Math.exp(factor * step[count + 2 * k]));
  return { weights, means, sds, given: weights, excess: 0 };
}

/** −(F + λC)⁻¹g by Cholesky; undefined where that is not positive definite by more than rounding. */
function dampedStep({ weights }: Components, slopes: MixtureSlopes, damping: number) {
  const { gradient, fisher } = slopes;
  const n = gradient.length;
  const complete = [
    ...weights.slice(0, -1).map((w) => w * (1 - w)),
    ...weights.flatMap((w) => [w, 2 * w]),
  ];
  const lower = Float64Array.from(fisher);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = fisher[i * n + j] + (i === j ? damping * complete[i] : 0);
      for (let k = 0; k < j; k++) sum -= lower[i * n + k] * lower[j * n + k];
      if (i === j && !(sum > 1e-15 * fisher[i * n + i])) return undefined;
      lower[i * n + j] = i === j ? Math.sqrt(sum) : sum / lower[j * n + j];
    }
  }
  const step = gradient.map((g) => -g);
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < i; k++) step[i] -= lower[i * n + k] * step[k];
    step[i] /= lower[i * n + i];
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) step[i] -= lower[k * n + i] * step[k];
    step[i] /= lower[i * n + i];
  }
  return step;
}

function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, x, i) => sum + x * b[i], 0);
}

function squaredLength(step: Float64Array, fisher: Float64Array): number {
  const n = step.length;
  return step.reduce((sum, x, i) => {
    let row = 0;
    for (let j = 0; j < n; j++) row += fisher[i * n + j] * step[j];
    return sum + x * row;
  }, 0);
}

import {
  createRng,
  elboGradientOf,
  elboGradientMonteCarloOf,
  type ContinuousSpec,
  type GaussianMixtureSpec,
  type ModelSpec,
  type NormalSpec,
  type SkewNormalSpec,
  type StudentTSpec,
} from '../../math';
import { parametersOf } from '../../state';
import { modelOf } from '../latentModels';
import { qOf } from '../approximations';
import { reportOf } from './reports';
import type { GapState } from './state';

/** What decides a step, but for where it starts. */
export type AscentSettings = Pick<
  GapState,
  'model' | 'climb' | 'gradient' | 'samples' | 'rate' | 'seed'
>;

interface AscentStep {
  readonly q: ContinuousSpec;
  /** The draws that its gradient was estimated from. */
  readonly draws?: readonly number[];
}

/** No step moves a place by more than this part of q's width there, … */
const LONGEST_MOVE = 0.5;
/** … or a logarithm of a width, a skew or the odds of a weight by more than this. */
const LONGEST_CHANGE = 0.3;
/** Half the distance of the two points of a central difference, in the units that a step is measured in. */
const DIFFERENCE = 1e-4;
/** Digits that q keeps: a link can name it, and a step too small to show in them ends an exact ascent. */
const DIGITS = 6;

/**
 * A place to stand in a family: numbers that may take any value, each with the length that counts as one there (the
 * inverse of its Fisher information, roughly: a step along the natural gradient).
 */
interface Coordinates {
  readonly values: readonly number[];
  readonly metric: readonly number[];
  readonly longest: readonly number[];
  readonly at: (values: readonly number[]) => ContinuousSpec;
}

/**
 * One step of gradient ascent from q. `index` counts the steps of the run: with the seed it decides the draws. A sampled
 * gradient is of location and width, and holds the shape; a mixture is always climbed exactly.
 *
 * @throws DomainError where the ELBO is not finite.
 */
export function ascend(q: ContinuousSpec, settings: AscentSettings, index: number): AscentStep {
  const here = coordinatesOf(q);
  const sampled = settings.gradient === 'sampled' && canSample(q);
  const drawn = sampled ? sampledGradient(q, settings, index) : undefined;
  const gradient = drawn?.gradient ?? exactGradient(q, settings.model, settings.climb, here);
  const next = here.values.map((value, i) => {
    const step = settings.rate * here.metric[i] * (gradient[i] ?? 0);
    return value + Math.min(here.longest[i], Math.max(-here.longest[i], step));
  });
  const to = tidy(here.at(next));
  return { q: isSame(to, q) ? q : to, ...(drawn && { draws: drawn.draws }) };
}

/** Whether the core estimates this family's gradient from draws. */
function canSample(q: ContinuousSpec): boolean {
  return q.family !== 'gaussianMixture';
}

/**
 * The gradient by a quadrature where the core has one; of a skew, of degrees of freedom and of a mixture by central differences of the ELBO.
 * Without the entropy the width of a normal or skew normal loses just 1: that is the derivative of log width.
 */
function exactGradient(
  q: ContinuousSpec,
  model: ModelSpec,
  climb: GapState['climb'],
  here: Coordinates = coordinatesOf(q),
): readonly number[] {
  const differences = (from: number) =>
    here.values.slice(from).map((_, i) => difference(model, climb, here, from + i));
  if (q.family === 'gaussianMixture') return differences(0);
  const [place, width] = elboGradientOf(modelOf(model), qOf(q)).gradient.map(({ value }) => value);
  return [place, width - (climb === 'nll' ? 1 : 0), ...differences(2)];
}

function difference(
  model: ModelSpec,
  climb: GapState['climb'],
  { values, metric, at }: Coordinates,
  index: number,
): number {
  const h = DIFFERENCE * Math.sqrt(metric[index]);
  const height = (sign: number): number => {
    const report = reportOf(model, at(values.map((v, i) => (i === index ? v + sign * h : v))));
    return (climb === 'nll' ? report.expectedLogJoint : report.elbo).value;
  };
  const slope = (height(1) - height(-1)) / (2 * h);
  // Tails so heavy that the average does not exist: no way to go, rather than no number.
  return Number.isFinite(slope) ? slope : 0;
}

function sampledGradient(
  q: ContinuousSpec,
  { model, climb, samples, seed }: AscentSettings,
  index: number,
): { readonly gradient: readonly number[]; readonly draws: readonly number[] } {
  // Each step has a stream of its own, so that going back and on again finds the same draws.
  const rng = createRng(seed * STREAMS + index);
  const { gradient, draws } =
    samples === 1
      ? fromOneDraw(q, model, qOf(q).sample(rng.uniform))
      : elboGradientMonteCarloOf(modelOf(model), qOf(q), {
          estimator: 'reparameterised',
          samples,
          rng,
        });
  const [place, width] = gradient;
  return { gradient: [place, width - (climb === 'nll' ? 1 : 0)], draws };
}

const STREAMS = 100_003;

/** The same estimator; the core asks for two draws at least, since one has no standard error. */
function fromOneDraw(q: ContinuousSpec, model: ModelSpec, z: number) {
  const slope = modelOf(model).logJointSlope(z);
  const centre = q.family === 'normal' ? q.mean : (q as SkewNormalSpec | StudentTSpec).loc;
  return { gradient: [slope, (z - centre) * slope + 1], draws: [z] };
}

/** The family's own coordinates at q. @throws RangeError for a family that the figure does not offer. */
function coordinatesOf(q: ContinuousSpec): Coordinates {
  switch (q.family) {
    case 'normal':
      return ofNormal(q);
    case 'skewNormal':
      return ofSkewNormal(q);
    case 'studentT':
      return ofStudentT(q);
    case 'gaussianMixture':
      return ofMixture(q);
    default:
      throw new RangeError(`a ${q.family} is not climbed with`);
  }
}

function ofNormal(q: NormalSpec): Coordinates {
  return {
    values: [q.mean, Math.log(q.sd)],
    metric: [q.sd ** 2, 0.5],
    longest: [LONGEST_MOVE * q.sd, LONGEST_CHANGE],
    at: ([mean, logSd]) => ({ family: 'normal', mean, sd: Math.exp(logSd) }),
  };
}

/** The skew by its asinh: near 0 the skew itself, far out its logarithm. */
function ofSkewNormal(q: SkewNormalSpec): Coordinates {
  return {
    values: [q.loc, Math.log(q.scale), Math.asinh(q.shape)],
    metric: [q.scale ** 2, 0.5, 1],
    longest: [LONGEST_MOVE * q.scale, LONGEST_CHANGE, LONGEST_CHANGE],
    at: ([loc, logScale, skew]) => ({
      family: 'skewNormal',
      loc,
      scale: Math.exp(logScale),
      shape: Math.sinh(skew),
    }),
  };
}

function ofStudentT(q: StudentTSpec): Coordinates {
  return {
    values: [q.loc, Math.log(q.scale), Math.log(q.df)],
    metric: [q.scale ** 2, 0.5, 4],
    longest: [LONGEST_MOVE * q.scale, LONGEST_CHANGE, LONGEST_CHANGE],
    at: ([loc, logScale, logDf]) => ({
      family: 'studentT',
      df: Math.exp(logDf),
      loc,
      scale: Math.exp(logScale),
    }),
  };
}

/** Odds of each part against the last, means, logarithms of the sds. */
function ofMixture({ weights, means, sds }: GaussianMixtureSpec): Coordinates {
  const parts = weights.length;
  const last = weights[parts - 1];
  const free = weights.slice(0, -1);
  return {
    values: [...free.map((weight) => Math.log(weight / last)), ...means, ...sds.map(Math.log)],
    metric: [
      ...free.map((weight) => 1 / (weight * (1 - weight))),
      ...sds.map((sd, i) => sd ** 2 / weights[i]),
      ...weights.map((weight) => 0.5 / weight),
    ],
    longest: [
      ...free.map(() => LONGEST_CHANGE),
      ...sds.map((sd) => LONGEST_MOVE * sd),
      ...sds.map(() => LONGEST_CHANGE),
    ],
    at(values) {
      const odds = [...values.slice(0, parts - 1).map(Math.exp), 1];
      const sum = odds.reduce((total, each) => total + each, 0);
      return {
        family: 'gaussianMixture',
        weights: odds.map((each) => each / sum),
        means: values.slice(parts - 1, 2 * parts - 1),
        sds: values.slice(2 * parts - 1).map(Math.exp),
      };
    },
  };
}

/** Few digits, and within the figure's ranges: at the least width the spike of the entropy-free fit comes to rest. */
function tidy(q: ContinuousSpec): ContinuousSpec {
  return parametersOf(q).reduce<ContinuousSpec>(
    (spec, parameter) =>
      parameter.write(spec, Number(parameter.read(spec).toPrecision(DIGITS))) as ContinuousSpec,
    q,
  );
}

function isSame(a: ContinuousSpec, b: ContinuousSpec): boolean {
  return parametersOf(a).every((parameter) => parameter.read(a) === parameter.read(b));
}

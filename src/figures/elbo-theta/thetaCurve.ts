import {
  maximiseElboOf,
  overParameterOf,
  withParameter,
  type AtParameter,
  type Quantity,
} from '../../math';
import { modelOf } from '../latentModels';
import { coreName, thetaRange, type ThetaState } from './state';

/** A place where one of the two curves is highest. */
export interface Top {
  readonly theta: Quantity;
  /** Whether it lies at an end of the stretch that was searched: the true top may lie beyond. */
  readonly atEnd: boolean;
}

/** Both curves, by whatever points there are so far. */
export interface ThetaSketch {
  readonly theta: readonly number[];
  readonly logEvidence: readonly number[];
  readonly bestElbo: readonly number[];
}

export interface ThetaCurve extends ThetaSketch {
  readonly points: readonly AtParameter[];
  readonly mle: Top;
  readonly elboTop: Top;
}

const POINTS = 48;
/** Every so many of them come first: a sketch to look at. */
const SPARSE = 4;
/** How narrow the search for a top ends, in units of θ. */
const NARROW = 1e-5;
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/**
 * Both curves over θ, and where each is highest: by the core at each θ, one after the other, giving way in between so
 * that a page can work it off in slices; on the way it gives a sketch of the curves.
 */
export function* curveStepwise(state: ThetaState): Generator<ThetaSketch | undefined, ThetaCurve> {
  const parameter = coreName(state);
  const [from, to] = thetaRange(state);
  const theta = Array.from({ length: POINTS + 1 }, (_, i) =>
    tidy(from + ((to - from) * i) / POINTS),
  );
  const found = new Map<number, AtParameter>();
  const isSparse = (_: number, i: number) => i % SPARSE === 0;
  for (const values of [theta.filter(isSparse), theta]) {
    for (const value of values) {
      if (found.has(value)) continue;
      const [point] = overParameterOf(modelOf, state.model, parameter, [value]);
      found.set(value, point);
      yield;
    }
    if (values !== theta) yield heightsOf(values, found);
  }
  const { logEvidence, bestElbo } = heightsOf(theta, found);
  const evidenceAt = (value: number): number =>
    modelOf(withParameter(state.model, parameter, value)).logEvidence.value;
  const elboAt = (value: number): number => {
    const best = maximiseElboOf(modelOf(withParameter(state.model, parameter, value)));
    return best.attained ? best.elbo.value : -Infinity;
  };
  const mle = yield* topOf(theta, logEvidence, evidenceAt);
  const elboTop = yield* topOf(theta, bestElbo, elboAt);
  const points = pointsOf(theta, found);
  return { theta, logEvidence, bestElbo, points, mle, elboTop };
}

function pointsOf(theta: readonly number[], found: ReadonlyMap<number, AtParameter>) {
  return theta.flatMap((value) => found.get(value) ?? []);
}

function heightsOf(theta: readonly number[], found: ReadonlyMap<number, AtParameter>): ThetaSketch {
  const points = pointsOf(theta, found);
  return {
    theta,
    logEvidence: points.map((point) => point.logEvidence.value),
    bestElbo: points.map(({ best }) => (best.attained ? best.elbo.value : -Infinity)),
  };
}

/** The same at once. */
export function curveAtOnce(state: ThetaState): ThetaCurve {
  const steps = curveStepwise(state);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** Golden sections around the highest of the points. Two tops nearer than two points of the grid are taken for one. */
function* topOf(
  theta: readonly number[],
  heights: readonly number[],
  at: (theta: number) => number,
): Generator<undefined, Top> {
  const highest = heights.indexOf(Math.max(...heights));
  let low = theta[Math.max(0, highest - 1)];
  let high = theta[Math.min(theta.length - 1, highest + 1)];
  let a = high - GOLDEN * (high - low);
  let b = low + GOLDEN * (high - low);
  let atA = at(a);
  let atB = at(b);
  while (high - low > NARROW) {
    if (atA >= atB) {
      [high, b, atB] = [b, a, atA];
      a = high - GOLDEN * (high - low);
      atA = at(a);
    } else {
      [low, a, atA] = [a, b, atB];
      b = low + GOLDEN * (high - low);
      atB = at(b);
    }
    yield;
  }
  const value = (low + high) / 2;
  const ends = [theta[0], theta[theta.length - 1]];
  return {
    // A flat top hides its middle behind the rounding of the heights: half of their digits are left.
    theta: { value, errorBound: NARROW, method: 'quadrature' },
    atEnd: ends.some((end) => Math.abs(value - end) < 2 * NARROW),
  };
}

function tidy(value: number): number {
  return Number(value.toPrecision(12));
}

/** The model apart from θ itself: moving θ moves along the curves and does not change them. */
export function keyOf(state: ThetaState): string {
  const parameter = coreName(state);
  const [anywhere] = thetaRange(state);
  return JSON.stringify([parameter, withParameter(state.model, parameter, anywhere)]);
}

const known = new Map<string, ThetaCurve>();
const MOST_KNOWN = 12;

/** Curves that have been worked out before, the last few. */
export function knownCurve(state: ThetaState): ThetaCurve | undefined {
  return known.get(keyOf(state));
}

export function keepCurve(state: ThetaState, curve: ThetaCurve): void {
  known.set(keyOf(state), curve);
  if (known.size > MOST_KNOWN) known.delete(known.keys().next().value as string);
}

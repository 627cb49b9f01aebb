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
interface Top {
  readonly theta: Quantity;
  /** Whether it lies at an end of the stretch that was searched: the true top may lie beyond. */
  readonly atEnd: boolean;
}

export interface ThetaCurve {
  readonly theta: readonly number[];
  readonly logEvidence: readonly number[];
  readonly bestElbo: readonly number[];
  readonly points: readonly AtParameter[];
  readonly mle: Top;
  readonly elboTop: Top;
}

const POINTS = 48;
/** How narrow the search for a top ends, in units of θ. */
const NARROW = 1e-5;
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/**
 * Both curves over θ, and where each is highest: by the core at each θ, one after the other, giving way in between so
 * that a page can work it off in slices.
 */
export function* curveStepwise(state: ThetaState): Generator<void, ThetaCurve> {
  const parameter = coreName(state);
  const [from, to] = thetaRange(state);
  const theta = Array.from({ length: POINTS + 1 }, (_, i) =>
    tidy(from + ((to - from) * i) / POINTS),
  );
  const points: AtParameter[] = [];
  for (const value of theta) {
    points.push(...overParameterOf(modelOf, state.model, parameter, [value]));
    yield;
  }
  const logEvidence = points.map((point) => point.logEvidence.value);
  const bestElbo = points.map(({ best }) => (best.attained ? best.elbo.value : -Infinity));
  const evidenceAt = (value: number): number =>
    modelOf(withParameter(state.model, parameter, value)).logEvidence.value;
  const elboAt = (value: number): number => {
    const best = maximiseElboOf(modelOf(withParameter(state.model, parameter, value)));
    return best.attained ? best.elbo.value : -Infinity;
  };
  const mle = yield* topOf(theta, logEvidence, evidenceAt);
  const elboTop = yield* topOf(theta, bestElbo, elboAt);
  return { theta, logEvidence, bestElbo, points, mle, elboTop };
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
): Generator<void, Top> {
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

import { compare, shiftedNormals, translate, type ContinuousSpec } from '../../math';
import { parametersOf } from '../../state';
import type { RulersSnapshot } from './state';

/** Both losses and their slopes at one distance between q and p, shapes kept. */
export interface DistanceLosses {
  readonly distance: number;
  readonly klQP: number;
  readonly klSlope: number;
  readonly l2Squared: number;
  readonly l2Slope: number;
}

/** The strip's range, in units of z. */
export const FARTHEST = 10;
const STEP = 0.125;

/** A point each curve is said to sit at: mean, location, centre of a uniform, weighted mean of a mixture. */
export function locationOf(spec: ContinuousSpec): number {
  switch (spec.family) {
    case 'normal':
      return spec.mean;
    case 'studentT':
    case 'laplace':
    case 'logistic':
    case 'skewNormal':
      return spec.loc;
    case 'uniform':
      return (spec.low + spec.high) / 2;
    case 'gaussianMixture':
      return spec.weights.reduce((sum, weight, i) => sum + weight * spec.means[i], 0);
    default:
      throw new RangeError(`a ${spec.family} has no location to move`);
  }
}

/** On which side of q the other curve lies: skewed shapes lose differently to the left and to the right. */
function sideOf(q: ContinuousSpec, p: ContinuousSpec): 1 | -1 {
  return locationOf(p) < locationOf(q) ? -1 : 1;
}

/** Without the dust of binary fractions, which would stand in links; far below anything to be seen or typed. */
const DECIMALS = 12;

function moved(spec: ContinuousSpec, distance: number): ContinuousSpec {
  const there = translate(spec, distance);
  if (there === undefined) return spec;
  // The fields that did not move are not to be touched: weights must go on summing to 1.
  const round = (value: unknown, before: unknown): unknown => {
    if (value === before) return value;
    if (Array.isArray(value)) return value.map((part) => round(part, undefined));
    return typeof value === 'number' ? Number(value.toFixed(DECIMALS)) + 0 : value;
  };
  const old: Readonly<Record<string, unknown>> = { ...spec };
  return Object.fromEntries(
    Object.entries(there).map(([key, value]) => [key, round(value, old[key])]),
  ) as unknown as ContinuousSpec;
}

/**
 * p moved so that it sits `distance` from q, on the side where it is now if it fits there, else on the other; its
 * shape is kept. Where neither side holds it within the figure's ranges, p stays.
 */
export function placeAtDistance(
  q: ContinuousSpec,
  p: ContinuousSpec,
  distance: number,
): ContinuousSpec {
  const now = locationOf(p) - locationOf(q);
  const side = sideOf(q, p);
  const places = [side, -side].map((sign) => moved(p, sign * distance - now));
  return places.find(isInRange) ?? p;
}

function isInRange(spec: ContinuousSpec): boolean {
  return parametersOf(spec).every((parameter) => {
    const value = parameter.read(spec);
    return value >= parameter.min && value <= parameter.max;
  });
}

/**
 * The losses of the state's shapes, remembered as long as the shapes stay (moving a curve changes none of them, but for
 * passing the other one).
 * Two normals are cheap enough to follow a drag; for other families the last curves stay until it has come to rest.
 */
export function rememberLosses(): (snapshot: RulersSnapshot) => readonly DistanceLosses[] {
  let key: string | undefined;
  let losses: readonly DistanceLosses[] = [];
  return ({ state: { q, p }, active }) => {
    const centred = [q, p].map((spec) => moved(spec, -locationOf(spec)));
    const shapes = JSON.stringify([sideOf(q, p), ...centred]);
    const cheap = q.family === 'normal' && p.family === 'normal';
    if (shapes !== key && (cheap || !active || key === undefined)) {
      losses = distanceLosses(q, p);
      key = shapes;
    }
    return losses;
  };
}

/**
 * The losses of the present shapes at distances 0 … `FARTHEST`, p on the side of q where it is now. Closed forms for two normals; otherwise `compare` at
 * each distance, and slopes by central differences of it (for the eye: about 1 % off where a slope falls fastest).
 */
export function distanceLosses(q: ContinuousSpec, p: ContinuousSpec): DistanceLosses[] {
  const count = FARTHEST / STEP;
  if (q.family === 'normal' && p.family === 'normal') {
    const losses = shiftedNormals(q.sd, p.sd);
    return Array.from({ length: count + 1 }, (_, i) => {
      const distance = i * STEP;
      return {
        distance,
        klQP: losses.klQP(distance),
        klSlope: losses.klSlope(distance),
        l2Squared: losses.l2Squared(distance),
        l2Slope: losses.l2Slope(distance),
      };
    });
  }
  const [side, gap] = [sideOf(q, p), locationOf(q) - locationOf(p)];
  // One further point at each end for the differences.
  const values = Array.from({ length: count + 3 }, (_, i) => {
    const { klQP, l2Squared } = compare(q, moved(p, gap + side * (i - 1) * STEP));
    return { klQP: klQP.value, l2Squared: l2Squared.value };
  });
  const slope = (key: 'klQP' | 'l2Squared', i: number): number => {
    const difference = (values[i + 1][key] - values[i - 1][key]) / (2 * STEP);
    // ∞ − ∞ has no slope; the curve simply stops there.
    return Number.isFinite(difference) ? difference : Infinity;
  };
  return Array.from({ length: count + 1 }, (_, i) => ({
    distance: i * STEP,
    ...values[i + 1],
    klSlope: slope('klQP', i + 1),
    l2Slope: slope('l2Squared', i + 1),
  }));
}

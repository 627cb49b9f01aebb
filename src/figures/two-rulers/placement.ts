import { translate, type ContinuousSpec } from '../../math';
import { parametersOf } from '../../state';

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
export function sideOf(q: ContinuousSpec, p: ContinuousSpec): 1 | -1 {
  return locationOf(p) < locationOf(q) ? -1 : 1;
}

/** Without the dust of binary fractions, which would stand in links; far below anything to be seen or typed. */
const DECIMALS = 12;

export function moved(spec: ContinuousSpec, distance: number): ContinuousSpec {
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

/** The largest distance to which p can be moved from q, within the figure's ranges, on either side. */
export function farthestPlace(q: ContinuousSpec, p: ContinuousSpec): number {
  const [left, right] = placesOf(q, p);
  return Math.max(Math.abs(left), Math.abs(right));
}

/** The least such distance: a wide p cannot come to a q that lies near an end of the range. */
export function nearestPlace(q: ContinuousSpec, p: ContinuousSpec): number {
  const [left, right] = placesOf(q, p);
  return Math.max(0, left, -right);
}

/**
 * From where to where p can be moved, as seen from q. Every parameter that a move changes is a location and limits it.
 */
function placesOf(q: ContinuousSpec, p: ContinuousSpec): readonly [number, number] {
  const now = locationOf(p) - locationOf(q);
  const probe = translate(p, 1) ?? p;
  let left = -Infinity;
  let right = Infinity;
  for (const parameter of parametersOf(p)) {
    const value = parameter.read(p);
    if (Math.abs(parameter.read(probe) - value - 1) > 1e-9) continue;
    left = Math.max(left, parameter.min - value);
    right = Math.min(right, parameter.max - value);
  }
  return [now + left, now + right];
}

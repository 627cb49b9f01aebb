import type { ContinuousLaw } from '../distributions/types';
import { gaussWeights, kronrodError, kronrodWeights, nodes, POINTS } from '../quadrature/kronrod';
import { normalCdf } from '../special/normal';
import { findCrossings } from './crossings';
import type { Crossing } from './crossings';
import type { Target } from './target';

/** A part is halved while its error estimate is above this. */
const TOLERANCE = 1e-14;
const MAX_DEPTH = 12;

interface Mass {
  readonly value: number;
  readonly error: number;
}

interface Variation extends Mass {
  readonly crossings: readonly Crossing[];
}

/** TV = 1 − ∫ min(q, p) for q = N(mean, sd²): p integrated where it is below q, Φ differences elsewhere. */
export function variation(target: Target, mean: number, sd: number): Variation {
  let overlap = 0;
  let error = 0;
  const crossings = findCrossings(target, mean, sd, ({ anchor }, from, to, sign) => {
    if (!(to > from)) return;
    if (sign < 0) {
      overlap += intervalMass((anchor - mean + from) / sd, (anchor - mean + to) / sd);
      return;
    }
    const part = massBetween(target.density, anchor, from, to, 0);
    overlap += part.value;
    error += part.error;
  });
  return { value: Math.max(0, 1 - overlap), error, crossings };
}

/** Φ(b) − Φ(a) without cancellation in the right tail. */
function intervalMass(a: number, b: number): number {
  return a > 0 ? normalCdf(-a) - normalCdf(-b) : normalCdf(b) - normalCdf(a);
}

const offsets = new Float64Array(POINTS);
const logs = new Float64Array(POINTS);

function massBetween(
  density: ContinuousLaw,
  anchor: number,
  from: number,
  to: number,
  depth: number,
): Mass {
  const middle = 0.5 * (from + to);
  const half = 0.5 * (to - from);
  for (let i = 0; i < POINTS; i++) offsets[i] = middle + half * nodes[i];
  density.logPdfAtNodes(anchor, offsets, POINTS, logs);
  let value = 0;
  let coarse = 0;
  for (let i = 0; i < POINTS; i++) {
    const p = Math.exp(logs[i]);
    value += kronrodWeights[i] * p;
    coarse += gaussWeights[i] * p;
  }
  const error = half * kronrodError(value - coarse, value);
  if (error <= TOLERANCE || depth >= MAX_DEPTH) return { value: half * value, error };
  const left = massBetween(density, anchor, from, middle, depth + 1);
  const right = massBetween(density, anchor, middle, to, depth + 1);
  return { value: left.value + right.value, error: left.error + right.error };
}

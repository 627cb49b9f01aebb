import { requireProbability } from '../distributions/check';
import type { Density } from '../quadrature/density';
import { gaussWeights, kronrodError, kronrodWeights, nodes, POINTS } from '../quadrature/kronrod';
import { ascending } from '../quadrature/knotList';
import { solveIncreasing } from '../special/invert';

const TOLERANCE = 1e-14;
const DEEPEST = 40;

/** A stretch of the axis with its mass, and the mass on either side of it. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly mass: number;
}

/** Distribution function and moments of a normalised density on the line, by adaptive quadrature between its knots. */
export interface Cumulative {
  readonly mean: number;
  readonly variance: number;
  cdf(x: number): number;
  quantile(u: number): number;
}

export function cumulativeOf(density: Density): Cumulative {
  const stretches: Stretch[] = [];
  const knots = ascending(density.knots);
  for (let i = 1; i < knots.length; i++) divide(density, knots[i - 1], knots[i], 0, stretches);
  const kept = stretches.filter(({ mass }) => mass > 0);
  const total = sumOver(kept, ({ mass }) => mass);
  const centre = kept.reduce((a, b) => (b.mass > a.mass ? b : a)).from;
  const first = sumOver(kept, ({ from, to }) => integral(density, from, to, (z) => z - centre)[0]);
  const shift = first / total;
  const mean = centre + shift;
  const second = sumOver(
    kept,
    ({ from, to }) => integral(density, from, to, (z) => (z - centre - shift) ** 2)[0],
  );
  const below: number[] = [];
  const above: number[] = [];
  let reached = 0;
  for (const { mass } of kept) {
    below.push(reached);
    reached += mass;
  }
  reached = 0;
  for (const { mass } of kept.toReversed()) {
    above.unshift(reached);
    reached += mass;
  }
  /** Mass on the left of x, or minus that on its right, whichever is formed from the smaller parts. */
  const signedMass = (x: number): readonly [left: number, right: number] => {
    let i = 0;
    while (i < kept.length - 1 && kept[i].to < x) i += 1;
    const { from, to, mass } = kept[i];
    if (x <= from) return [below[i], above[i] + mass];
    if (x >= to) return [below[i] + mass, above[i]];
    return [
      below[i] + integral(density, from, x, one)[0],
      above[i] + integral(density, x, to, one)[0],
    ];
  };
  return {
    mean,
    variance: second / total,
    cdf: (x) => {
      if (Number.isNaN(x)) return NaN;
      const [left, right] = signedMass(x);
      return left <= right ? left / total : 1 - right / total;
    },
    quantile: (u) => {
      requireProbability(u, 'u');
      if (u === 0 || u === 1) return u === 0 ? density.support[0] : density.support[1];
      const wanted = u * total;
      let i = 0;
      while (i < kept.length - 1 && below[i + 1] < wanted) i += 1;
      const { from, to } = kept[i];
      const gap = (x: number): readonly [number, number] => {
        const [left, right] = signedMass(x);
        const value = left <= right ? left / total - u : 1 - u - right / total;
        return [value, Math.exp(density.logPdfAt(x, 0))];
      };
      return solveIncreasing(gap, from, to, 0.5 * (from + to));
    },
  };
}

const one = (): number => 1;

function sumOver(stretches: readonly Stretch[], f: (stretch: Stretch) => number): number {
  return stretches.reduce((sum, stretch) => sum + f(stretch), 0);
}

function divide(density: Density, from: number, to: number, depth: number, out: Stretch[]): void {
  const [mass, error] = integral(density, from, to, one);
  const middle = 0.5 * (from + to);
  if (error <= TOLERANCE || depth === DEEPEST || !(middle > from && middle < to)) {
    out.push({ from, to, mass });
    return;
  }
  divide(density, from, middle, depth + 1, out);
  divide(density, middle, to, depth + 1, out);
}

/** ∫ f · density between two points, and a bound for the error of the rule. */
function integral(
  density: Density,
  from: number,
  to: number,
  f: (z: number) => number,
): readonly [value: number, error: number] {
  const half = 0.5 * (to - from);
  const middle = 0.5 * (from + to);
  let value = 0;
  let difference = 0;
  let size = 0;
  for (let i = 0; i < POINTS; i++) {
    const z = middle + half * nodes[i];
    const term = half * Math.exp(density.logPdfAt(z, 0)) * f(z);
    value += kronrodWeights[i] * term;
    difference += (kronrodWeights[i] - gaussWeights[i]) * term;
    size += kronrodWeights[i] * Math.abs(term);
  }
  return [value, kronrodError(difference, size)];
}

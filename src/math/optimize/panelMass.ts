import { kronrodWeights, nodes, POINTS } from '../quadrature/kronrod';
import type { TargetPanel } from './targetPanel';

/** Degree up to which p is expanded over a panel: its products with the 21 values are still exact. */
const DEGREE = 15;

/** P_n at the nodes, times (n + ½) and the weight: the coefficients of a function are sums of its values with these. */
const projections = Array.from({ length: DEGREE + 1 }, (_, n) =>
  nodes.map((x, k) => (n + 0.5) * kronrodWeights[k] * legendre(n, x)),
);

/** A panel is halved while its last coefficients are more than this of a mass of 1. */
const RESOLVED = 1e-11;
const DEEPEST = 30;

/** P_{n+1} = RISE[n] t P_n − FALL[n] P_{n−1} */
const RISE = Float64Array.from({ length: DEGREE + 2 }, (_, n) => (2 * n + 1) / (n + 1));
const FALL = Float64Array.from({ length: DEGREE + 2 }, (_, n) => n / (n + 1));

interface Expansion {
  /** Of ∫_{−1}^t p by P_0 … P_{DEGREE + 1}. */
  readonly coefficients: Float64Array;
  readonly isResolved: boolean;
}

/**
 * Mass of p between the left end of a panel and a point inside, by Legendre's expansion of its values at the nodes:
 * ∫_{−1}^t P_n = (P_{n+1}(t) − P_{n−1}(t))/(2n + 1) (DLMF 18.9.7, 18.17.1). Where p is no such polynomial over the panel,
 * by that of its halves.
 */
export function massUpTo(panel: TargetPanel, x: number, depth = 0): number {
  const { coefficients, isResolved } = expansionOf(panel);
  if (!isResolved && depth < DEEPEST) {
    const [left, right] = panel.halves;
    return x < right.left
      ? massUpTo(left, x, depth + 1)
      : massOver(left, depth + 1) + massUpTo(right, x, depth + 1);
  }
  const t = Math.min(1, Math.max(-1, (x - panel.left) / panel.half - 1));
  // Clenshaw's sum of the integral's Legendre series (DLMF §3.11(ii))
  let next = 0;
  let sum = coefficients[DEGREE + 1];
  for (let n = DEGREE; n >= 0; n--) {
    const before = coefficients[n] + RISE[n] * t * sum - FALL[n + 1] * next;
    next = sum;
    sum = before;
  }
  return panel.half * sum;
}

/** Mass of p over a panel. */
export function massOver(panel: TargetPanel, depth = 0): number {
  if (expansionOf(panel).isResolved || depth >= DEEPEST) return panel.mass;
  const [left, right] = panel.halves;
  return massOver(left, depth + 1) + massOver(right, depth + 1);
}

const known = new WeakMap<TargetPanel, Expansion>();

function expansionOf(panel: TargetPanel): Expansion {
  let expansion = known.get(panel);
  if (expansion === undefined) {
    const { p, half } = panel;
    const density = Float64Array.from(projections, (row) => {
      let sum = 0;
      for (let k = 0; k < POINTS; k++) sum += row[k] * p[k];
      return sum;
    });
    const last = Math.abs(density[DEGREE]) + Math.abs(density[DEGREE - 1]);
    expansion = { coefficients: integrated(density), isResolved: half * last < RESOLVED * DEGREE };
    known.set(panel, expansion);
  }
  return expansion;
}

function integrated(density: Float64Array): Float64Array {
  const coefficients = new Float64Array(DEGREE + 2);
  for (let n = 0; n <= DEGREE; n++) {
    const part = density[n] / (2 * n + 1);
    coefficients[n + 1] += part;
    // ∫_{−1}^t P_0 = P_1(t) + 1
    coefficients[Math.max(0, n - 1)] += n === 0 ? part : -part;
  }
  return coefficients;
}

function legendre(n: number, x: number): number {
  if (n === 0) return 1;
  let [previous, current] = [1, x];
  for (let k = 1; k < n; k++) {
    [previous, current] = [current, ((2 * k + 1) * x * current - k * previous) / (k + 1)];
  }
  return current;
}

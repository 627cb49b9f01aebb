import type { Quantity } from '../types';
import type { Density } from './density';
import { gaussWeights, kronrodError, kronrodWeights, nodes, POINTS } from './kronrod';
import { distanceAt, split } from './panel';
import type { ChainEnd, Pair, Panel } from './panel';
import { planPanels } from './plan';
import type { Scope } from './plan';

/**
 * A function of z = anchor + offset to integrate over the axis, from log q(z) and log p(z), either of which may be −∞, and
 * from q(z) and p(z) themselves. The two parts of z are for functions that are neither; next to a finite end their sum
 * would have lost the digits.
 */
export type PairIntegrand = WithSensitivity | WithRounding;

/** f(log q, log p, q, p, anchor, offset). */
type AtPoint = (
  logQ: number,
  logP: number,
  q: number,
  p: number,
  anchor: number,
  offset: number,
) => number;

interface WithSensitivity {
  /** Finite wherever the integral converges. */
  readonly at: AtPoint;
  /**
   * |∂f/∂ log q| + |∂f/∂ log p| + |f|, or more: what the rounding of the two log densities does to f. Where f sums
   * larger parts, their sizes count too.
   */
  readonly sensitivity: AtPoint;
}

interface WithRounding {
  readonly at: AtPoint;
  /** The rounding error of f itself, in units of eps: where one log density is so large that it must not count for all. */
  readonly rounding: AtPoint;
}

/** A panel is halved while its error bound is above this part of an integrand's ∫|f|, and above its own rounding. */
const TOLERANCE = 1e-12;
const MAX_PANELS = 2000;
const MAX_GENERATIONS = 50;
const EPS = Number.EPSILON;
/** Below this a log density is taken as this: keeps 0·∞ out of far tails. */
const LOWEST = -1e300;
/** Rounding of a log density: so many eps of its size, and of 1. */
const LOG_STEPS = 2;
const UNIT_STEPS = 4;

/** Per integrand: value, error bound, ∫|f|, rounding; in one array each, panel by panel. */
interface Piece {
  readonly panel: Panel;
  readonly value: Float64Array;
  readonly error: Float64Array;
  readonly absolute: Float64Array;
  readonly rounding: Float64Array;
}

/**
 * Integrates functions of a pair of densities over the whole axis, all on the same nodes: adaptive Gauss–Kronrod panels
 * laid out for the pair, in logarithmic coordinates at singular ends and in power tails.
 *
 * `scope` may say that fewer kinds of integrals are asked for than all, which saves panels.
 *
 * Every integral must converge: divergence is for the caller to rule out, by reasoning about supports and tails.
 * `errorBound` holds the truncation of the rule, what lies beyond the last panel, and the rounding of the log
 * densities; not a constant error of their normalisers beyond a few eps.
 */
export function integratePair(
  q: Density,
  p: Density,
  integrands: readonly PairIntegrand[],
  scope?: Scope,
): Quantity[] {
  const pair: Pair = { q, p };
  const { panels, chainEnds } = planPanels(pair, scope);
  const pieces = refine(pair, integrands, panels);
  return integrands.map((integrand, i) => {
    let value = 0;
    let error = 0;
    let absolute = 0;
    for (const piece of pieces) {
      value += piece.value[i];
      error += piece.error[i] + piece.rounding[i];
      absolute += piece.absolute[i];
    }
    for (const end of chainEnds) {
      const rest = remainder(pair, end, integrand);
      value += rest.value;
      error += rest.errorBound;
    }
    return {
      value,
      errorBound: error + EPS * Math.sqrt(pieces.length) * absolute,
      method: 'quadrature',
    };
  });
}

function refine(
  pair: Pair,
  integrands: readonly PairIntegrand[],
  panels: readonly Panel[],
): readonly Piece[] {
  let pieces = panels.map((panel) => integratePanel(pair, integrands, panel));
  const limits = new Float64Array(integrands.length);
  for (let generation = 0; generation < MAX_GENERATIONS; generation++) {
    limits.fill(0);
    for (const { absolute } of pieces) {
      for (let i = 0; i < limits.length; i++) limits[i] += TOLERANCE * absolute[i];
    }
    const next: Piece[] = [];
    for (const piece of pieces) {
      const { low, high } = piece.panel;
      const tooShort = high - low < 1e-13 * Math.max(Math.abs(low), Math.abs(high));
      if (tooShort || isGood(piece, limits)) next.push(piece);
      else {
        for (const half of split(piece.panel, 0.5 * (low + high))) {
          next.push(integratePanel(pair, integrands, half));
        }
      }
    }
    if (next.length === pieces.length || next.length > MAX_PANELS) break;
    pieces = next;
  }
  return pieces;
}

function isGood({ error, rounding }: Piece, limits: Float64Array): boolean {
  for (let i = 0; i < limits.length; i++) {
    if (error[i] > limits[i] && error[i] > rounding[i]) return false;
  }
  return true;
}

function integratePanel(pair: Pair, integrands: readonly PairIntegrand[], panel: Panel): Piece {
  const n = integrands.length;
  const value = new Float64Array(n);
  const error = new Float64Array(n);
  const absolute = new Float64Array(n);
  const rounding = new Float64Array(n);
  const middle = 0.5 * (panel.low + panel.high);
  const half = 0.5 * (panel.high - panel.low);
  for (let k = 0; k < POINTS; k++) {
    const t = distanceAt(panel, middle + half * nodes[k]);
    const { anchor } = panel;
    const offset = panel.direction * t;
    const logQ = logAt(pair.q, panel.hasQ, anchor, offset);
    const logP = logAt(pair.p, panel.hasP, anchor, offset);
    const q = Math.exp(logQ);
    const p = Math.exp(logP);
    const jacobian = panel.logarithmic ? half * t : half;
    const weight = jacobian * kronrodWeights[k];
    const difference = jacobian * (kronrodWeights[k] - gaussWeights[k]);
    const unit = EPS * weight * (UNIT_STEPS + LOG_STEPS * (finiteSize(logQ) + finiteSize(logP)));
    for (let i = 0; i < n; i++) {
      const integrand = integrands[i];
      const f = integrand.at(logQ, logP, q, p, anchor, offset);
      value[i] += weight * f;
      error[i] += difference * f;
      absolute[i] += weight * Math.abs(f);
      const known = 'rounding' in integrand;
      const steps = (known ? integrand.rounding : integrand.sensitivity)(
        logQ,
        logP,
        q,
        p,
        anchor,
        offset,
      );
      if (steps > 0) rounding[i] += (known ? EPS * weight : unit) * steps;
    }
  }
  for (let i = 0; i < n; i++) error[i] = kronrodError(error[i], absolute[i]);
  return { panel, value, error, absolute, rounding };
}

function logAt(density: Density, present: boolean, anchor: number, offset: number): number {
  return present ? Math.max(density.logPdfAt(anchor, offset), LOWEST) : -Infinity;
}

function finiteSize(log: number): number {
  return log > LOWEST ? Math.abs(log) : 0;
}

/**
 * What lies beyond a chain, where f runs like a power of the distance t: t·f(t) over the rate at which t·f falls per unit
 * of ln t. The rate of a pure power is constant; how much it still changes bounds what else there is (a logarithm).
 */
function remainder(
  pair: Pair,
  end: ChainEnd,
  integrand: PairIntegrand,
): { readonly value: number; readonly errorBound: number } {
  const outwards = end.inward ? Math.E : 1 / Math.E;
  const at = (steps: number): number => {
    const t = end.distance * outwards ** steps;
    const { anchor } = end;
    const offset = end.direction * t;
    const logQ = logAt(pair.q, end.hasQ, anchor, offset);
    const logP = logAt(pair.p, end.hasP, anchor, offset);
    return t * integrand.at(logQ, logP, Math.exp(logQ), Math.exp(logP), anchor, offset);
  };
  const last = at(0);
  if (last === 0) return { value: 0, errorBound: 0 };
  const span = 8;
  const rate = Math.log(at(span) / last) / span;
  const earlier = Math.log(at(2 * span) / at(span)) / span;
  // The densities underflow, or do not run like a power here: only its size is known.
  if (!(rate > 0) || !Number.isFinite(earlier)) return { value: 0, errorBound: Math.abs(last) };
  const change = Math.abs(rate - earlier) / rate;
  const value = last / rate;
  return { value, errorBound: Math.abs(value) * (2 * change * (1 + 1 / rate) + 1e-12 / rate) };
}

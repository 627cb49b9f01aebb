import { deviance } from '../special/logForms';
import type { Quantity } from '../types';
import type { CountSpec } from './discreteAtoms';
import { P_OUTSIDE_Q, Q_OUTSIDE_P, TOO_LARGE } from './discreteSums';

/** What two Poissons, or two binomials with one n, have in closed form. */
interface CountClosedForms {
  readonly klQP: Quantity;
  readonly klPQ: Quantity;
  readonly chi2QP: Quantity;
  readonly hellinger: Quantity;
  readonly bhattacharyya: Quantity;
  readonly wasserstein1: Quantity;
}

const EPS = Number.EPSILON;

function closed(value: number, relativeError: number): Quantity {
  return { value, errorBound: value * relativeError, method: 'closed form' };
}

function infinite(reason: string): Quantity {
  return { value: Infinity, errorBound: 0, method: 'closed form', reason };
}

/** e^y − 1 for the exponent of a χ²: its rounding grows with y. */
function chi2From(y: number): Quantity {
  const value = Math.expm1(y);
  return value === Infinity ? infinite(TOO_LARGE) : closed(value, EPS * (12 + 12 * y));
}

/** H and BC from x = −log BC ≥ 0. */
function overlap(x: number) {
  return {
    hellinger: closed(Math.sqrt(-Math.expm1(-x)), 16 * EPS),
    bhattacharyya: closed(Math.exp(-x), EPS * (4 + 12 * x)),
  };
}

/** (√a − √b)² from a − b, without cancelling. */
function rootGapSquared(a: number, b: number, difference = a - b): number {
  const gap = difference / (Math.sqrt(a) + Math.sqrt(b) || 1);
  return gap * gap;
}

function poissonForms(a: number, b: number): CountClosedForms {
  const difference = a - b;
  return {
    klQP: closed(b * deviance(difference / b), 16 * EPS),
    klPQ: closed(a * deviance(-difference / a), 16 * EPS),
    chi2QP: chi2From(difference * (difference / b)),
    ...overlap(0.5 * rootGapSquared(a, b)),
    wasserstein1: closed(Math.abs(difference), EPS),
  };
}

/** KL of one Bernoulli trial, Σ over both outcomes of p·deviance(q/p − 1). */
function bernoulliKl(a: number, b: number): number {
  const success = b === 0 ? 0 : b * deviance((a - b) / b);
  const failure = b === 1 ? 0 : (1 - b) * deviance((b - a) / (1 - b));
  return success + failure;
}

function binomialForms(n: number, a: number, b: number): CountClosedForms {
  const outside = (x: number, y: number) => n > 0 && ((y === 0 && x > 0) || (y === 1 && x < 1));
  const difference = a - b;
  const spread = b * (1 - b);
  const chi2Trial = difference === 0 ? 0 : difference * (difference / spread);
  const gap = 0.5 * (rootGapSquared(a, b) + rootGapSquared(1 - a, 1 - b, -difference));
  const trialOverlap = Math.sqrt(a) * Math.sqrt(b) + Math.sqrt(1 - a) * Math.sqrt(1 - b);
  const logOverlap = gap < 0.5 ? Math.log1p(-gap) : Math.log(trialOverlap);
  return {
    klQP: outside(a, b) ? infinite(Q_OUTSIDE_P) : closed(n * bernoulliKl(a, b), 20 * EPS),
    klPQ: outside(b, a) ? infinite(P_OUTSIDE_Q) : closed(n * bernoulliKl(b, a), 20 * EPS),
    chi2QP: outside(a, b)
      ? infinite(Q_OUTSIDE_P)
      : chi2From(n === 0 ? 0 : n * Math.log1p(chi2Trial)),
    ...overlap(n === 0 ? 0 : -n * logOverlap),
    wasserstein1: closed(n * Math.abs(difference), 2 * EPS),
  };
}

/**
 * Closed forms for two Poissons, or two binomials of one n; undefined for a mixed pair. KL by the deviance, χ² =
 * e^{(a−b)²/b} − 1 (Poisson) and (1 + (a−b)²/(b(1−b)))^n − 1 (binomial), BC = e^{−(√a−√b)²/2} and the n-th power of one
 * trial's; Wasserstein-1 is the difference of the means, since the one with the larger parameter is stochastically larger.
 */
export function countClosedForms(q: CountSpec, p: CountSpec): CountClosedForms | undefined {
  if (q.family === 'poisson' && p.family === 'poisson') return poissonForms(q.rate, p.rate);
  if (q.family === 'binomial' && p.family === 'binomial' && q.n === p.n) {
    return binomialForms(q.n, q.prob, p.prob);
  }
  return undefined;
}

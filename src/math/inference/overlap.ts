import { readComponents } from '../distributions/mixtureComponents';
import { logBeta } from '../special/logBeta';
import { deviance } from '../special/logForms';
import { HALF_LOG_TWO_PI, stirlingSeries } from '../special/stirling';
import type { ContinuousSpec, GammaSpec } from '../types';

/** The logarithm of a positive number with an absolute bound of its error, which is the relative one of the number. */
export interface LogEstimate {
  readonly log: number;
  readonly errorBound: number;
}

const STEPS = 16;

function known(...terms: readonly number[]): LogEstimate {
  let log = 0;
  let size = 0;
  for (const term of terms) {
    log += term;
    size += Math.abs(term);
  }
  return { log, errorBound: STEPS * Number.EPSILON * (1 + size) };
}

/**
 * log ∫ f g of two members of one family (normals and their mixtures count as one), where it converges; undefined
 * for other pairs.
 */
export function logOverlap(f: ContinuousSpec, g: ContinuousSpec): LogEstimate | undefined {
  const parts = componentsOf(f);
  const others = componentsOf(g);
  if (parts !== undefined && others !== undefined) {
    return logSum(parts.flatMap((a) => others.map((b) => normalOverlap(a, b))));
  }
  if (f.family === 'beta' && g.family === 'beta') {
    return known(logBeta(f.a + g.a - 1, f.b + g.b - 1), -logBeta(f.a, f.b), -logBeta(g.a, g.b));
  }
  if (f.family === 'gamma' && g.family === 'gamma') return gammaOverlap(f, g);
  return undefined;
}

/** From this shape on the parts that cancel between the gamma functions and the powers are taken together. */
const LARGE_SHAPE = 20;

/**
 * ∫ of a product of two gammas, with r = r_f + r_g: r (r_f/r)^{a_f} (r_g/r)^{a_g} / ((a_f + a_g − 1) B(a_f, a_g)). For large
 * shapes by Stirling's formula: what cancels is −(a_f + a_g) times the KL of two coins, shapes' shares against rates'.
 */
function gammaOverlap(f: GammaSpec, g: GammaSpec): LogEstimate {
  const rate = f.rate + g.rate;
  const shape = f.shape + g.shape;
  const common = Math.log(rate) - Math.log(f.shape - 1 + g.shape);
  if (Math.min(f.shape, g.shape) < LARGE_SHAPE) {
    return known(
      common,
      -logBeta(f.shape, g.shape),
      f.shape * Math.log(f.rate / rate),
      g.shape * Math.log(g.rate / rate),
    );
  }
  const shareF = f.rate / rate;
  const shareG = g.rate / rate;
  const excess = (f.shape * shareG - g.shape * shareF) / shape; // share of the shapes − share of the rates
  const coins = shareF * deviance(excess / shareF) + shareG * deviance(-excess / shareG);
  const corrections = stirlingSeries(shape) - stirlingSeries(f.shape) - stirlingSeries(g.shape);
  const { log, errorBound } = known(
    common,
    -shape * coins,
    0.5 * Math.log((f.shape / shape) * g.shape),
    -HALF_LOG_TWO_PI,
    corrections,
  );
  // the shares are rounded: the KL moves by √(2 KL) of that
  return { log, errorBound: errorBound + 4 * Number.EPSILON * shape * Math.sqrt(2 * coins) };
}

interface Component {
  readonly logWeight: number;
  readonly mean: number;
  readonly sd: number;
}

function componentsOf(spec: ContinuousSpec): readonly Component[] | undefined {
  if (spec.family === 'normal') return [{ logWeight: 0, mean: spec.mean, sd: spec.sd }];
  if (spec.family !== 'gaussianMixture') return undefined;
  const { weights, means, sds } = readComponents(spec);
  return weights.map((w, i) => ({ logWeight: Math.log(w), mean: means[i], sd: sds[i] }));
}

/** ∫ of a product of two normals: the density of N(0, s_f² + s_g²) at the distance of their means. */
function normalOverlap(a: Component, b: Component): LogEstimate {
  const norm = Math.hypot(a.sd, b.sd);
  const t = (a.mean - b.mean) / norm;
  const { log, errorBound } = known(
    -HALF_LOG_TWO_PI,
    -Math.log(norm),
    -0.5 * t * t,
    a.logWeight + b.logWeight,
  );
  const ofMeans = (Math.abs(t) * (Math.abs(a.mean) + Math.abs(b.mean))) / norm;
  return { log, errorBound: errorBound + 2 * Number.EPSILON * ofMeans };
}

function logSum(terms: readonly LogEstimate[]): LogEstimate {
  if (terms.length === 1) return terms[0];
  const largest = Math.max(...terms.map(({ log }) => log));
  let sum = 0;
  let error = 0;
  for (const { log, errorBound } of terms) {
    const share = Math.exp(log - largest);
    sum += share;
    error += share * (errorBound + 4 * Number.EPSILON);
  }
  const log = largest + Math.log(sum);
  return { log, errorBound: error / sum + 4 * Number.EPSILON * (1 + Math.abs(log)) };
}

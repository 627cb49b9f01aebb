import { incompleteBeta } from '../special/incompleteBeta';
import { binomialLogPmf } from '../special/logPmf';
import { normalQuantile } from '../special/normal';
import { DomainError } from '../types';
import type { BinomialSpec } from '../types';
import { requireProbability } from './check';
import { integerQuantile } from './integerQuantile';
import { LARGEST_COUNT } from './poisson';
import type { DiscreteDistribution, Family } from './types';

function create(spec: BinomialSpec): DiscreteDistribution<BinomialSpec> {
  const { n } = spec;
  if (!Number.isInteger(n) || n < 0 || n > LARGEST_COUNT) {
    throw new DomainError('n', n, `an integer from 0 to ${LARGEST_COUNT}`);
  }
  const prob = requireProbability(spec.prob, 'prob');
  const logPdf = (k: number): number =>
    Number.isInteger(k) && k >= 0 && k <= n ? binomialLogPmf(k, n, prob) : -Infinity;
  const cdf = (x: number): number => {
    const k = Math.floor(x);
    if (!(k >= 0)) return Number.isNaN(k) ? NaN : 0;
    return k >= n ? 1 : incompleteBeta(1 - prob, n - k, k + 1, prob);
  };
  const low = prob === 1 ? n : 0;
  const high = prob === 0 ? 0 : n;
  const mean = n * prob;
  const variance = n * prob * (1 - prob);
  const quantile = (u: number): number => {
    requireProbability(u, 'u');
    if (u === 0 || u === 1) return u === 0 ? low : high;
    return integerQuantile(cdf, u, low, high, mean + Math.sqrt(variance) * normalQuantile(u));
  };
  return {
    kind: 'discrete',
    family: 'binomial',
    spec,
    logPdf,
    pdf: (k) => Math.exp(logPdf(k)),
    cdf,
    quantile,
    sample: (random) => quantile(random()),
    mean,
    variance,
    support: [low, high],
    modes: binomialModes(n, prob),
    breakpoints: [],
  };
}

/** ⌊(n + 1) prob⌋, and the count below it where (n + 1) prob is a whole number and the two are equally likely. */
function binomialModes(n: number, prob: number): number[] {
  const peak = (n + 1) * prob;
  const top = Math.min(n, Math.floor(peak));
  return peak === top && top > 0 ? [top - 1, top] : [top];
}

/** Successes in n independent trials: n an integer from 0 to 1e7, prob in [0, 1]. */
export const binomial: Family<BinomialSpec, DiscreteDistribution<BinomialSpec>> = {
  family: 'binomial',
  create,
};

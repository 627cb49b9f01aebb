import { gammaUpper } from '../special/incompleteGamma';
import { poissonLogPmf } from '../special/logPmf';
import { normalQuantile } from '../special/normal';
import { DomainError } from '../types';
import type { PoissonSpec } from '../types';
import { requirePositive, requireProbability } from './check';
import { integerQuantile } from './integerQuantile';
import type { DiscreteDistribution, Family } from './types';

/** Largest rate and number of trials: sums over the counts stay below a second. */
export const LARGEST_COUNT = 1e7;

function create(spec: PoissonSpec): DiscreteDistribution<PoissonSpec> {
  const rate = requirePositive(spec.rate, 'rate');
  if (rate > LARGEST_COUNT) {
    throw new DomainError('rate', rate, `a number in (0, ${LARGEST_COUNT}]`);
  }
  const logPdf = (k: number): number =>
    Number.isInteger(k) && k >= 0 ? poissonLogPmf(k, rate) : -Infinity;
  const cdf = (x: number): number => {
    if (!(x >= 0)) return Number.isNaN(x) ? NaN : 0;
    return x === Infinity ? 1 : gammaUpper(Math.floor(x) + 1, rate);
  };
  const quantile = (u: number): number => {
    requireProbability(u, 'u');
    if (u === 0 || u === 1) return u === 0 ? 0 : Infinity;
    return integerQuantile(cdf, u, 0, Infinity, rate + Math.sqrt(rate) * normalQuantile(u));
  };
  const top = Math.floor(rate);
  return {
    kind: 'discrete',
    family: 'poisson',
    spec,
    logPdf,
    pdf: (k) => Math.exp(logPdf(k)),
    cdf,
    quantile,
    sample: (random) => quantile(random()),
    mean: rate,
    variance: rate,
    support: [0, Infinity],
    modes: top === rate ? [top - 1, top] : [top],
    breakpoints: [],
  };
}

/** Poisson counts 0, 1, 2, … with the given rate (their mean), 0 < rate ≤ 1e7. */
export const poisson: Family<PoissonSpec, DiscreteDistribution<PoissonSpec>> = {
  family: 'poisson',
  create,
};

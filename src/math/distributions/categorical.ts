import type { CategoricalSpec } from '../types';
import { requireProbability } from './check';
import { requireProbabilities } from './checkArrays';
import type { DiscreteDistribution, Family } from './types';

function create(spec: CategoricalSpec): DiscreteDistribution<CategoricalSpec> {
  const { probs, excess } = requireProbabilities(spec.probs, 'probs');
  const normalised = probs.map((p) => p / (1 + excess));
  const n = normalised.length;
  const reached: number[] = [];
  normalised.reduce((sum, p, i) => (reached[i] = Math.min(1, sum + p)), 0);
  const low = normalised.findIndex((p) => p > 0);
  const high = normalised.findLastIndex((p) => p > 0);
  const pdf = (k: number): number => normalised[k] ?? 0;
  const quantile = (u: number): number => {
    requireProbability(u, 'u');
    if (u === 0) return low;
    let k = low;
    while (k < high && reached[k] < u) k += 1;
    return k;
  };
  const mean = normalised.reduce((sum, p, k) => sum + p * k, 0);
  const highest = Math.max(...normalised);
  return {
    kind: 'discrete',
    family: 'categorical',
    spec,
    logPdf: (k) => Math.log(pdf(k)),
    pdf,
    cdf: (x) => (x < low ? 0 : x >= high ? 1 : reached[Math.min(n - 1, Math.floor(x))]),
    quantile,
    sample: (random) => quantile(random()),
    mean,
    variance: normalised.reduce((sum, p, k) => sum + p * (k - mean) ** 2, 0),
    support: [low, high],
    modes: normalised.map((_, k) => k).filter((k) => normalised[k] === highest),
    breakpoints: [],
  };
}

/**
 * Categories 0 … n − 1 with the given probabilities: ≥ 0, summing to 1 within 1e-9, divided by their exact sum. Its modes
 * are the most probable categories.
 */
export const categorical: Family<CategoricalSpec, DiscreteDistribution<CategoricalSpec>> = {
  family: 'categorical',
  create,
};

import { deviance } from './logForms';
import { stirlingError } from './stirling';

const LOG_TWO_PI = Math.log(2 * Math.PI);

/** x log(x/m) + m − x for counts x ≥ 0 against an expected m > 0: Loader's deviance part. */
function countDeviance(x: number, m: number): number {
  const r = (x - m) / m;
  return Number.isFinite(r) ? m * deviance(r) : x * (Math.log(x) - Math.log(m)) + m - x;
}

/**
 * log of the Poisson probability of the count k ≥ 0 at the given rate > 0, by the saddle-point form: the error is a few
 * ulp of the result plus 1e-15, where the textbook formula loses k log k ulp (C. Loader, "Fast and accurate computation of binomial
 * probabilities", 2000).
 */
export function poissonLogPmf(k: number, rate: number): number {
  if (k === 0) return -rate;
  return -stirlingError(k) - countDeviance(k, rate) - 0.5 * (LOG_TWO_PI + Math.log(k));
}

/** log of the binomial probability of k successes in n trials, 0 ≤ k ≤ n, 0 ≤ prob ≤ 1; the same source and error. */
export function binomialLogPmf(k: number, n: number, prob: number): number {
  if (prob === 0) return k === 0 ? 0 : -Infinity;
  if (prob === 1) return k === n ? 0 : -Infinity;
  if (k === 0) return n * Math.log1p(-prob);
  if (k === n) return n * (prob < 0.5 ? Math.log(prob) : Math.log1p(prob - 1));
  const rest = n - k;
  return (
    stirlingError(n) -
    stirlingError(k) -
    stirlingError(rest) -
    countDeviance(k, n * prob) -
    countDeviance(rest, n * (1 - prob)) -
    0.5 * (LOG_TWO_PI + Math.log(k) + Math.log(rest / n))
  );
}

/**
 * Bernoulli numbers B_2, B_4, …, B_20 as exact fractions (DLMF table 24.2.1).
 * Every asymptotic series of this folder is built from them.
 */
const BERNOULLI: readonly (readonly [number, number])[] = [
  [1, 6],
  [-1, 30],
  [1, 42],
  [-1, 30],
  [5, 66],
  [-691, 2730],
  [7, 6],
  [-3617, 510],
  [43867, 798],
  [-174611, 330],
];

/** B_{2k} for k = 1 … 10. */
export const bernoulliNumbers: readonly number[] = BERNOULLI.map(([n, d]) => n / d);

/** Below this argument the asymptotic series are reached by a recurrence; their tenth term is then < 1e-17. */
export const ASYMPTOTIC_START = 8;

export const HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);

const coefficients = BERNOULLI.map(([n, d], i) => n / (d * (2 * i + 2) * (2 * i + 1)));

/** Σ_k B_{2k} / (2k (2k−1) x^{2k−1}), the correction of Stirling's formula, for x ≥ 8 (DLMF 5.11.1). */
export function stirlingSeries(x: number): number {
  const r = 1 / x;
  const s = r * r;
  let sum = 0;
  for (let i = coefficients.length - 1; i >= 0; i--) sum = sum * s + coefficients[i];
  return sum * r;
}

/**
 * Error of Stirling's formula, log Γ(x+1) − (x + 1/2) log x + x − log √(2π), for x > 0. Absolute error < 1e-15.
 * Source: C. Loader, "Fast and accurate computation of binomial probabilities" (2000), §2; for small x by the
 * recurrence δ(x) = δ(x+1) + (x + 1/2) log(1 + 1/x) − 1.
 */
export function stirlingError(x: number): number {
  let shift = 0;
  let y = x;
  while (y < ASYMPTOTIC_START) {
    shift += (y + 0.5) * Math.log1p(1 / y) - 1;
    y += 1;
  }
  return shift + stirlingSeries(y);
}

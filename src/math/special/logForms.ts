/** log(1 + e^x), the softplus, without overflow. */
export function log1pExp(x: number): number {
  return x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x));
}

/** The logistic function 1 / (1 + e^{−x}), relative accuracy kept in the left tail. */
export function sigmoid(x: number): number {
  if (x >= 0) return 1 / (1 + Math.exp(-x));
  const e = Math.exp(x);
  return e / (1 + e);
}

/** 1/n! for n = 2 … 19, for the series of e^x − 1 − x. */
const inverseFactorials: readonly number[] = Array.from({ length: 18 }, (_, i) => {
  let product = 1;
  for (let n = 2; n <= i + 2; n++) product *= n;
  return 1 / product;
});

/** e^x − 1 − x ≥ 0, with full relative accuracy near 0 (Taylor series for |x| < 1). */
export function expm1MinusX(x: number): number {
  if (!(Math.abs(x) < 1)) return Math.expm1(x) - x;
  let sum = 0;
  for (let i = inverseFactorials.length - 1; i >= 0; i--) sum = sum * x + inverseFactorials[i];
  return sum * x * x;
}

/**
 * (1 + r) log(1 + r) − r ≥ 0 for r ≥ −1, with full relative accuracy near 0; the Poisson deviance is
 * b · deviance(a/b − 1) = a log(a/b) + b − a. With s = r/(2 + r), log(1 + r) = 2 Σ s^{2k+1}/(2k+1) (DLMF 4.6.4),
 * so the value is r s + 2 (1 + r) Σ_{k≥1} s^{2k+1}/(2k+1) (C. Loader 2000, §3).
 */
export function deviance(r: number): number {
  if (r === -1) return 1;
  if (Math.abs(r) > 0.2) return (1 + r) * Math.log1p(r) - r;
  const s = r / (2 + r);
  const s2 = s * s;
  let power = s * s2;
  let sum = 0;
  for (let k = 3; ; k += 2) {
    const next = sum + power / k;
    if (next === sum) break;
    sum = next;
    power *= s2;
  }
  return r * s + 2 * (1 + r) * sum;
}

import { solveIncreasing } from './invert';
import { deviance } from './logForms';
import { logGamma } from './logGamma';
import { ASYMPTOTIC_START, stirlingSeries } from './stirling';

const MAX_TERMS = 1_000_000;

/** log of x^a e^{−x} / Γ(a + 1); for large a by Loader's saddle-point form, which does not cancel. */
function logPrefix(a: number, x: number): number {
  if (a < ASYMPTOTIC_START) return a * Math.log(x) - x - logGamma(a + 1);
  return -x * deviance((a - x) / x) - 0.5 * Math.log(2 * Math.PI * a) - stirlingSeries(a);
}

function lowerSeries(a: number, x: number): number {
  let term = 1;
  let sum = 1;
  for (let n = 1; n < MAX_TERMS && term > 1e-17 * sum; n++) {
    term *= x / (a + n);
    sum += term;
  }
  return sum * Math.exp(logPrefix(a, x));
}

/** Continued fraction DLMF 8.9.2 by the modified Lentz method (DLMF 3.10(iii)). */
function upperFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1e300;
  let d = 1 / b;
  let value = d;
  for (let n = 1; n < MAX_TERMS; n++) {
    const numerator = -n * (n - a);
    b += 2;
    d = 1 / (numerator * d + b);
    c = b + numerator / c;
    const factor = c * d;
    value *= factor;
    if (Math.abs(factor - 1) < 2e-16) break;
  }
  return value * a * Math.exp(logPrefix(a, x));
}

/**
 * Regularised lower incomplete gamma function P(a, x), a > 0, x ≥ 0 (DLMF 8.2.4, series 8.11.4).
 * Measured relative error ≤ 2e-14 for a ≤ 1000 wherever P > 0.01, ≤ 1e-13 up to a = 1e6.
 */
export function gammaLower(a: number, x: number): number {
  if (!(x > 0)) return x <= 0 ? 0 : NaN;
  if (x === Infinity) return 1;
  return x < a + 1 ? lowerSeries(a, x) : 1 - upperFraction(a, x);
}

/** Regularised upper incomplete gamma function Q(a, x) = 1 − P(a, x), relative accuracy kept in the right tail. */
export function gammaUpper(a: number, x: number): number {
  if (!(x > 0)) return x <= 0 ? 1 : NaN;
  if (x === Infinity) return 0;
  return x < a + 1 ? 1 - lowerSeries(a, x) : upperFraction(a, x);
}

/** The x ≥ 0 with P(a, x) = u, solved in log x on whichever tail is smaller, so that an x of 1e-200 is found too. */
export function inverseGammaLower(u: number, a: number): number {
  if (u <= 0) return 0;
  if (u >= 1) return Infinity;
  const atShape = gammaLower(a, a);
  const logSlope = (t: number, x: number) => a * t - x - logGamma(a);
  if (u <= atShape) {
    const target = Math.log(u);
    const leading = (target + logGamma(a + 1)) / a; // P(a, x) ≤ x^a / Γ(a + 1), with equality as x → 0
    if (leading < -740) return Math.exp(leading);
    const solve = (t: number): [number, number] => {
      const x = Math.exp(t);
      const mass = gammaLower(a, x);
      if (mass === 0) return [-Infinity, 1];
      return [Math.log(mass) - target, Math.exp(logSlope(t, x)) / mass];
    };
    return Math.exp(solveIncreasing(solve, leading - 1, Math.log(a), leading));
  }
  const target = Math.log1p(-u);
  const solve = (t: number): [number, number] => {
    const x = Math.exp(t);
    const mass = gammaUpper(a, x);
    if (mass === 0) return [Infinity, 1];
    return [target - Math.log(mass), Math.exp(logSlope(t, x)) / mass];
  };
  const start = a + Math.sqrt(a) * Math.sqrt(-2 * target);
  const high = a + 60 * Math.sqrt(a) + 800;
  return Math.exp(solveIncreasing(solve, Math.log(a), Math.log(high), Math.log(start)));
}

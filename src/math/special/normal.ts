import { erf, erfc, erfcx } from './erf';

const SQRT_TWO_PI = Math.sqrt(2 * Math.PI);

/** e^{−z²/2} without the rounding of z²: the head of z has an exact square. */
function gaussian(z: number): number {
  if (Math.abs(z) > 40) return 0; // underflowed; far out the product below would be 0·∞
  const head = Math.fround(z);
  return Math.exp(-0.5 * head * head) * Math.exp(-0.5 * (z - head) * (z + head));
}

/** Standard normal distribution function Φ(z), relative accuracy kept in the left tail until it underflows. */
export function normalCdf(z: number): number {
  if (z < -1) return 0.5 * erfcx(-z * Math.SQRT1_2) * gaussian(z);
  return 0.5 * erfc(-z * Math.SQRT1_2);
}

/** log Φ(z), accurate for every z: −z²/2 + log(erfcx(−z/√2)/2) on the left, log1p(−Φ(−z)) on the right. */
export function logNormalCdf(z: number): number {
  if (z < 0) return -0.5 * z * z + Math.log(0.5 * erfcx(-z * Math.SQRT1_2));
  return Math.log1p(-normalCdf(-z));
}

/** φ(z)/Φ(z), the inverse Mills ratio of −z: the slope of log Φ. Accurate for every z. */
export function normalHazard(z: number): number {
  if (z < 0) return Math.sqrt(2 / Math.PI) / erfcx(-z * Math.SQRT1_2);
  return gaussian(z) / (SQRT_TWO_PI * normalCdf(z));
}

/**
 * Standard normal quantile Φ⁻¹(u) for 0 ≤ u ≤ 1 (±∞ at the ends), by Newton's method on log Φ, which is concave,
 * from the tail expansion √(−2 log u). Relative error ≤ 1e-15 in the left half; for u near 1 it is that of 1 − u.
 */
export function normalQuantile(u: number): number {
  if (!(u >= 0 && u <= 1)) return NaN;
  if (u > 0.5) return -normalQuantile(1 - u);
  if (u === 0) return -Infinity;
  if (u === 0.5) return 0;
  // near the middle erf has the digits of u − 1/2; in the tail log Φ is nearly quadratic
  const middle = u > 0.25;
  const target = Math.log(u);
  let z = middle ? (u - 0.5) * SQRT_TWO_PI : -Math.sqrt(-2 * target - Math.log(1 - 4 * target));
  for (let step = 0; step < 30; step++) {
    const change = middle
      ? (0.5 * erf(z * Math.SQRT1_2) - (u - 0.5)) * SQRT_TWO_PI * Math.exp(0.5 * z * z)
      : (logNormalCdf(z) - target) / normalHazard(z);
    z -= change;
    if (Math.abs(change) <= 4e-16 * Math.abs(z)) break;
  }
  return z;
}

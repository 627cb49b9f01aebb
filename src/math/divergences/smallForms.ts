/** Σ_{k≥1} x^k/(2k) and Σ_{k≥1} x^k/(2k+1), seven terms: relative error < 1e-17 for |x| ≤ 1/16. */
const EVEN = [2, 24, 720, 40320, 3628800, 479001600, 87178291200].map((f) => 1 / f);
const ODD = [6, 120, 5040, 362880, 39916800, 6227020800, 1307674368000].map((f) => 1 / f);

/** Where the series take over from the direct formulas. */
export const SMALL = 0.25;

/** cosh d − 1 for |d| ≤ SMALL, without cancellation. */
export function coshMinusOne(d: number): number {
  const x = d * d;
  return (
    x *
    (EVEN[0] +
      x * (EVEN[1] + x * (EVEN[2] + x * (EVEN[3] + x * (EVEN[4] + x * (EVEN[5] + x * EVEN[6]))))))
  );
}

/** sinh d − d for |d| ≤ SMALL, without cancellation. */
export function sinhMinusArgument(d: number): number {
  const x = d * d;
  return (
    d *
    x *
    (ODD[0] + x * (ODD[1] + x * (ODD[2] + x * (ODD[3] + x * (ODD[4] + x * (ODD[5] + x * ODD[6]))))))
  );
}

/**
 * e^{−d} − 1 + d ≥ 0, what a point adds to KL(q‖p) per unit of q when d = log q − log p:
 * its terms q·log(q/p) − q + p integrate to KL and are never negative.
 */
export function klDensity(d: number): number {
  if (Math.abs(d) <= SMALL) return coshMinusOne(d) - sinhMinusArgument(d);
  return Math.expm1(-d) + d;
}

/**
 * ln 2 − H_b((1+y)/2) = ½[(1+y) ln(1+y) + (1−y) ln(1−y)] for |y| ≤ 1/8 as Σ y^{2k}/(2k(2k−1)), nine terms.
 * With y = tanh(d/2) and times (q+p)/2 it is what a point adds to the Jensen–Shannon divergence.
 */
export function entropyDeficit(y: number): number {
  const x = y * y;
  let sum = 0;
  for (let k = 9; k >= 1; k--) sum = sum * x + 1 / (2 * k * (2 * k - 1));
  return sum * x;
}

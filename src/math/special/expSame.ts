/** ln 2 in two parts: the first has 32 bits, so that it times a whole number below 2²⁰ is exact (S. Gal 1991; fdlibm e_exp). */
const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;
/** 1/n! for n = 13 … 0: the rest of the series is below 2⁻⁵⁷ of the sum for |r| ≤ ln 2/2. */
const COEFFICIENTS = Array.from({ length: 14 }, (_, i) => 1 / factorial(13 - i));
/** 2^−k, by halving, down to the smallest double. */
const HALVES = halves();

function factorial(n: number): number {
  let product = 1;
  for (let i = 2; i <= n; i++) product *= i;
  return product;
}

function halves(): Float64Array {
  const powers = new Float64Array(1076);
  let power = 1;
  for (let k = 0; k < powers.length; k++) {
    powers[k] = power;
    power /= 2;
  }
  return powers;
}

/**
 * e^x for x ≤ 0 within 2 units in the last place, by additions and multiplications only: the same double in every
 * engine, unlike Math.exp. For iterations that make much of a last digit. 0 below −745.2.
 */
export function expSame(x: number): number {
  if (x < -745.2) return 0;
  const k = Math.round(-x / Math.LN2);
  const r = x + k * LN2_HIGH + k * LN2_LOW;
  let sum = COEFFICIENTS[0];
  for (let i = 1; i < 14; i++) sum = sum * r + COEFFICIENTS[i];
  return sum * HALVES[k];
}

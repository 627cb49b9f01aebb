import { add, divide, exactProduct, multiply } from './doubleDouble';
import type { DoubleDouble } from './doubleDouble';

const ONE: DoubleDouble = [1, 0];
/** ln 2 to 32 digits. */
const LN2: DoubleDouble = [Math.LN2, 2.3190468138462996e-17];
/** The argument is halved this often before the series, and the value doubled as often in its argument after it. */
const HALVINGS = 5;
/** |r| ≤ ln 2/64: r^14/14! is below 1e-38. */
const TERMS = 14;

/** e^r − 1 for a small argument, by Horner's rule on Σ r^k/k!. */
function expm1Series(r: DoubleDouble): DoubleDouble {
  let sum = ONE;
  for (let k = TERMS; k >= 2; k--) sum = add(ONE, divide(multiply(r, sum), [k, 0]));
  return multiply(r, sum);
}

/** e^x for x ≤ 0, to a relative 3e-30 while the value is above 1e-290; 0 where a double holds nothing. */
export function expDoubleDouble(x: DoubleDouble): DoubleDouble {
  if (x[0] === 0) return ONE;
  if (!(x[0] > -746)) return [0, 0];
  const power = Math.round(x[0] / Math.LN2);
  const [high, low] = exactProduct(power, LN2[0]);
  const rest = add(x, [-high, -(low + power * LN2[1])]);
  const scale = 2 ** -HALVINGS;
  let value = expm1Series([rest[0] * scale, rest[1] * scale]);
  // e^{2r} − 1 = (e^r − 1)(e^r + 1)
  for (let i = 0; i < HALVINGS; i++) value = multiply(value, add(value, [2, 0]));
  const [a, b] = add(ONE, value);
  // in two steps, since 2^power alone may be below the smallest double
  const half = Math.trunc(power / 2);
  return [a * 2 ** half * 2 ** (power - half), b * 2 ** half * 2 ** (power - half)];
}

/**
 * Sum of the values as an unevaluated pair high + low, carrying about twice the digits of a double
 * (A. Neumaier, Z. Angew. Math. Mech. 54 (1974) 39; the error of each addition is exact, D. Knuth, TAOCP 2, 4.2.2).
 */
export function compensatedPair(values: ArrayLike<number>): readonly [high: number, low: number] {
  let sum = 0;
  let carry = 0;
  for (let i = 0; i < values.length; i++) {
    const x = values[i];
    const next = sum + x;
    carry += Math.abs(sum) >= Math.abs(x) ? sum - next + x : x - next + sum;
    sum = next;
  }
  if (!Number.isFinite(sum)) return [sum, 0];
  const high = sum + carry;
  return [high, sum - high + carry];
}

/** An unevaluated sum high + low with |low| ≤ ulp(high)/2: about 32 digits (T. J. Dekker, Numer. Math. 18 (1971) 224). */
export type DoubleDouble = readonly [high: number, low: number];

function normalised(high: number, low: number): DoubleDouble {
  const sum = high + low;
  return [sum, low - (sum - high)];
}

/** a + b exactly (D. Knuth, TAOCP 2, 4.2.2). */
export function exactSum(a: number, b: number): DoubleDouble {
  const sum = a + b;
  const part = sum - a;
  return [sum, a - (sum - part) + (b - part)];
}

/** a · b exactly while nothing over- or underflows: Veltkamp's splitting into 26-bit halves (Dekker 1971, §4). */
export function exactProduct(a: number, b: number): DoubleDouble {
  const splitter = 2 ** 27 + 1;
  const product = a * b;
  const a1 = a * splitter - (a * splitter - a);
  const b1 = b * splitter - (b * splitter - b);
  const a2 = a - a1;
  const b2 = b - b1;
  return [product, a1 * b1 - product + a1 * b2 + a2 * b1 + a2 * b2];
}

export function add(x: DoubleDouble, y: DoubleDouble): DoubleDouble {
  const [high, low] = exactSum(x[0], y[0]);
  const [rest, restLow] = exactSum(x[1], y[1]);
  const [a, b] = normalised(high, low + rest);
  return normalised(a, b + restLow);
}

export function negative(x: DoubleDouble): DoubleDouble {
  return [-x[0], -x[1]];
}

export function multiply(x: DoubleDouble, y: DoubleDouble): DoubleDouble {
  const [high, low] = exactProduct(x[0], y[0]);
  return normalised(high, low + (x[0] * y[1] + x[1] * y[0]));
}

export function divide(x: DoubleDouble, y: DoubleDouble): DoubleDouble {
  const first = x[0] / y[0];
  const rest = add(x, negative(multiply([first, 0], y)));
  return normalised(first, rest[0] / y[0]);
}

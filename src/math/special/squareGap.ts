/** 2^27 + 1 splits a double into two halves whose products are exact (T. J. Dekker 1971, §5). */
const SPLITTER = 2 ** 27 + 1;

/** a² as its rounded value and the exact error of it (Dekker 1971), for a without over- or underflow. */
function exactSquare(a: number): readonly [high: number, low: number] {
  const c = SPLITTER * a;
  const head = c - (c - a);
  const tail = a - head;
  const high = a * a;
  return [high, head * head - high + 2 * head * tail + tail * tail];
}

/**
 * 2 − (b/a)² for a, b > 0 with a finite reciprocal, relative accuracy and sign kept where b/a is √2 to the last digit: the
 * two squares are formed exactly. Never 0, since √2 is irrational.
 */
export function twoLessSquaredRatio(b: number, a: number): number {
  const ratio = b / a;
  const plain = 2 - ratio * ratio;
  if (!(Math.abs(plain) < 0.5)) return plain;
  const unit = 2 ** Math.floor(Math.log2(a));
  const [highA, lowA] = exactSquare(a / unit);
  const [highB, lowB] = exactSquare(b / unit);
  // near the border both differences are exact, and so is their sum
  return (2 * highA - highB + (2 * lowA - lowB)) / highA;
}

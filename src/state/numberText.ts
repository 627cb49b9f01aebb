// No backtracking: each character has one way to match, so a long hostile text costs one pass.
const DECIMAL = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+ -]?\d+)?$/;
const LONGEST = 64;

/**
 * A finite number from decimal ASCII text, exponents accepted; `undefined` for anything else (NaN,
 * Infinity, hex, other scripts' digits, overflow). Negative zero reads as 0.
 */
export function parseNumber(text: string): number | undefined {
  if (text.length > LONGEST) return undefined;
  const trimmed = text.trim();
  if (!DECIMAL.test(trimmed)) return undefined;
  // A plus sign in a query arrives as a space: "1e+5" as "1e 5".
  const value = Number(trimmed.replace(' ', '+'));
  return Number.isFinite(value) ? value + 0 : undefined;
}

/**
 * The shortest text that reads back as the very same double: plain digits, or the exponent form
 * where that is clearly shorter ("0.001", "1e-7").
 */
export function formatNumberText(value: number): string {
  const plain = String(value + 0).replace('+', '');
  const exponent = (value + 0).toExponential().replace('+', '');
  return exponent.length + 2 < plain.length ? exponent : plain;
}

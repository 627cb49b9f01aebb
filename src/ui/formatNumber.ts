const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** Numbers of this decimal exponent and more, or below the small one, are written with ×10ⁿ. */
const LARGE_EXPONENT = 5;
const SMALL_EXPONENT = -4;

/** An integer in superscript characters: -12 gives ⁻¹². */
export function superscript(integer: number): string {
  const digits = String(Math.abs(integer)).replace(/\d/g, (digit) =>
    SUPERSCRIPTS.charAt(Number(digit)),
  );
  return integer < 0 ? `⁻${digits}` : digits;
}

/**
 * A number for readers, always with `digits` significant digits (so that its width hardly changes while it runs):
 * 0.6141, −12.50, 3.000×10⁻⁷, ∞. Zero is "0".
 * @throws RangeError for NaN, which must never reach a reader.
 */
export function formatNumber(value: number, digits = 4): string {
  if (Number.isNaN(value)) throw new RangeError('a number to be shown is NaN');
  const sign = value < 0 ? '−' : '';
  const size = Math.abs(value);
  if (size === Infinity) return `${sign}∞`;
  if (size === 0) return '0';
  // Rounding first: 9.9999e-5 with three digits is 1.00e-4, whose exponent is another.
  const [mantissa, power] = size.toExponential(digits - 1).split('e') as [string, string];
  const exponent = Number(power);
  if (exponent >= LARGE_EXPONENT || exponent < SMALL_EXPONENT)
    return `${sign}${mantissa}×10${superscript(exponent)}`;
  return sign + size.toFixed(Math.max(0, digits - 1 - exponent));
}

/**
 * A computed number for readers: what cannot be told from 0 within its error bound is shown as 0; its last digits would
 * be noise that runs while the reader drags.
 */
export function formatQuantity(
  { value, errorBound }: { readonly value: number; readonly errorBound: number },
  digits = 4,
): string {
  return formatNumber(Number.isFinite(value) && Math.abs(value) <= errorBound ? 0 : value, digits);
}

/** A whole number with its thousands set off: 1,534. */
export function formatCount(value: number): string {
  return String(value).replaceAll(/\B(?=(?:\d{3})+$)/gu, ',');
}

/**
 * A number as a person would type it into a field: at most `digits` significant digits, no trailing zeros, ASCII,
 * so that it can be copied anywhere. Infinite and NaN give the empty text.
 */
export function formatEditable(value: number, digits = 6): string {
  return Number.isFinite(value) ? String(Number(value.toPrecision(digits))) : '';
}

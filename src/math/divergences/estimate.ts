/** A value with an absolute bound of its error, rounding included. */
export interface Estimate {
  readonly value: number;
  readonly errorBound: number;
}

/** Rounding steps allowed for in each term of a closed form (special functions are good to about 4 eps). */
const STEPS = 16;

/** Sum of terms each known to a few eps of its own size. */
export function sumOf(...terms: readonly number[]): Estimate | undefined {
  let value = 0;
  let size = 0;
  for (const term of terms) {
    value += term;
    size += Math.abs(term);
  }
  return known(value, size);
}

/** A value computed without cancellation, known to a few eps of `size` (default: of itself). */
export function known(value: number, size: number = Math.abs(value)): Estimate | undefined {
  if (!Number.isFinite(value) || !Number.isFinite(size)) return undefined;
  return { value, errorBound: STEPS * Number.EPSILON * size };
}

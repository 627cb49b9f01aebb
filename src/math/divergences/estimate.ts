import { digamma } from '../special/digamma';

/** A value with an absolute bound of its error, rounding included. */
export interface Estimate {
  readonly value: number;
  readonly errorBound: number;
}

/** Rounding steps allowed for in each term of a closed form (special functions are good to about 4 eps). */
const STEPS = 16;

/** A term whose error is a few eps of `size` instead of its own. */
export interface SizedTerm {
  readonly value: number;
  readonly size: number;
}

/** Sum of terms, each known to a few eps of its own size where it does not say otherwise. */
export function sumOf(...terms: readonly (number | SizedTerm)[]): Estimate | undefined {
  let value = 0;
  let size = 0;
  for (const term of terms) {
    value += typeof term === 'number' ? term : term.value;
    size += Math.abs(typeof term === 'number' ? term : term.size);
  }
  return known(value, size);
}

/** factor·ψ(x): around its zero at 1.4616 digamma is good to a few eps only absolutely. */
export function digammaTerm(factor: number, x: number): SizedTerm {
  const psi = digamma(x);
  return { value: factor * psi, size: Math.abs(factor) * Math.max(1, Math.abs(psi)) };
}

/**
 * A value computed without cancellation, known to a few eps of `size` (default: of itself). Infinity stands for a finite
 * one beyond double range.
 */
export function known(value: number, size: number = Math.abs(value)): Estimate | undefined {
  if (value === Infinity) return { value, errorBound: 0 };
  if (!Number.isFinite(value) || !Number.isFinite(size)) return undefined;
  return { value, errorBound: STEPS * Number.EPSILON * size };
}

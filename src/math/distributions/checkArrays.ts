import { compensatedPair } from '../special/compensatedSum';
import { DomainError } from '../types';

/** Weights may differ from a sum of 1 by this much; they are divided by their exact sum. */
const SUM_TOLERANCE = 1e-9;

/** The value as a list of finite numbers of the wanted length, or DomainError naming the list or the entry. */
export function requireNumbers(
  value: unknown,
  field: string,
  length: { readonly least: number; readonly most: number },
): number[] {
  if (!Array.isArray(value) || value.length < length.least || value.length > length.most) {
    const allowed =
      length.least === length.most
        ? `a list of ${length.least} numbers`
        : length.most === Infinity
          ? `a list of at least ${length.least} numbers`
          : `a list of ${length.least} to ${length.most} numbers`;
    throw new DomainError(field, value, allowed);
  }
  return value.map((entry: unknown, i) => {
    if (typeof entry !== 'number' || !Number.isFinite(entry)) {
      throw new DomainError(`${field}[${i}]`, entry, 'a finite number');
    }
    return entry;
  });
}

/** The value as a list of numbers ≥ 0 that sum to 1 within 1e-9; also their sum minus 1, to full precision. */
export function requireProbabilities(
  value: unknown,
  field: string,
): { readonly probs: number[]; readonly excess: number } {
  const probs = requireNumbers(value, field, { least: 1, most: Infinity });
  probs.forEach((entry, i) => {
    if (entry < 0) throw new DomainError(`${field}[${i}]`, entry, 'a finite number ≥ 0');
  });
  const [high, low] = compensatedPair(probs);
  const excess = high - 1 + low;
  if (!(Math.abs(excess) <= SUM_TOLERANCE)) {
    throw new DomainError(field, value, `numbers that sum to 1 (they sum to ${high})`);
  }
  return { probs, excess };
}

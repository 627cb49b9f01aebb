import { DomainError } from '../types';

/** The value as a finite number, or DomainError naming the field. */
export function requireFinite(value: unknown, field: string): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) {
    throw new DomainError(field, value, 'a finite number');
  }
  return value;
}

/** The value as a finite number > 0 whose reciprocal is finite too, or DomainError naming the field. */
export function requirePositive(value: unknown, field: string): number {
  if (typeof value !== 'number' || !(value > 0) || !Number.isFinite(value)) {
    throw new DomainError(field, value, 'a finite number > 0');
  }
  if (1 / value === Infinity) {
    throw new DomainError(field, value, 'large enough for a finite reciprocal (5.6e-309 or more)');
  }
  return value;
}

/** The value as a probability in [0, 1], or DomainError naming the field. */
export function requireProbability(value: unknown, field: string): number {
  if (typeof value !== 'number' || !(value >= 0 && value <= 1)) {
    throw new DomainError(field, value, 'a number in [0, 1]');
  }
  return value;
}

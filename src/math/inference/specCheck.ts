import { requireNumbers } from '../distributions/checkArrays';
import type { ContinuousDistribution, Family } from '../distributions/types';
import { DomainError } from '../types';
import type { ContinuousSpec } from '../types';

const MOST_OBSERVATIONS = 100_000;

/** The prior of that family with the fields given, or DomainError naming `prior.sd` and the like. */
export function requirePrior<S extends ContinuousSpec>(
  { family, create }: Family<S, ContinuousDistribution<S>>,
  fields: unknown,
): ContinuousDistribution<S> {
  if (typeof fields !== 'object' || fields === null) {
    throw new DomainError('prior', fields, `an object with the parameters of a ${family}`);
  }
  try {
    return create({ ...fields, family } as S);
  } catch (error) {
    throw error instanceof DomainError ? error.within('prior') : error;
  }
}

/** The value as a list of at least one finite number. */
export function requireObservations(value: unknown): number[] {
  return requireNumbers(value, 'observations', { least: 1, most: MOST_OBSERVATIONS });
}

/** A field of `likelihood`, read by one of the checks of distributions/check. */
export function requireLikelihood(
  likelihood: unknown,
  field: string,
  check: (value: unknown, field: string) => number,
): number {
  if (typeof likelihood !== 'object' || likelihood === null) {
    throw new DomainError('likelihood', likelihood, `an object with the field ${field}`);
  }
  return check((likelihood as Record<string, unknown>)[field], `likelihood.${field}`);
}

/** Successes among trials: two integers, 0 ≤ successes ≤ trials, trials ≥ 1. */
export function requireTally(successes: unknown, trials: unknown): readonly [number, number] {
  if (typeof trials !== 'number' || !Number.isSafeInteger(trials) || trials < 1) {
    throw new DomainError('trials', trials, 'an integer ≥ 1');
  }
  if (
    typeof successes !== 'number' ||
    !Number.isSafeInteger(successes) ||
    successes < 0 ||
    successes > trials
  ) {
    throw new DomainError('successes', successes, `an integer from 0 to trials (${trials})`);
  }
  return [successes, trials];
}

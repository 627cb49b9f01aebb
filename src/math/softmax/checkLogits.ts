import { requireNumbers, requireProbabilities } from '../distributions/checkArrays';
import { DomainError } from '../types';

/** Beyond it differences of logits overflow. */
const LARGEST = 1e300;

/** Logits, and a target of the same length with its sum less 1. */
export interface LogitsAndTarget {
  readonly logits: readonly number[];
  readonly target: readonly number[];
  readonly excess: number;
}

/** @throws DomainError naming `logits`, `logits[2]`, `target`, `target[2]`. */
export function requireLogitsAndTarget(logits: unknown, target: unknown): LogitsAndTarget {
  const numbers = requireNumbers(logits, 'logits', { least: 1, most: Infinity });
  numbers.forEach((x, i) => {
    if (Math.abs(x) > LARGEST) throw new DomainError(`logits[${i}]`, x, 'a number within ±1e300');
  });
  const { probs, excess } = requireProbabilities(target, 'target');
  if (probs.length !== numbers.length) {
    const allowed = `a list of ${numbers.length} numbers, as many as there are logits`;
    throw new DomainError('target', target, allowed);
  }
  return { logits: numbers, target: probs, excess };
}

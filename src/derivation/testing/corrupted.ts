import type { CheckedLine } from '../check';
import type { Derivation } from '../types';

/** The derivation with one term off by so much. */
export function corrupted<M>(derivation: Derivation<M>, id: string, by: number): Derivation<M> {
  return {
    ...derivation,
    lines: derivation.lines.map((line) => ({
      ...line,
      terms: line.terms.map((term) => ({
        ...term,
        evaluate(input: M) {
          const quantity = term.evaluate(input);
          return term.id === id ? { ...quantity, value: quantity.value + by } : quantity;
        },
      })),
    })),
  };
}

/** What is wrong with the lines, a sentence each: those without a value too. */
export function faults(lines: readonly CheckedLine[]): string[] {
  return lines.flatMap((line) => {
    if (line.kind !== 'valued') return [`line ${line.number}: ${line.words}`];
    return line.holds
      ? []
      : [`line ${line.number}: off by ${line.residual}, allowed ${line.allowed}`];
  });
}

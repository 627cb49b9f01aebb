import type { Quantity } from '../math';
import type { Derivation, Line, Relation, Term } from './types';

/** How many standard errors a Monte Carlo term may be off. */
const STANDARD_ERRORS = 5;
const HALF_ULP = 2 ** -53;

export interface CheckedTerm {
  readonly id: string;
  /** Absent when the evaluation failed. */
  readonly quantity?: Quantity;
}

interface LineBase {
  /** 1 for the first line. */
  readonly number: number;
  readonly relation: Relation;
  readonly terms: readonly CheckedTerm[];
}

/** A line with a value, held against line 1 (and its step against the line above). */
export interface ValuedLine extends LineBase {
  readonly kind: 'valued';
  readonly value: number;
  /** Sum of the terms' error bounds (5 standard errors of a Monte Carlo term) and of the rounding of the sum. */
  readonly errorBound: number;
  /** value − first line's value; 0 when both are the same infinity. */
  readonly residual: number;
  /** What the error bounds of this line and of the first allow `residual` to be off. */
  readonly allowed: number;
  /** The relation to line 1 holds within the summed bounds, and so does the step from the line above. */
  readonly holds: boolean;
  /** Which of these two does not hold, line 1 before the step. */
  readonly fault?: 'line 1' | 'step';
  /** Why the value is infinite, in words. */
  readonly reason?: string;
}

/** A line that is no claim at this state: ∞ − ∞ among its terms, or nothing to hold it against. */
interface IndeterminateLine extends LineBase {
  readonly kind: 'indeterminate';
  readonly words: string;
}

/** A line whose evaluation went wrong: a fault of ours, shown as such and never as a number. */
interface FailedLine extends LineBase {
  readonly kind: 'failed';
  readonly words: string;
}

export type CheckedLine = ValuedLine | IndeterminateLine | FailedLine;

interface Sum {
  readonly value: number;
  readonly errorBound: number;
}

/** Evaluates every term of every line at `input` and holds each line against the first. Never throws. */
export function checkDerivation<M>(derivation: Derivation<M>, input: M): CheckedLine[] {
  const checked: CheckedLine[] = [];
  let first: Sum | undefined;
  let above: Sum | undefined;
  for (const [index, line] of derivation.lines.entries()) {
    const result = evaluateLine(line, input, index + 1);
    if ('kind' in result) {
      checked.push(result);
      above = undefined;
      continue;
    }
    const { sum, base, reason } = result;
    if (index === 0) first = sum;
    if (first === undefined) {
      checked.push({
        ...base,
        kind: 'indeterminate',
        words: 'line 1 has no value to hold it against',
      });
      continue;
    }
    const toFirst = compareSums(line.relation, first, sum);
    const stepHolds =
      above === undefined ||
      line.fromFirst === true ||
      compareSums(line.step ?? line.relation, above, sum).holds;
    checked.push({
      ...base,
      kind: 'valued',
      value: sum.value,
      errorBound: sum.errorBound,
      residual: toFirst.residual,
      allowed: toFirst.allowed,
      holds: toFirst.holds && stepHolds,
      ...(toFirst.holds ? (stepHolds ? {} : { fault: 'step' }) : { fault: 'line 1' }),
      ...(reason === undefined ? {} : { reason }),
    });
    above = sum;
  }
  return checked;
}

function compareSums(relation: Relation, earlier: Sum, later: Sum) {
  // The same infinity twice: the difference would be NaN.
  const residual = later.value === earlier.value ? 0 : later.value - earlier.value;
  const allowed = later.errorBound + earlier.errorBound;
  const below = residual >= -allowed;
  const above = residual <= allowed;
  const holds = { '=': below && above, '≤': below, '≥': above }[relation];
  return { residual, allowed, holds };
}

type Evaluated = {
  readonly sum: Sum;
  readonly base: LineBase;
  readonly reason: string | undefined;
};

function evaluateLine<M>(
  line: Line<M>,
  input: M,
  number: number,
): Evaluated | FailedLine | IndeterminateLine {
  const faults: string[] = [];
  const terms = line.terms.map((term) => evaluateTerm(term, input, faults));
  const base: LineBase = { number, relation: line.relation, terms };
  if (faults.length > 0) return { ...base, kind: 'failed', words: faults.join('; ') };

  const quantities = terms.flatMap(({ quantity }) => (quantity ? [quantity] : []));
  const infinite = quantities.filter(({ value }) => Math.abs(value) === Infinity);
  if (new Set(infinite.map(({ value }) => value)).size > 1) {
    return { ...base, kind: 'indeterminate', words: `no value here: ${describe(line, terms)}` };
  }
  return { sum: addUp(quantities), base, reason: infinite[0]?.reason };
}

function evaluateTerm<M>(term: Term<M>, input: M, faults: string[]): CheckedTerm {
  try {
    const quantity = term.evaluate(input);
    if (Number.isNaN(quantity.value) || !(quantity.errorBound >= 0)) {
      throw new Error(`value ${quantity.value}, error bound ${quantity.errorBound}`);
    }
    return { id: term.id, quantity };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    faults.push(`“${term.words}” could not be computed (${message})`);
    return { id: term.id };
  }
}

function addUp(quantities: readonly Quantity[]): Sum {
  let value = 0;
  let bounds = 0;
  let magnitude = 0;
  for (const quantity of quantities) {
    value += quantity.value;
    magnitude += Math.abs(quantity.value);
    bounds += quantity.errorBound * (quantity.method === 'Monte Carlo' ? STANDARD_ERRORS : 1);
  }
  if (Math.abs(value) === Infinity) return { value, errorBound: 0 };
  // Each of the n − 1 additions that round (the first adds to 0) is off by half a unit of at most `magnitude`.
  const rounding = (quantities.length - 1) * HALF_ULP * magnitude;
  return { value, errorBound: bounds + rounding };
}

function describe<M>(line: Line<M>, terms: readonly CheckedTerm[]): string {
  const name = (sign: number): string =>
    line.terms
      .filter((_, index) => terms[index]?.quantity?.value === sign * Infinity)
      .map(({ words }) => words)
      .join(' and ');
  return `∞ − ∞ (${name(1)} against ${name(-1)})`;
}

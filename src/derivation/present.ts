import type { Quantity } from '../math';
import { formatNumber, formatQuantity } from '../ui';
import type { CheckedLine, CheckedTerm, ValuedLine } from './check';

const DIGITS = 4;
const RESIDUAL_DIGITS = 2;
const ALL_DIGITS = 16;
/** Zeros at the end of the decimals, and the point when nothing is left of them. */
const TRAILING_ZEROS = /(\.\d*[1-9])0+(?=×|$)|\.0+(?=×|$)/;

/** Attributes to write; undefined takes the attribute away. */
type Attributes = Readonly<Record<string, string | undefined>>;

/** Everything a line says about itself at one state, as texts and attributes: what is rendered and what is written live. */
interface LineText {
  readonly attributes: Attributes;
  /** "= 0.6141 nats". */
  readonly value: string;
  /** "✓", "≤ ✓", "✗"; empty for line 1 and for a line without a value. */
  readonly mark: string;
  /** The mark for assistive technology. */
  readonly spoken: string;
  readonly detail: string;
}

/** The mark of an equation that holds. */
export const EQUAL = '✓';

/** The texts of a checked line. `unit` is printed after the value; `factor`: of that unit in one of the line's own. */
export function presentLine(line: CheckedLine, unit: string | undefined, factor = 1): LineText {
  const attributes = lineAttributes(line);
  if (line.kind === 'indeterminate') {
    return { attributes, value: '', mark: '', spoken: '', detail: line.words };
  }
  if (line.kind === 'failed') {
    return { attributes, value: '', mark: '✗', spoken: 'does not hold', detail: line.words };
  }
  const shown = factor === 1 ? line : inUnit(line, factor);
  const value = `= ${formatQuantity(shown, DIGITS)}${unit === undefined ? '' : ` ${unit}`}`;
  if (line.number === 1) {
    return { attributes, value, mark: '', spoken: '', detail: line.reason ?? '' };
  }
  const sign = line.relation === '=' ? '' : `${line.relation} `;
  return {
    attributes,
    value,
    mark: sign + (line.holds ? EQUAL : '✗'),
    spoken: line.holds ? 'holds' : 'does not hold',
    detail: detailOf(shown),
  };
}

function inUnit(line: ValuedLine, factor: number): ValuedLine {
  const { value, errorBound, residual, allowed } = line;
  return {
    ...line,
    value: value * factor,
    errorBound: errorBound * factor,
    residual: residual * factor,
    allowed: allowed * factor,
  };
}

/**
 * A line without a value makes no claim, so it does not carry `data-line`, by which claims are found; a line
 * whose evaluation failed carries it with `data-holds="false"` and without a number.
 */
function lineAttributes(line: CheckedLine): Attributes {
  const valued = line.kind === 'valued' ? line : undefined;
  const number = String(line.number);
  const indeterminate = line.kind === 'indeterminate';
  return {
    'data-line': indeterminate ? undefined : number,
    'data-line-without-value': indeterminate ? number : undefined,
    'data-relation': line.relation,
    'data-value': valued && exact(valued.value),
    'data-residual': valued && exact(valued.residual),
    'data-holds': indeterminate ? undefined : String(valued?.holds ?? false),
    'data-claim': claimOf(line),
  };
}

/** How much room its words take, for the layout: only what holds is sure to be short; a fault or a reason may wrap. */
function claimOf(line: CheckedLine): 'short' | 'long' | 'words only' {
  if (line.kind !== 'valued') return 'words only';
  return line.holds && line.reason === undefined ? 'short' : 'long';
}

function detailOf(line: ValuedLine): string {
  const { relation, residual, holds } = line;
  if (line.fault === 'step') return `does not follow from line ${line.number - 1}`;
  const off = formatNumber(Math.abs(residual), RESIDUAL_DIGITS);
  if (!holds) {
    const allowed = formatNumber(line.allowed, RESIDUAL_DIGITS);
    const fault =
      relation === '=' ? 'differs from line 1' : `line 1 is ${residual < 0 ? 'larger' : 'smaller'}`;
    return `${fault} by ${off}; error bounds and rounding allow ${allowed}`;
  }
  if (residual === 0) {
    return Math.abs(line.value) === Infinity
      ? 'infinite, as line 1'
      : 'equal to line 1, to the last digit';
  }
  if (relation === '=') return `differs from line 1 by ${off}`;
  if (Math.abs(residual) <= line.allowed) return `equal to line 1 within ${off}`;
  return Math.abs(residual) === Infinity
    ? `line 1 is ${residual > 0 ? '−∞' : '∞'}`
    : `line 1 is ${residual > 0 ? 'smaller' : 'larger'} by ${off}`;
}

interface TermText {
  readonly attributes: Attributes;
  /** The rounded number under the term. */
  readonly value: string;
  /** Full value, method and error bound, shown on demand and read as the term's description. */
  readonly detail: string;
}

/** The texts of a term; `factor` as of its line. */
export function presentTerm({ quantity }: CheckedTerm, factor = 1): TermText {
  if (!quantity) {
    return { attributes: { 'data-value': undefined }, value: '✗', detail: 'could not be computed' };
  }
  const { value, errorBound } = quantity;
  const shown =
    factor === 1
      ? quantity
      : { ...quantity, value: value * factor, errorBound: errorBound * factor };
  return {
    attributes: { 'data-value': exact(value) },
    value: formatQuantity(shown, DIGITS),
    // Asked for only while it is shown.
    get detail() {
      return precisely(shown);
    },
  };
}

function precisely({ value, errorBound, method, reason }: Quantity): string {
  const bound = formatNumber(errorBound, 1);
  let precision = `± ${bound}`;
  if (method === 'Monte Carlo') precision = `standard error ${bound}`;
  if (Math.abs(value) === Infinity) precision = reason ?? '';
  const full = formatNumber(value, ALL_DIGITS).replace(TRAILING_ZEROS, '$1');
  return [full, precision, method].filter((part) => part !== '').join(' · ');
}

/** Full precision; −0 as 0. */
function exact(value: number): string {
  return String(value === 0 ? 0 : value);
}

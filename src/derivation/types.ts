import type { Quantity } from '../math';
import type { TexHtml } from './tex';

/** Which accent a term wears; each also has an underline pattern of its own. */
type Tone = 'q' | 'p' | 'joint' | 'kl' | 'l2' | 'jsd' | 'tv' | 'elbo' | 'cross' | 'neutral';

/**
 * How a term stands to what a derivation is about, a number that cannot be had or a factor that makes it small: `free` of
 * it; it `drops` out, as a summand that is the same for every q; it `stays`. Marked by colour, pattern and word.
 */
export type TermMark = 'free' | 'drops' | 'stays';

/** The words of the marks that a derivation uses: short under a term, long in the legend. */
export type MarkWords = Readonly<
  Partial<Record<TermMark, { readonly short: string; readonly long: string }>>
>;

export type Relation = '=' | '≤' | '≥';

/** Words with formulas among them, kept as data. */
export type Prose = readonly (string | { readonly tex: TexHtml })[];

/**
 * One summand of a line. The sign belongs to the term (`-2\int q\,p\,dz` is worth −0.43), so that a line is worth
 * the plain sum of its terms.
 */
export interface Term<M> {
  /** Unique within the derivation; names the term in the page as `data-term`. */
  readonly id: string;
  readonly tex: TexHtml;
  /** What the term is, in words: its name for assistive technology. */
  readonly words: string;
  readonly tone: Tone;
  /** Parts of the figure (areas, curves, bars) that light up with the term, and it with them. */
  readonly links?: readonly string[];
  /** Shown where the derivation has words for its marks. */
  readonly mark?: TermMark;
  /** What is typeset before and after the term without being part of it: operators, brackets. */
  readonly before?: TexHtml;
  readonly after?: TexHtml;
  /**
   * The term's value at the present state, had by a route of its own: never from the value of a line or of
   * another term. A Monte Carlo quantity gives its standard error as `errorBound`.
   */
  evaluate(input: M): Quantity;
}

export interface Line<M> {
  /** How the FIRST line stands to this one: `≤` says that line 1 is at most this line. */
  readonly relation: Relation;
  /** How the line just above stands to this one (`relation`, unless said), printed before the formula. */
  readonly step?: Relation;
  /** The line starts again from line 1 instead of going on from the line above. */
  readonly fromFirst?: boolean;
  readonly reason: Prose;
  readonly terms: readonly Term<M>[];
}

/** A derivation as data: every line can be evaluated at the state `M` of a figure and held against the first. */
export interface Derivation<M> {
  readonly id: string;
  readonly title: string;
  readonly question?: string;
  /** Printed after the value of a line: "nats". */
  readonly unit?: string;
  readonly lines: readonly Line<M>[];
  /** For derivations that ask which terms need what cannot be had. */
  readonly marks?: MarkWords;
  /** What has been shown, after the last line. */
  readonly conclusion?: Prose;
  /** Where the argument stands in print. */
  readonly source: string;
}

/**
 * Refuses what could not be shown or checked: no lines, a line without terms, a first line that is not `=`,
 * a term id used twice.
 * @throws Error that names the derivation and the fault.
 */
export function defineDerivation<M>(derivation: Derivation<M>): Derivation<M> {
  const refuse = (fault: string): never => {
    throw new Error(`derivation "${derivation.id}": ${fault}`);
  };
  if (derivation.lines.length === 0) refuse('has no lines');
  if (derivation.lines[0]?.relation !== '=') refuse('line 1 must have the relation "="');
  const seen = new Set<string>();
  for (const [index, line] of derivation.lines.entries()) {
    if (line.terms.length === 0) refuse(`line ${index + 1} has no terms`);
    for (const { id } of line.terms) {
      if (seen.has(id)) refuse(`duplicate term id "${id}"`);
      seen.add(id);
    }
  }
  return derivation;
}

import { checkDerivation, type Derivation } from '../derivation';
import type { AnyFigure } from '../figures/FigureDefinition';
import { formatQuery, type Snapshot } from '../state';
import { NATS, shownUnit, type InformationUnit } from '../ui';
import { latexNumber, latexText } from './latexText';
import { texSource } from './texSource';

type Now = Snapshot<unknown, unknown>;
type Lines = Derivation<Now>['lines'];
type Checked = ReturnType<typeof checkDerivation>[number];
type Shown = ReturnType<typeof shownUnit>;

const DIGITS = 4;
const DETAIL_DIGITS = 2;

/**
 * The derivations of a figure with their numbers at one state, unless the reader has them hidden: a document that LaTeX
 * takes as it is.
 */
export function derivationsLatex(
  figure: AnyFigure,
  now: Now,
  information: InformationUnit = NATS,
): string {
  const isHidden = figure.hidesNumbers?.(now) ?? false;
  const query = formatQuery(now.state, figure.model);
  const derivations = figure.derivations as readonly Derivation<Now>[];
  return [
    '\\documentclass{article}',
    '\\usepackage[T1]{fontenc}',
    '\\usepackage{amsmath,amssymb}',
    '\\begin{document}',
    '',
    `% ${figure.title} (Nats & Squares). State: ${query === '' ? 'the figure’s own' : `?${query}`}`,
    isHidden
      ? '% Their numbers are hidden at this state.'
      : '% Every number is evaluated by itself at this state; under a brace stands the value of a term.',
    '',
    ...derivations.flatMap((derivation) => [
      derivationLatex(derivation, isHidden ? undefined : now, information),
      '',
    ]),
    '\\end{document}',
    '',
  ].join('\n');
}

function derivationLatex(
  derivation: Derivation<Now>,
  now: Now | undefined,
  information: InformationUnit,
): string {
  const { title, question, lines, conclusion, source } = derivation;
  const checked = now && checkDerivation(derivation, now);
  const shown = shownUnit(derivation.unit ?? '', information);
  return [
    `\\section*{${latexText(title)}}`,
    ...(question === undefined ? [] : [latexText(question)]),
    '\\begin{align*}',
    lines.map((line, i) => `  ${lineLatex(line, i === 0, checked?.[i], shown)}`).join(' \\\\\n'),
    '\\end{align*}',
    '\\begin{enumerate}',
    ...lines.map((line, i) => `  \\item ${proseLatex(line.reason)}${verdict(checked?.[i], shown)}`),
    '\\end{enumerate}',
    ...(conclusion === undefined ? [] : [proseLatex(conclusion)]),
    '',
    `{\\noindent\\small ${latexText(source)}\\par}`,
  ].join('\n');
}

const RELATIONS = { '=': '=', '≤': '\\le', '≥': '\\ge' } as const;

/** How the line stands to the one before it, the formula with the values of its terms, the value. */
function lineLatex(
  line: Lines[number],
  isFirst: boolean,
  checked: Checked | undefined,
  { unit, factor }: Shown,
): string {
  const several = line.terms.length > 1;
  const formula = line.terms
    .map(({ tex, before, after }, i) => {
      const quantity = checked?.terms[i]?.quantity;
      const term =
        several && quantity
          ? `\\underbrace{${texSource(tex)}}_{${latexNumber(quantity.value * factor, DIGITS)}}`
          : texSource(tex);
      return [before, after]
        .map((around) => (around === undefined ? '' : texSource(around)))
        .join(term);
    })
    .join(' ');
  const start = line.fromFirst === true ? '\\text{(line 1)} ' : '';
  const relation = isFirst ? '' : `${RELATIONS[line.step ?? line.relation]} `;
  const units = unit === '' ? '' : ` \\text{ ${latexText(unit)}}`;
  const value =
    checked?.kind === 'valued'
      ? ` &&= ${latexNumber(checked.value * factor, DIGITS)}${units}`
      : ' &&';
  return `${start}&${relation}${formula}${value}`;
}

function verdict(checked: Checked | undefined, { factor }: Shown): string {
  if (checked === undefined) return '.';
  if (checked.kind !== 'valued') return `: ${latexText(checked.words)}.`;
  if (checked.number === 1) return '.';
  const { residual, holds, fault } = checked;
  if (fault === 'step') return ' (does not hold against the line above).';
  const off = `$${latexNumber(Math.abs(residual) * factor, DETAIL_DIGITS)}$`;
  if (!holds) return ` (does not hold: differs from line~1 by ${off}).`;
  return residual === 0 ? ' (equal to line~1).' : ` (differs from line~1 by ${off}).`;
}

function proseLatex(prose: Lines[number]['reason']): string {
  return prose
    .map((part) => (typeof part === 'string' ? latexText(part) : `$${texSource(part.tex)}$`))
    .join('');
}

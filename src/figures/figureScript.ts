import { checkDerivation } from '../derivation';
import { pythonScript, type PythonRow, type PythonScript } from '../python';
import { formatQuery, type Snapshot } from '../state';
import type { FigureDefinition } from './FigureDefinition';
import type { ExportedQuantity } from './FigureExports';

/** How Python finds a term of a derivation; of one whose parts cancel, also of what size those are. */
type TermPython = string | { readonly python: string; readonly size: string };

/** By id of the derivation and of the term. */
export type TermsPython = Readonly<Record<string, Readonly<Record<string, TermPython>>>>;

interface FigureScript<S, D> extends Pick<PythonScript, 'blocks' | 'setup' | 'torch'> {
  readonly figure: FigureDefinition<S, D>;
  readonly now: Snapshot<S, D>;
  readonly quantities: readonly ExportedQuantity<S, D>[];
  readonly terms: TermsPython;
}

/**
 * The script of a figure: its numbers, and its derivations line by line and term by term, unless their numbers are hidden.
 *
 * @throws Error for a term that `terms` has no Python for.
 */
export function figureScript<S, D>(script: FigureScript<S, D>): string {
  const { figure, now, quantities, terms, blocks, setup, torch } = script;
  return pythonScript({
    title: figure.title,
    state: `${figure.id}/?${formatQuery(now.state, figure.model)}`.replace(/\?$/, ''),
    blocks,
    setup,
    rows: quantities.flatMap((quantity) => rowsOf(quantity, now)),
    derivations: (figure.hidesNumbers?.(now) ? [] : figure.derivations).map((derivation) => ({
      title: derivation.title,
      lines: checkDerivation(derivation, now).flatMap((line) => {
        if (line.kind === 'failed') return [];
        const { number, terms: checked } = line;
        return [
          {
            name: `${derivation.id}, line ${number}`,
            ...(line.kind === 'valued' && { value: line }),
            terms: checked.flatMap(({ id, quantity }, i): PythonRow[] => {
              if (quantity === undefined) return [];
              const python = terms[derivation.id]?.[id];
              if (python === undefined)
                throw new Error(`no Python for the term ${id} of ${derivation.id}`);
              const { words } = derivation.lines[number - 1].terms[i];
              const given = typeof python === 'string' ? { python } : python;
              return [{ name: id, words, quantity, ...given }];
            }),
          },
        ];
      }),
    })),
    ...(torch && { torch }),
  });
}

function rowsOf<S, D>(
  { name, words, unit, of, python }: ExportedQuantity<S, D>,
  now: Snapshot<S, D>,
): PythonRow[] {
  const quantity = of(now);
  if (quantity === undefined) return [];
  const { reason, method } = quantity;
  const how = reason ?? method;
  const comment = `${words}${unit === '' ? '' : `, ${unit}`}: ${how}`;
  return [{ name, words: comment, quantity, python: python(now) }];
}

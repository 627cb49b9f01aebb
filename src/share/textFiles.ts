import type { AnyFigure } from '../figures/FigureDefinition';
import type { AnyExports } from '../figures/FigureExports';
import type { ShownFigure } from '../ui';
import { quantitiesCsv, tableCsv } from './csv';
import type { FigureFile } from './figureFile';
import { derivationsLatex } from './latex';

/** What a figure gives away as text, at its present state: numbers, curves, the argument, and Python to check it all. */
export function textFiles(
  figure: AnyFigure,
  exports: AnyExports,
  { store, quantities, information }: ShownFigure,
): readonly FigureFile[] {
  const { id } = figure;
  return [
    {
      id: 'python',
      name: 'Python script',
      hint: 'finds every number again, with NumPy and SciPy',
      fileName: `${id}.py`,
      type: 'text/x-python',
      make: () => exports.python(store.get(), new Set(quantities.list().map(({ name }) => name))),
    },
    {
      id: 'numbers',
      name: 'Numbers, CSV',
      hint: 'with error bounds, methods and units',
      fileName: `${id}-numbers.csv`,
      type: 'text/csv',
      make: () => quantitiesCsv(quantities.list(), store.get()),
    },
    ...exports.tables.map(({ name, words, of }) => ({
      id: `table-${name}`,
      name: `Table “${name}”, CSV`,
      hint: words,
      fileName: `${id}-${name}.csv`,
      type: 'text/csv',
      make: () => tableCsv(of(store.get())),
    })),
    {
      id: 'latex',
      name: 'Derivations, LaTeX',
      hint: 'line by line, with the present numbers',
      fileName: `${id}.tex`,
      type: 'application/x-tex',
      make: () => derivationsLatex(figure, store.get(), information),
    },
  ];
}

import type { Column } from '../figures/FigureExports';
import type { Snapshot } from '../state';
import type { QuantityRegistry } from '../ui';

/** A table as CSV (RFC 4180): a line of titles, then rows with the numbers to their last digit. */
export function tableCsv(columns: readonly Column[]): string {
  const rows = Math.max(0, ...columns.map(({ values }) => values.length));
  return csv([
    columns.map(({ title }) => title),
    ...Array.from({ length: rows }, (_, row) => columns.map(({ values }) => number(values[row]))),
  ]);
}

/** The numbers that a figure shows, with what is known of each. */
export function quantitiesCsv(
  list: ReturnType<QuantityRegistry['list']>,
  now: Snapshot<unknown, unknown>,
): string {
  return csv([
    ['name', 'what it is', 'value', 'error bound', 'unit', 'method', 'settled', 'why infinite'],
    ...list.flatMap(({ name, words, unit, of, settled }) => {
      const quantity = of(now);
      if (quantity === undefined) return [];
      const { value, errorBound, method, reason } = quantity;
      const bound = number(errorBound);
      const isSettled = settled(now) ? 'yes' : 'no';
      return [[name, words, number(value), bound, unit, method, isSettled, reason ?? '']];
    }),
  ]);
}

/** As spreadsheets, NumPy, pandas and R read them; nothing where there is no number. */
function number(value: number | undefined): string {
  if (value === undefined || Number.isNaN(value)) return '';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  return String(value + 0);
}

function csv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(field).join(',')}\r\n`).join('');
}

function field(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

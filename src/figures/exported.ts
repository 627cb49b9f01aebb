import type { Quantity } from '../math';
import type { Snapshot } from '../state';
import type { ExportedQuantity } from './FigureExports';

/** A number to give away whose Python is the same at every state. Arguments as the fields of ExportedQuantity. */
export function exported<S, D>(
  name: string,
  words: string,
  unit: string,
  python: string,
  of: (now: Snapshot<S, D>) => Quantity | undefined,
): ExportedQuantity<S, D> {
  return { name, words, unit, of, python: () => python };
}

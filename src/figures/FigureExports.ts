import type { Quantity } from '../math';
import type { Snapshot } from '../state';

/** Curves over the same places, or rows of any kind, as they go into a file. */
export interface ExportedTable<S, D> {
  /** Part of the file's name: "curves". */
  readonly name: string;
  /** What is in it: "all curves over z". */
  readonly words: string;
  /** Of equal length. */
  readonly of: (now: Snapshot<S, D>) => readonly Column[];
}

export interface Column {
  /** With its unit, if it has one: "q (1/z)". */
  readonly title: string;
  readonly values: ArrayLike<number>;
}

/** A number that the figure shows, and how Python finds it again. */
export interface ExportedQuantity<S, D> {
  /** Its `data-quantity`. */
  readonly name: string;
  readonly words: string;
  readonly unit: string;
  /** Undefined where the figure has none to show at this state. What takes its time is worked out at once. */
  readonly of: (now: Snapshot<S, D>) => Quantity | undefined;
  /** An expression in the names that the figure's script defines. */
  readonly python: (now: Snapshot<S, D>) => string;
}

/** What a figure gives away as text: loaded when it is asked for, never with the figure itself. */
export interface FigureExports<S, D> {
  readonly tables: readonly ExportedTable<S, D>[];
  readonly quantities: readonly ExportedQuantity<S, D>[];
  /**
   * A Python script that finds every number of the figure again. `shown`: the names of what is shown at present, where
   * that is known; of what a reader has to ask for, only what is among them is exported.
   */
  python(now: Snapshot<S, D>, shown?: ReadonlySet<string>): string;
}

// A list of them holds figures of different state types; whoever takes one from it only passes its state back to it.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type AnyExports = FigureExports<any, any>;

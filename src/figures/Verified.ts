/** Where the Python of a figure is verified besides the state that it begins with and its presets: for the build only. */
export interface Verified<S> {
  /** States as queries: families, models, hard corners. */
  readonly queries: readonly string[];
  /** Finds out at once what in a page a worker answers when the figure rests; before anything follows from the state. */
  settle?(this: void, state: S): void;
  /** Names of numbers that a reader has to ask for: as if one had, at the state that the figure begins with. */
  readonly asked?: readonly string[];
}

// A list of them holds figures of different state types; whoever takes one from it only passes its state back to it.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type AnyVerified = Verified<any>;

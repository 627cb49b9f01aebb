/**
 * What a URL value can turn into: a value of the parameter's own type, or nothing usable. Words never hold the text
 * itself: `clamped` says what is allowed where the value was moved into its range, `allowed` what is more to the point
 * than the parameter's own `allowed`.
 */
export type Parsed<V> =
  | { readonly ok: true; readonly value: V; readonly clamped?: string }
  | { readonly ok: false; readonly allowed?: string };

/**
 * One named value in the URL's query. `parse` sees a stranger's text: it never throws and never
 * keeps the text; `write` gives the shortest text that `parse` reads back as the same value.
 */
export interface UrlParam<S, V = unknown> {
  readonly name: string;
  /** Words for the notice after a bad value: "one of normal, laplace", "a number from 0 to 5". */
  readonly allowed: string;
  parse(text: string): Parsed<V>;
  /** The state's value as text; `undefined` when it is too big for a link (pasted data, many knots). */
  write(state: S): string | undefined;
  apply(state: S, value: V): S;
}

/** A named state of a figure, reachable by a button and by `?preset=<id>`. */
export interface Preset<S> {
  readonly id: string;
  readonly title: string;
  readonly state: S | ((initial: S) => S);
  /** One sentence on what to look at. */
  readonly words?: string;
}

/** The pure half of a figure: its state, what follows from it, and how the state is named in a URL. */
export interface FigureModel<S, D> {
  readonly id: string;
  readonly initial: S;
  derive(state: S): D;
  readonly params: readonly UrlParam<S>[];
  readonly presets: readonly Preset<S>[];
}

/** The state a preset stands for; `undefined` when the figure has no preset of that name. */
export function presetState<S>(
  model: { readonly initial: S; readonly presets: readonly Preset<S>[] },
  id: string,
): { readonly state: S } | undefined {
  const preset = model.presets.find((candidate) => candidate.id === id);
  if (!preset) return undefined;
  const { state } = preset;
  return {
    state: typeof state === 'function' ? (state as (initial: S) => S)(model.initial) : state,
  };
}

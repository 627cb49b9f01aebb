import type { AnyFigure } from '../figures/FigureDefinition';
import { formatQuery, presetShown, presetState, type Snapshot } from '../state';

/** A state that can be shared. */
export interface SharedState {
  readonly id: string;
  readonly name: string;
  readonly snapshot: Snapshot<unknown, unknown>;
  /** As a query, without its question mark. */
  readonly query: string;
  /** The preset that it is. */
  readonly preset?: string;
  /** What the picture says that stands for the state: the preset's, or else the default's. */
  readonly alt: string;
  /** Some of it is too big for an address, which therefore leaves it out. */
  readonly isTooBig: boolean;
}

/**
 * What can be chosen while the figure is in some state: that, where a figure stands in the page, the default, and the
 * presets.
 */
export function sharedStates(figure: AnyFigure): (present: unknown) => readonly SharedState[] {
  const { model } = figure;
  const snapshotOf = (state: unknown): Snapshot<unknown, unknown> => ({
    state,
    derived: model.derive(state) as unknown,
    active: false,
  });
  const altOf = (state: unknown) => `${figure.title}: ${figure.inWords(snapshotOf(state))}`;
  const find = presetShown(model);
  const initial: unknown = model.initial;
  const initialAlt = once(() => altOf(initial));
  const make = (
    named: Pick<SharedState, 'id' | 'name' | 'query'>,
    state: unknown,
    preset?: string,
  ): SharedState => {
    const alt = preset === undefined ? initialAlt : once(() => altOf(state));
    return {
      ...named,
      // A preset is named whole by its name.
      isTooBig: named.id === NOW && model.params.some((param) => param.write(state) === undefined),
      ...(preset !== undefined && { preset }),
      get snapshot() {
        return snapshotOf(state);
      },
      get alt() {
        return alt();
      },
    };
  };
  const always = [
    make({ id: 'default', name: 'As it is at first', query: '' }, initial),
    ...model.presets.flatMap(({ id, title }) => {
      const named = presetState<unknown>(model, id);
      const words = { id: `preset ${id}`, name: `Preset: ${title}`, query: `preset=${id}` };
      return named ? [make(words, named.state, id)] : [];
    }),
  ];
  return (present) => {
    if (present === undefined) return always;
    const words = { id: NOW, name: 'As it stands now', query: formatQuery(present, model) };
    return [make(words, present, find(present, false)), ...always];
  };
}

const NOW = 'now';

/** Sentences may take their time, and the present state changes while the dialog is open. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

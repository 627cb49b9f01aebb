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

/** What can be chosen: the present state, where a figure stands in the page, the default, and the presets. */
export function sharedStates(figure: AnyFigure, present: unknown): readonly SharedState[] {
  const { model } = figure;
  const snapshotOf = (state: unknown): Snapshot<unknown, unknown> => ({
    state,
    derived: model.derive(state) as unknown,
    active: false,
  });
  const altOf = (state: unknown) => `${figure.title}: ${figure.inWords(snapshotOf(state))}`;
  const find = presetShown(model);
  const initial: unknown = model.initial;
  const states: SharedState[] = [];
  const add = (id: string, name: string, state: unknown, query: string, preset?: string) =>
    states.push({
      id,
      name,
      query,
      isTooBig: model.params.some((param) => param.write(state) === undefined),
      ...(preset !== undefined && { preset }),
      get snapshot() {
        return snapshotOf(state);
      },
      get alt() {
        return altOf(preset === undefined ? initial : state);
      },
    });
  if (present !== undefined)
    add('now', 'As it stands now', present, formatQuery(present, model), find(present, false));
  add('default', 'As it is at first', initial, '');
  for (const { id, title } of model.presets) {
    const named = presetState<unknown>(model, id);
    if (named) add(`preset ${id}`, `Preset: ${title}`, named.state, `preset=${id}`, id);
  }
  return states;
}

import type { FigureModel, Preset, Snapshot } from '../../state';

/** The snapshot a store would hold at this state, at rest: what words, challenges and curves are asked about. */
export function snapshotOf<S, D>(model: FigureModel<S, D>, state: S): Snapshot<S, D> {
  return { state, derived: model.derive(state), active: false };
}

/** The state of a preset, by its id. @throws RangeError when there is none */
export function presetOf<S, D>(model: FigureModel<S, D>, id: string): S {
  const preset: Preset<S> | undefined = model.presets.find((candidate) => candidate.id === id);
  if (preset === undefined) throw new RangeError(`no preset "${id}"`);
  const { state } = preset;
  return typeof state === 'function' ? (state as (initial: S) => S)(model.initial) : state;
}

import { useRef } from 'react';
import { modelParametersOf, type ModelParameterInfo, type Snapshot } from '../state';
import { useSelect, useStore } from '../ui';
import type { LatentSpec } from './latentModels';

/** What a figure's state must hold for its model to be dragged and typed. */
export interface WithModel {
  readonly model: LatentSpec;
}

interface ModelInHand {
  /** The numbers of the model's type; a new list only when the type (or the number of observations) changes. */
  readonly parameters: readonly ModelParameterInfo[];
  /**
   * The model, always one that `parameters` can read: when the type has just changed, live parts of the old one are told
   * before React takes them away, and still see the last model of their own type.
   */
  readonly modelOf: (now: Snapshot<WithModel, unknown>) => LatentSpec;
  /** Sets one number; updates of one gesture are one undo step. */
  readonly set: (parameter: ModelParameterInfo, value: number, gesture?: string) => void;
}

/** What the handles and the fields of a model share. */
export function useModel(): ModelInHand {
  const store = useStore<WithModel, unknown>();
  const parameters = useSelect<WithModel, unknown, readonly ModelParameterInfo[]>((now) =>
    modelParametersOf(now.state.model),
  );
  const last = useRef<LatentSpec>(undefined);
  return {
    parameters,
    modelOf(now) {
      const { model } = now.state;
      if (last.current === undefined || modelParametersOf(model) === parameters)
        last.current = model;
      return last.current;
    },
    set: (parameter, value, gesture) =>
      store.update((state) => {
        const model = parameter.write(state.model, value) as LatentSpec;
        return { ...state, model };
      }, gesture),
  };
}

import { useRef } from 'react';
import type { ContinuousSpec } from '../math';
import { parametersOf, type ParameterInfo, type Snapshot } from '../state';
import { useSelect, useStore } from '../ui';

/** What a figure's state must hold for its q to be dragged and typed. */
export interface WithQ {
  readonly q: ContinuousSpec;
}

interface QInHand {
  /** The parameters of q's family; a new list only when the family changes. */
  readonly parameters: readonly ParameterInfo[];
  /** q, always one that `parameters` can read, also for live parts of a family that is just leaving. */
  readonly specOf: (now: Snapshot<WithQ, unknown>) => ContinuousSpec;
  /** Sets one parameter; updates of one gesture are one undo step. */
  readonly set: (parameter: ParameterInfo, value: number, gesture?: string) => void;
}

/** What the handles and the fields of q share. */
export function useQ(): QInHand {
  const store = useStore<WithQ, unknown>();
  const parameters = useSelect<WithQ, unknown, readonly ParameterInfo[]>((now) =>
    parametersOf(now.state.q),
  );
  const last = useRef<ContinuousSpec>(undefined);
  return {
    parameters,
    specOf(now) {
      const { q } = now.state;
      if (last.current === undefined || parametersOf(q) === parameters) last.current = q;
      return last.current;
    },
    set: (parameter, value, gesture) =>
      store.update((state) => {
        const q = parameter.write(state.q, value) as ContinuousSpec;
        return { ...state, q };
      }, gesture),
  };
}

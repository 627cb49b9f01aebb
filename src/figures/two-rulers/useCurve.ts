import { useRef } from 'react';
import type { ContinuousSpec } from '../../math';
import { parametersOf, type ParameterInfo } from '../../state';
import { useSelect, useStore } from '../../ui';
import type { CurveName, RulersDerived, RulersSnapshot, RulersState } from './state';

interface Curve {
  /** The parameters of the curve's family; a new list only when the family changes. */
  readonly parameters: readonly ParameterInfo[];
  /**
   * The curve's spec, always one that `parameters` can read: when the family has just changed, live parts of the old
   * one are told before React takes them away, and still see the last spec of their own family.
   */
  readonly specOf: (now: RulersSnapshot) => ContinuousSpec;
  /** Sets one parameter; updates of one gesture are one undo step. */
  readonly set: (parameter: ParameterInfo, value: number, gesture?: string) => void;
}

/** What the handles and the fields of one curve share. */
export function useCurve(curve: CurveName): Curve {
  const store = useStore<RulersState, RulersDerived>();
  const parameters = useSelect<RulersState, RulersDerived, readonly ParameterInfo[]>((now) =>
    parametersOf(now.state[curve]),
  );
  const last = useRef<ContinuousSpec>(undefined);
  return {
    parameters,
    specOf(now) {
      const spec = now.state[curve];
      if (last.current === undefined || parametersOf(spec) === parameters) last.current = spec;
      return last.current;
    },
    set: (parameter, value, gesture) =>
      store.update(
        (state) => ({ ...state, [curve]: parameter.write(state[curve], value) as ContinuousSpec }),
        gesture,
      ),
  };
}

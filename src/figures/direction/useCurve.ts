import { parametersOf, type ParameterInfo } from '../../state';
import { formatEditable, useStore } from '../../ui';
import { initial } from './presets';
import type { DirectionDerived, DirectionSnapshot, DirectionState } from './state';

type CurveName = 'p' | 'q';
type Spec = DirectionState[CurveName];

interface Curve {
  /** Always the same: the families do not change. */
  readonly parameters: readonly ParameterInfo[];
  readonly specOf: (now: DirectionSnapshot) => Spec;
  /** Sets one parameter; updates of one gesture are one undo step. */
  readonly set: (parameter: ParameterInfo, value: number, gesture?: string) => void;
}

/** What the handles and the fields of one curve share. */
export function useCurve(curve: CurveName): Curve {
  const store = useStore<DirectionState, DirectionDerived>();
  return {
    parameters: parametersOf(initial[curve]),
    specOf: ({ state }) => state[curve],
    set: (parameter, value, gesture) =>
      store.update(
        (state) => ({ ...state, [curve]: parameter.write(state[curve], value) as Spec }),
        gesture,
      ),
  };
}

/** "mean −1.2": a value as it is read out. */
export const valueText =
  (words: string) =>
  (value: number): string =>
    `${words} ${formatEditable(value, 4).replace('-', '−')}`;

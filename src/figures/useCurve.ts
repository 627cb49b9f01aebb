import { useRef } from 'react';
import type { ContinuousSpec } from '../math';
import { parametersOf, type ParameterInfo, type Snapshot } from '../state';
import { formatEditable, useSelect, useStore } from '../ui';

export type CurveName = 'p' | 'q';

/** What a figure's state must hold for a curve of it to be dragged and typed. */
export type WithCurve = Readonly<Record<CurveName, ContinuousSpec>>;

interface CurveInHand {
  /** The parameters of the curve's family; a new list only when the family changes. */
  readonly parameters: readonly ParameterInfo[];
  /**
   * The curve's spec, always one that `parameters` can read: when the family has just changed, live parts of the old
   * one are told before React takes them away, and still see the last spec of their own family.
   */
  readonly specOf: (now: Snapshot<WithCurve, unknown>) => ContinuousSpec;
  /** Sets one parameter; updates of one gesture are one undo step. */
  readonly set: (parameter: ParameterInfo, value: number, gesture?: string) => void;
}

/** What the handles and the fields of one curve share. The figure's state must have that curve, not both. */
export function useCurve(curve: CurveName): CurveInHand {
  const store = useStore<WithCurve, unknown>();
  const parameters = useSelect<WithCurve, unknown, readonly ParameterInfo[]>((now) =>
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

/** "mean −1.2": a value as it is read out. */
export const spokenValue =
  (words: string) =>
  (value: number): string =>
    `${words} ${formatEditable(value, 4).replace('-', '−')}`;

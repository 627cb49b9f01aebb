import type { ContinuousSpec } from '../../math';
import { Handle, type HandleShape } from '../../plot';
import { parametersOf, type ParameterInfo } from '../../state';
import { formatEditable, useSelect, useStore } from '../../ui';
import type { RulersDerived, RulersSnapshot, RulersState } from './state';

export type CurveName = 'q' | 'p';

/** The parameters of a curve's family; a new list only when the family changes. */
export function useParameters(curve: CurveName): readonly ParameterInfo[] {
  return useSelect<RulersState, RulersDerived, readonly ParameterInfo[]>((now) =>
    parametersOf(now.state[curve]),
  );
}

/** Sets one parameter of one curve; updates of one gesture are one undo step. */
export function useSetParameter(
  curve: CurveName,
): (parameter: ParameterInfo, value: number, gesture?: string) => void {
  const store = useStore<RulersState, RulersDerived>();
  return (parameter, value, gesture) =>
    store.update(
      (state) => ({ ...state, [curve]: parameter.write(state[curve], value) as ContinuousSpec }),
      gesture,
    );
}

/** One handle on the curve for each of its parameters: location at the peak, scale at the shoulder. */
export function CurveHandles({
  curve,
  shape,
}: {
  readonly curve: CurveName;
  readonly shape: HandleShape;
}) {
  const parameters = useParameters(curve);
  const set = useSetParameter(curve);
  return parameters.map((parameter) => (
    <Handle
      key={parameter.key}
      param={`${curve}.${parameter.key}`}
      label={`${curve}(z), ${parameter.words}`}
      tone={curve}
      shape={shape}
      axis="x"
      min={parameter.min}
      max={parameter.max}
      step={parameter.step}
      fine={parameter.fine}
      coarse={parameter.coarse}
      value={(now: RulersSnapshot) => parameter.read(now.state[curve])}
      valueText={(value) => `${parameter.words} ${formatEditable(value, 4).replace('-', '−')}`}
      at={(now: RulersSnapshot) => {
        const z = parameter.anchor(now.state[curve]);
        return [z, now.derived[curve].pdf(z)];
      }}
      onMove={(z, _height, start: RulersSnapshot) => parameter.fromAnchor(start.state[curve], z)}
      onChange={(value, gesture) => set(parameter, value, gesture)}
    />
  ));
}

import { Handle, type HandleShape } from '../../plot';
import { formatEditable } from '../../ui';
import type { CurveName, RulersSnapshot } from './state';
import { useCurve } from './useCurve';

/** One handle on the curve for each of its parameters: location at the peak, scale at the shoulder. */
export function CurveHandles({
  curve,
  shape,
  within: [from, to],
}: {
  readonly curve: CurveName;
  readonly shape: HandleShape;
  /** The axis as it is drawn: a drag ends at its edge, where the curve can still be seen; the axis then makes room. */
  readonly within: readonly [number, number];
}) {
  const { parameters, specOf, set } = useCurve(curve);
  return parameters.map((parameter) => (
    <Handle
      key={`${curve}.${parameter.key}`}
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
      value={(now: RulersSnapshot) => parameter.read(specOf(now))}
      valueText={(value) => `${parameter.words} ${formatEditable(value, 4).replace('-', '−')}`}
      at={(now: RulersSnapshot) => {
        const z = parameter.anchor(specOf(now));
        return [z, now.derived[curve].pdf(z)];
      }}
      onMove={(z, _height, start: RulersSnapshot) =>
        parameter.fromAnchor(start.state[curve], Math.min(to, Math.max(from, z)))
      }
      onChange={(value, gesture) => set(parameter, value, gesture)}
    />
  ));
}

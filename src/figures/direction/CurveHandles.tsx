import { Handle } from '../../plot';
import type { DirectionSnapshot } from './state';
import { useCurve, valueText } from './useCurve';

interface CurveHandlesProps {
  readonly curve: 'p' | 'q';
  /** The axis as it is drawn: a drag ends at its edge. */
  readonly within: readonly [number, number];
}

/** One handle on the curve for each of its parameters: means at the peaks, sds at the shoulders, the weight between. */
export function CurveHandles({ curve, within: [from, to] }: CurveHandlesProps) {
  const { parameters, specOf, set } = useCurve(curve);
  return parameters.map((parameter) => (
    <Handle
      key={parameter.key}
      param={`${curve}.${parameter.key}`}
      label={`${curve}(z), ${parameter.words}`}
      tone={curve}
      shape={curve === 'q' ? 'disc' : 'diamond'}
      axis="x"
      min={parameter.min}
      max={parameter.max}
      step={parameter.step}
      fine={parameter.fine}
      coarse={parameter.coarse}
      value={(now: DirectionSnapshot) => parameter.read(specOf(now))}
      valueText={valueText(parameter.words)}
      at={(now: DirectionSnapshot) => {
        const z = parameter.anchor(specOf(now));
        return [z, now.derived[curve].pdf(z)];
      }}
      onMove={(z, _height, start: DirectionSnapshot) =>
        parameter.fromAnchor(specOf(start), Math.min(to, Math.max(from, z)))
      }
      onChange={(value, gesture) => set(parameter, value, gesture)}
    />
  ));
}

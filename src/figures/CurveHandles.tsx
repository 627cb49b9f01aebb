import { Handle } from '../plot';
import type { Snapshot } from '../state';
import { spokenValue, useCurve, type CurveName, type WithCurve } from './useCurve';

/** Of the curve there must be one; the other may be missing. */
type Derived = Readonly<Record<CurveName, { pdf(z: number): number }>>;
type Now = Snapshot<WithCurve, Derived>;

interface CurveHandlesProps {
  readonly curve: CurveName;
  /** The axis as it is drawn: a drag ends at its edge, where the curve can still be seen; the axis then makes room. */
  readonly within: readonly [number, number];
}

/** One handle on the curve for each of its parameters: location at the peak, scale at the shoulder. */
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
      value={(now: Now) => parameter.read(specOf(now))}
      valueText={spokenValue(parameter.words)}
      at={(now: Now) => {
        const z = parameter.anchor(specOf(now));
        return [z, now.derived[curve].pdf(z)];
      }}
      onMove={(z, _height, start: Now) =>
        parameter.fromAnchor(specOf(start), Math.min(to, Math.max(from, z)))
      }
      onChange={(value, gesture) => set(parameter, value, gesture)}
    />
  ));
}

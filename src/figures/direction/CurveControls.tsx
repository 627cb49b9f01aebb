import { NumberField, Term } from '../../ui';
import type { DirectionSnapshot } from './state';
import { useCurve } from './useCurve';

/** The typed parameters of one curve: the same values as its handles. */
export function CurveControls({ curve }: { readonly curve: 'p' | 'q' }) {
  const { parameters, specOf, set } = useCurve(curve);
  return (
    <fieldset className="curve-controls" data-tone={curve}>
      <legend>
        <Term id={curve}>{curve}(z)</Term>
      </legend>
      {parameters.map((parameter) => (
        <NumberField
          key={parameter.key}
          param={`${curve}.${parameter.key}`}
          label={`${curve}(z), ${parameter.words}`}
          shortLabel={parameter.words}
          min={parameter.min}
          max={parameter.max}
          step={parameter.step}
          fine={parameter.fine}
          coarse={parameter.coarse}
          tone={curve}
          value={(now: DirectionSnapshot) => parameter.read(specOf(now))}
          onChange={(value, gesture) => set(parameter, value, gesture)}
        />
      ))}
    </fieldset>
  );
}

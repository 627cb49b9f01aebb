import type { ReactNode } from 'react';
import type { Snapshot } from '../state';
import { NumberField, Term, useSelect } from '../ui';
import { useCurve, type CurveName, type WithCurve } from './useCurve';

interface CurveFieldsProps {
  readonly curve: CurveName;
  /** Before the fields: the choice of the family. */
  readonly children?: ReactNode;
}

/** The typed parameters of one curve: the same values as its handles. */
export function CurveFields({ curve, children }: CurveFieldsProps) {
  const { parameters, specOf, set } = useCurve(curve);
  const family = useSelect<WithCurve, unknown, string>(({ state }) => state[curve].family);
  return (
    <fieldset className="curve-controls" data-tone={curve}>
      <legend>
        <Term id={curve}>{curve}(z)</Term>
      </legend>
      {children}
      {parameters.map((parameter) => (
        <NumberField
          key={`${family}.${parameter.key}`}
          param={`${curve}.${parameter.key}`}
          label={`${curve}(z), ${parameter.words}`}
          shortLabel={parameter.words}
          min={parameter.min}
          max={parameter.max}
          step={parameter.step}
          fine={parameter.fine}
          coarse={parameter.coarse}
          tone={curve}
          value={(now: Snapshot<WithCurve, unknown>) => parameter.read(specOf(now))}
          onChange={(value, gesture) => set(parameter, value, gesture)}
        />
      ))}
    </fieldset>
  );
}

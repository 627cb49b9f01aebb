import type { ContinuousSpec } from '../../math';
import { changeFamily, type CurveFamily } from '../../state';
import { NumberField, Select, Term, useSelect, useStore } from '../../ui';
import {
  FAMILIES,
  type CurveName,
  type RulersDerived,
  type RulersSnapshot,
  type RulersState,
} from './state';
import { distributionOf } from './distributionOf';
import { useCurve } from './useCurve';
import { FAMILY_WORDS } from './words';

const options = FAMILIES.map((family) => ({ value: family, text: FAMILY_WORDS[family] }));

/** Family and typed parameters of one curve: the same values as its handles. */
export function CurveControls({ curve }: { readonly curve: CurveName }) {
  const store = useStore<RulersState, RulersDerived>();
  const family = useSelect<RulersState, RulersDerived, CurveFamily>(
    (now) => now.state[curve].family as CurveFamily,
  );
  const { parameters, specOf, set } = useCurve(curve);
  return (
    <fieldset className="curve-controls" data-tone={curve}>
      <legend>
        <Term id={curve}>{curve}(z)</Term>
      </legend>
      <Select
        param={`${curve}.family`}
        label={`${curve}(z), family`}
        hideLabel
        value={family}
        options={options}
        onChange={(next) =>
          store.update((state) => ({
            ...state,
            [curve]: changeFamily(distributionOf(state[curve]), next) as ContinuousSpec,
          }))
        }
      />
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
          value={(now: RulersSnapshot) => parameter.read(specOf(now))}
          onChange={(value, gesture) => set(parameter, value, gesture)}
        />
      ))}
    </fieldset>
  );
}

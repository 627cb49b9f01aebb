import type { ContinuousSpec } from '../math';
import { changeFamily, type CurveFamily, type Snapshot } from '../state';
import { NumberField, Select, Term, useSelect, useStore } from '../ui';
import { Q_FAMILIES, Q_FAMILY_NAMES, qOf } from './approximations';
import { useQ, type WithQ } from './useQ';

const options = Q_FAMILIES.map((family) => ({ value: family, text: Q_FAMILY_NAMES[family] }));

/** Family and typed parameters of q: the same values as its handles. */
export function QControls() {
  const store = useStore<WithQ, unknown>();
  const family = useSelect<WithQ, unknown, CurveFamily>((now) => now.state.q.family as CurveFamily);
  const { parameters, specOf, set } = useQ();
  return (
    <fieldset className="curve-controls" data-tone="q">
      <legend>
        <Term id="q">q(z)</Term>
      </legend>
      <Select
        param="q.family"
        label="q(z), family"
        hideLabel
        value={family}
        options={options}
        onChange={(next) =>
          store.update((state) => ({
            ...state,
            q: changeFamily(qOf(state.q), next) as ContinuousSpec,
          }))
        }
      />
      {parameters.map((parameter) => (
        <NumberField
          key={`${family}.${parameter.key}`}
          param={`q.${parameter.key}`}
          label={`q(z), ${parameter.words}`}
          shortLabel={parameter.words}
          min={parameter.min}
          max={parameter.max}
          step={parameter.step}
          fine={parameter.fine}
          coarse={parameter.coarse}
          tone="q"
          value={(now: Snapshot<WithQ, unknown>) => parameter.read(specOf(now))}
          onChange={(value, gesture) => set(parameter, value, gesture)}
        />
      ))}
    </fieldset>
  );
}

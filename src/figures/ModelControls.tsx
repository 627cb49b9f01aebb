import { changeModel, type Snapshot } from '../state';
import { NumberField, Select, useSelect, useStore } from '../ui';
import { MODEL_NAMES, type LatentSpec, type LatentType } from './latentModels';
import { useModel, type WithModel } from './useModel';

/** The choice among the figure's models: prior and observation are kept where they make sense. */
export function ModelSelect({ types }: { readonly types: readonly LatentType[] }) {
  const store = useStore<WithModel, unknown>();
  const type = useSelect<WithModel, unknown, LatentType>((now) => now.state.model.type);
  return (
    <Select
      label="Model"
      value={type}
      options={types.map((value) => ({ value, text: MODEL_NAMES[value] }))}
      onChange={(next) =>
        store.update((state) => ({ ...state, model: changeModel(state.model, next) as LatentSpec }))
      }
    />
  );
}

/** The model's numbers to type: the same values as its handles. */
export function ModelFields() {
  const { parameters, modelOf, set } = useModel();
  const type = useSelect<WithModel, unknown, LatentType>((now) => now.state.model.type);
  const groups = [
    { title: 'prior', own: parameters.filter(({ key }) => key.startsWith('prior.')) },
    { title: 'data', own: parameters.filter(({ key }) => !key.startsWith('prior.')) },
  ];
  return groups.map(({ title, own }) => (
    <fieldset key={title} className="curve-controls" data-tone="ink">
      <legend>{title}</legend>
      {own.map((parameter) => (
        <NumberField
          key={`${type}.${parameter.key}`}
          label={parameter.words}
          shortLabel={parameter.short}
          min={parameter.min}
          max={parameter.max}
          step={parameter.step}
          fine={parameter.fine}
          coarse={parameter.coarse}
          value={(now: Snapshot<WithModel, unknown>) => parameter.read(modelOf(now))}
          onChange={(value, gesture) => set(parameter, value, gesture)}
        />
      ))}
    </fieldset>
  ));
}

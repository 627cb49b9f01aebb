import { useState } from 'react';
import { changeModel, type Snapshot } from '../state';
import { NumberField, Select, useSelect, useStore } from '../ui';
import { MODEL_NAMES, type LatentSpec, type LatentType } from './latentModels';
import { useModel, type WithModel } from './useModel';

interface ModelSelectProps {
  readonly types: readonly LatentType[];
  /** Why the figure cannot show a model, in words; undefined where it can. */
  readonly refuse?: (model: LatentSpec) => string | undefined;
}

/**
 * The choice among the figure's models: prior and observation are kept where they make sense. One that the figure cannot
 * show leaves the state alone and gets a message.
 */
export function ModelSelect({ types, refuse }: ModelSelectProps) {
  const store = useStore<WithModel, unknown>();
  const type = useSelect<WithModel, unknown, LatentType>((now) => now.state.model.type);
  const [fault, setFault] = useState<{ readonly words: string; readonly model: LatentSpec }>();
  const choose = (next: LatentType) => {
    const { model } = store.get().state;
    const changed = changeModel(model, next) as LatentSpec;
    const words = refuse?.(changed);
    setFault(words === undefined ? undefined : { words, model });
    if (words === undefined) store.update((state) => ({ ...state, model: changed }));
  };
  const stands = useSelect<WithModel, unknown, boolean>(
    ({ state }) => state.model === fault?.model,
  );
  return (
    <div className="model-select">
      <Select
        param="model"
        label="Model"
        value={type}
        options={types.map((value) => ({ value, text: MODEL_NAMES[value] }))}
        onChange={choose}
      />
      {fault && stands && (
        <p className="field-error" role="alert">
          {fault.words}
        </p>
      )}
    </div>
  );
}

interface ModelFieldsProps {
  /** Other names that the figure has for a number of the model, by its key: locked with any of them. */
  readonly writes?: (key: string) => readonly string[];
}

/** The model's numbers to type: the same values as its handles. */
export function ModelFields({ writes }: ModelFieldsProps) {
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
          param={parameter.key}
          writes={writes?.(parameter.key)}
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

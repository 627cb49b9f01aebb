import { useState } from 'react';
import { Button } from './Button';
import { useStore } from './liveStore';
import { useSelect } from './useSelect';

/** The figure's presets as a row of buttons; the one still shown is marked. Nothing for a figure without presets. */
export function PresetPicker() {
  const store = useStore();
  const [chosen, choose] = useState<{ readonly id: string; readonly state: unknown }>();
  const intact = useSelect(({ state }) => chosen !== undefined && Object.is(state, chosen.state));
  const { presets } = store.model;
  if (presets.length === 0) return null;
  const apply = (id: string) => {
    store.applyPreset(id);
    choose({ id, state: store.get().state });
  };
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a fieldset brings looks and rules of its own
    <div className="tool-group" role="group" aria-label="Presets">
      {presets.map(({ id, title, words }) => (
        <Button
          key={id}
          quiet
          data-preset={id}
          title={words}
          aria-pressed={intact && chosen?.id === id}
          onClick={() => apply(id)}
        >
          {title}
        </Button>
      ))}
    </div>
  );
}

import { useMemo } from 'react';
import { presetShown } from '../state';
import { Button } from './Button';
import { useWholeState } from './frameOptions';
import { useStore } from './liveStore';
import { useSelect } from './useSelect';

/** The figure's presets as a row of buttons; the one still shown is marked. Nothing for a figure without presets. */
export function PresetPicker() {
  const store = useStore();
  const find = useMemo(() => presetShown(store.model), [store]);
  // While a handle is dragged none is shown, and nothing is compared at every step.
  const shown = useSelect((snap) => find(snap.state, snap.active));
  const { hidden, locked } = useWholeState('preset', 'setting');
  const { presets } = store.model;
  if (hidden || presets.length === 0) return null;
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a fieldset brings looks and rules of its own
    <div className="tool-group" role="group" aria-label="Presets">
      {presets.map(({ id, title, words }) => (
        <Button
          key={id}
          quiet
          data-preset={id}
          title={words}
          aria-pressed={shown === id}
          aria-disabled={locked || undefined}
          onClick={() => !locked && store.applyPreset(id)}
        >
          {title}
        </Button>
      ))}
    </div>
  );
}

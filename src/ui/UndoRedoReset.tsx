import { useEffect, useRef, useSyncExternalStore } from 'react';
import { Button } from './Button';
import { useControl, useWholeState } from './frameOptions';
import { useStore } from './liveStore';
import { useSelect } from './useSelect';

/** Undo, redo and reset of the figure around, also by Ctrl/Cmd+Z, Shift+Ctrl+Z and Ctrl+Y anywhere inside of it. */
export function UndoRedoReset() {
  const store = useStore();
  const bar = useRef<HTMLDivElement>(null);
  const canUndo = useSyncExternalStore(store.subscribe, store.canUndo, never);
  const canRedo = useSyncExternalStore(store.subscribe, store.canRedo, never);
  const atStart = useSelect(({ state }) => Object.is(state, store.model.initial));

  const { hidden, locked } = useControl('history', 'tool');
  const whole = useWholeState('history', 'tool');
  const mayUndo = canUndo && !locked;
  const mayRedo = canRedo && !locked;
  const mayReset = !atStart && !whole.locked;

  useEffect(() => {
    const figure = bar.current?.closest<HTMLElement>('[data-figure]');
    if (!figure || locked) return undefined;
    const onKeyDown = (event: KeyboardEvent) => {
      const act = editKey(event);
      if (!act || isTyping(event.target)) return;
      event.preventDefault();
      store[act]();
    };
    figure.addEventListener('keydown', onKeyDown);
    return () => figure.removeEventListener('keydown', onKeyDown);
  }, [store, locked]);

  // Hidden, the keys still work; aria-disabled, not disabled: a button that is gone from under the focus would throw the keyboard user out.
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a fieldset brings looks and rules of its own
    <div className="tool-group" ref={bar} role="group" aria-label="History" hidden={hidden}>
      <Button quiet aria-disabled={!mayUndo} onClick={() => mayUndo && store.undo()}>
        Undo
      </Button>
      <Button quiet aria-disabled={!mayRedo} onClick={() => mayRedo && store.redo()}>
        Redo
      </Button>
      <Button quiet aria-disabled={!mayReset} onClick={() => mayReset && store.reset()}>
        Reset
      </Button>
    </div>
  );
}

const never = () => false;

function editKey(event: KeyboardEvent): 'undo' | 'redo' | undefined {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return undefined;
  const key = event.key.toLowerCase();
  if (key === 'z') return event.shiftKey ? 'redo' : 'undo';
  return key === 'y' && !event.shiftKey ? 'redo' : undefined;
}

/** In a text field the keys are the browser's own. */
function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.matches('textarea, input:not([type=radio], [type=checkbox])'))
  );
}

import { useRef, useSyncExternalStore } from 'react';
import type { Snapshot } from '../state';
import { useStore } from './liveStore';

/**
 * A part of the present that renders React when it changes (by `same`): for structure that changes rarely, such as a
 * family or a chosen panel, never for what moves with the pointer. During hydration it is the initial one.
 */
export function useSelect<S, D, T>(
  select: (snap: Snapshot<S, D>) => T,
  same: (a: T, b: T) => boolean = Object.is,
): T {
  const store = useStore<S, D>();
  const held = useRef<{ readonly value: T } | null>(null);
  const of = (snap: Snapshot<S, D>) => {
    const value = select(snap);
    // A selection that is made anew each time must come back as the same object, or React would never come to rest.
    if (!held.current || !same(held.current.value, value)) held.current = { value };
    return held.current.value;
  };
  return useSyncExternalStore(
    store.subscribe,
    () => of(store.get()),
    () => of(store.getInitial()),
  );
}

import { useLayoutEffect, useRef, type RefObject } from 'react';
import type { Snapshot } from '../state';
import { useLiveHub } from './liveStore';

/**
 * Calls `write` with the element and the present on every change of the store and after every render, without
 * rendering React. Write attributes and text only; a layout read here costs every drag step.
 */
export function useLive<E extends Element, S, D>(
  ref: RefObject<E | null>,
  write: (element: E, snap: Snapshot<S, D>) => void,
): void {
  const hub = useLiveHub();
  const latest = useRef(write);
  useLayoutEffect(() => {
    latest.current = write;
    if (ref.current) write(ref.current, hub.store.get() as Snapshot<S, D>);
  });
  useLayoutEffect(
    () =>
      hub.join((snap) => {
        if (ref.current) latest.current(ref.current, snap as Snapshot<S, D>);
      }),
    [hub, ref],
  );
}

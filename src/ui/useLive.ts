import { useContext, useLayoutEffect, useRef, type RefObject } from 'react';
import type { Snapshot } from '../state';
import { LiveGate } from './liveGate';
import { useLiveHub } from './liveStore';

/**
 * Calls `write` with the element and the present on every change of the store and after every render, without
 * rendering React. Write attributes and text only; a layout read here costs every drag step. While its place is out of
 * sight (by the `LiveGate` around, or its own `gate`) it waits until a gesture ends or pauses: nobody looks, and each
 * write costs the frame.
 */
export function useLive<E extends Element, S, D>(
  ref: RefObject<E | null>,
  write: (element: E, snap: Snapshot<S, D>) => void,
  options: { readonly gate?: RefObject<boolean> } = {},
): void {
  const hub = useLiveHub();
  const around = useContext(LiveGate);
  const gate = options.gate ?? around;
  const latest = useRef(write);
  useLayoutEffect(() => {
    latest.current = write;
    if (ref.current) write(ref.current, hub.store.get() as Snapshot<S, D>);
  });
  useLayoutEffect(
    () =>
      hub.join(
        (snap) => {
          if (ref.current) latest.current(ref.current, snap as Snapshot<S, D>);
        },
        () => gate?.current !== false,
      ),
    [hub, gate, ref],
  );
}

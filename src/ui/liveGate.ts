import { createContext, useContext, useLayoutEffect, useState, type RefObject } from 'react';
import { useLiveHub } from './liveStore';

/** Whether the place around can be seen; null where nobody has asked. */
export const LiveGate = createContext<RefObject<boolean> | null>(null);

/** For what is shown on demand only, when no gesture can be going on. */
export const OUT_OF_SIGHT: RefObject<boolean> = { current: false };

/**
 * Whether the element is in the window, and what is around it does not wait. Give it to `LiveGate`, and the live parts
 * inside wait while it is out of sight and a gesture goes on; when either ends, or the gesture pauses, they catch up.
 * Until the browser has told, it counts as seen. What holds the focus, as a handle that is dragged does, waits for no turn.
 */
export function useLiveGate(ref: RefObject<Element | null>): RefObject<boolean> {
  const hub = useLiveHub();
  const around = useContext(LiveGate);
  const [gate] = useState(createGate);
  useLayoutEffect(() => {
    const element = ref.current;
    gate.put(element, around);
    if (!element || typeof IntersectionObserver === 'undefined') return undefined;
    const observer = new IntersectionObserver((entries) => {
      const isNew = gate.see(entries.at(-1)?.isIntersecting ?? true);
      if (isNew) hub.catchUp();
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref, hub, gate, around]);
  return gate;
}

function createGate() {
  let place: Element | null = null;
  let outer: RefObject<boolean> | null = null;
  let isSeen = true;
  return {
    put(element: Element | null, around: RefObject<boolean> | null) {
      place = element;
      outer = around;
    },
    /** True when it has just come into view. */
    see(seen: boolean): boolean {
      const isNew = seen && !isSeen;
      isSeen = seen;
      return isNew;
    },
    get current() {
      return (
        isSeen && (outer?.current !== false || place?.contains(document.activeElement) === true)
      );
    },
  };
}

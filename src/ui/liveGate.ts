import { createContext, useLayoutEffect, useRef, type RefObject } from 'react';
import { useLiveHub } from './liveStore';

/** Whether the place around can be seen; null where nobody has asked. */
export const LiveGate = createContext<RefObject<boolean> | null>(null);

/** What comes into view within this distance is made ready before it is seen. */
const MARGIN = '25%';

/** For what is shown on demand only, when no gesture can be going on. */
export const OUT_OF_SIGHT: RefObject<boolean> = { current: false };

/**
 * Whether the element is in the window, or nearly so. Give it to `LiveGate`, and the live parts inside wait while it
 * is out of sight and a gesture goes on; when either ends, or the gesture pauses, they catch up. Until the browser has
 * told, it counts as seen.
 */
export function useLiveGate(ref: RefObject<Element | null>): RefObject<boolean> {
  const hub = useLiveHub();
  const seen = useRef(true);
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element || typeof IntersectionObserver === 'undefined') return undefined;
    const observer = new IntersectionObserver(
      (entries) => {
        const before = seen.current;
        seen.current = entries.at(-1)?.isIntersecting ?? true;
        if (!before && seen.current) hub.catchUp();
      },
      { rootMargin: MARGIN },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref, hub]);
  return seen;
}

import { useRef } from 'react';

/** Key presses closer together than this make one undo step. */
const BURST_MS = 1000;

/** Names gestures so that a burst of key presses shares one name, and one undo step. */
export function useBurst(name: string): () => string {
  const burst = useRef({ number: 0, last: -Infinity });
  return () => {
    const now = performance.now();
    if (now - burst.current.last > BURST_MS) burst.current.number += 1;
    burst.current.last = now;
    return `${name}:keys:${burst.current.number}`;
  };
}

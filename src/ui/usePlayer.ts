import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';
import { useStore } from './liveStore';

/** Steps a second; the fastest is one for each frame of a usual screen. */
export const SPEEDS = { slow: 4, medium: 15, fast: 60 } as const;
export type Speed = keyof typeof SPEEDS;

const LESS_MOTION = '(prefers-reduced-motion: reduce)';

/** Frames are a little early or late; one that is nearly due counts. */
const EARLY_MS = 4;

interface Player {
  readonly playing: boolean;
  readonly play: () => void;
  readonly pause: () => void;
  /** Motion is unwelcome: nothing plays by itself, the reader steps. */
  readonly stepsOnly: boolean;
}

/**
 * Calls `step` in time with the frames, at most once in each, until it says that there is nothing left to do (false), or
 * a gesture begins in the figure: against the hand the handle would jump, and each tick and move be an undo step.
 * While the place is out of sight, or the page hidden, nothing runs and nothing is caught up; when the reader's system
 * asks for less motion, nothing plays at all.
 */
export function usePlayer(
  place: RefObject<Element | null>,
  step: () => boolean,
  speed: Speed,
): Player {
  const store = useStore();
  const [playing, setPlaying] = useState(false);
  const [stepsOnly, setStepsOnly] = useState(false);
  const latest = useRef(step);
  useEffect(() => {
    latest.current = step;
  });

  useEffect(() => {
    const query = matchMedia(LESS_MOTION);
    const read = () => {
      setStepsOnly(query.matches);
      if (query.matches) setPlaying(false);
    };
    read();
    query.addEventListener?.('change', read);
    return () => query.removeEventListener?.('change', read);
  }, []);

  useEffect(() => {
    if (!playing) return undefined;
    let frame = 0;
    let due = -Infinity;
    let inSight = true;
    const tick = (now: number) => {
      frame = requestAnimationFrame(tick);
      if (now < due - EARLY_MS) return;
      due = Math.max(due, now - 1000 / SPEEDS[speed]) + 1000 / SPEEDS[speed];
      if (latest.current()) return;
      cancelAnimationFrame(frame);
      setPlaying(false);
    };
    const run = () => {
      cancelAnimationFrame(frame);
      if (inSight && !document.hidden) frame = requestAnimationFrame(tick);
    };
    const yieldToHand = () => {
      if (!store.get().active) return;
      cancelAnimationFrame(frame);
      setPlaying(false);
    };
    run();
    yieldToHand();
    const leave = store.subscribe(yieldToHand);
    document.addEventListener('visibilitychange', run);
    const observer =
      place.current && typeof IntersectionObserver !== 'undefined'
        ? new IntersectionObserver((entries) => {
            inSight = entries.at(-1)?.isIntersecting ?? true;
            run();
          })
        : undefined;
    if (place.current) observer?.observe(place.current);
    return () => {
      cancelAnimationFrame(frame);
      leave();
      document.removeEventListener('visibilitychange', run);
      observer?.disconnect();
    };
  }, [playing, speed, place, store]);

  // Asked anew: before the first effects have run nothing is known of motion yet.
  const play = useCallback(() => setPlaying(!matchMedia(LESS_MOTION).matches), []);
  const pause = useCallback(() => setPlaying(false), []);
  return { playing, play, pause, stepsOnly };
}

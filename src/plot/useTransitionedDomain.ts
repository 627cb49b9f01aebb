import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Snapshot } from '../state';
import { useStore } from '../ui';

type Domain = readonly [number, number];
type Growth = 'not' | 'just' | 'amply';

const EASE_MS = 250;
/** Between two key presses of a burst the axis waits, too. */
const REST_MS = 150;

/**
 * The axis domain to draw for the one the state asks for: held still during a gesture (an axis never moves under the
 * finger), eased to the new one after the state has come to rest, in one step where motion is reduced. Renders React
 * only while it eases. A `log` domain is eased by its logarithm. `grows`: an axis without a handle on it makes room at
 * once, also during a gesture, for what would leave the picture (`amply`: and for half its length more, so that it seldom
 * has to; of linear axes only); it shrinks again afterwards.
 */
export function useTransitionedDomain<S, D>(
  target: (snap: Snapshot<S, D>) => Domain,
  type: 'linear' | 'log' = 'linear',
  grows: Growth = 'not',
): Domain {
  const store = useStore<S, D>();
  const [drawn, draw] = useState<Domain>(() => target(store.get()));
  const latest = useRef(target);
  const check = useRef<((isRendered: boolean) => void) | null>(null);

  useLayoutEffect(() => {
    latest.current = target;
  });

  useLayoutEffect(() => {
    let now: Domain = latest.current(store.get());
    let frame = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const show = (domain: Domain) => {
      if (equal(domain, now)) return;
      now = domain;
      draw(domain);
    };
    // Left to itself, React would render after the frame that the change is for, which then takes another one.
    const showNow = (domain: Domain) => flushSync(() => show(domain));
    const stop = () => {
      clearTimeout(timer);
      cancelAnimationFrame(frame);
    };
    const ease = () => {
      const from = now;
      const to = latest.current(store.get());
      if (matchMedia('(prefers-reduced-motion: reduce)').matches) {
        show(to);
        return;
      }
      const begin = performance.now();
      const step = (time: number) => {
        const share = Math.min(1, Math.max(0, (time - begin) / EASE_MS));
        showNow(share === 1 ? to : between(from, to, 1 - (1 - share) ** 3, type));
        if (share < 1) frame = requestAnimationFrame(step);
      };
      frame = requestAnimationFrame(step);
    };
    let goal: Domain = now;
    check.current = (isRendered) => {
      const snap = store.get();
      if (snap.active) {
        stop();
        if (grows !== 'not')
          (isRendered ? show : showNow)(roomier(now, latest.current(snap), grows));
        goal = now;
        return;
      }
      const next = latest.current(snap);
      if (equal(next, goal)) return;
      goal = next;
      stop();
      // What plays by itself does not rest either.
      if (grows !== 'not') show(roomier(now, next, grows));
      // The state the page was opened with (nothing to undo) is no change to look at.
      if (store.canUndo() || store.canRedo()) timer = setTimeout(ease, REST_MS);
      else show(next);
    };
    check.current(true);
    const leave = store.subscribe(() => check.current?.(false));
    return () => {
      leave();
      stop();
      check.current = null;
    };
  }, [store, type, grows]);

  // The asked-for domain can also change with what is rendered (another panel, another family).
  useEffect(() => check.current?.(true));
  return drawn;
}

/** A domain that holds both. */
function roomier([low, high]: Domain, [from, to]: Domain, grows: Growth): Domain {
  const more = grows === 'amply' ? (high - low) / 2 : 0;
  return [
    from < low ? Math.min(from, low - more) : low,
    to > high ? Math.max(to, high + more) : high,
  ];
}

function equal(a: Domain, b: Domain): boolean {
  return a[0] === b[0] && a[1] === b[1];
}

function between(from: Domain, to: Domain, share: number, type: 'linear' | 'log'): Domain {
  const mix = (a: number, b: number) =>
    type === 'log' ? a ** (1 - share) * b ** share : a + (b - a) * share;
  return [mix(from[0], to[0]), mix(from[1], to[1])];
}

import { useEffect, useRef, useState } from 'react';
import { inSlices } from '../../state';
import { useStore } from '../../ui';
import type { ThetaDerived, ThetaSnapshot, ThetaState } from './state';
import {
  curveAtOnce,
  curveStepwise,
  keepCurve,
  keyOf,
  knownCurve,
  type ThetaCurve,
} from './thetaCurve';

/** Worked out when the state has been at rest for this long; the first curves, which nobody has moved yet, at once. */
const REST_MS = 200;

interface Shown {
  readonly key: string;
  readonly curve: ThetaCurve;
}

type CurveOf = (now: ThetaSnapshot) => ThetaCurve | undefined;

/**
 * The curves of the state's model: undefined while new ones are being worked out. `picture` is the same for what is only
 * drawn; where pages are made, without a browser around, it is worked out at once, so that the page holds the picture
 * (the numbers are not in it, since a page that comes to life begins without them).
 */
export function useThetaCurve(): { readonly curve: CurveOf; readonly picture: CurveOf } {
  const store = useStore<ThetaState, ThetaDerived>();
  const [shown, show] = useState<Shown>();
  const keys = useRef(new WeakMap<ThetaState, string>());

  useEffect(() => {
    let giveUp = () => {};
    let done: string | undefined;
    let wanted: string | undefined;
    let isFirst = true;
    const finish = (key: string, curve: ThetaCurve) => {
      done = key;
      show({ key, curve });
    };
    const onChange = () => {
      const { state, active } = store.get();
      const key = keyOf(state);
      // Along the curves nothing is to be worked out, and what is under way for them goes on.
      if (key === done || key === wanted) return;
      giveUp();
      wanted = undefined;
      const before = knownCurve(state);
      if (before) {
        finish(key, before);
        return;
      }
      if (active) return;
      wanted = key;
      const rest = isFirst ? 0 : REST_MS;
      isFirst = false;
      const timer = setTimeout(() => {
        giveUp = inSlices(
          curveStepwise(state),
          (curve) => {
            keepCurve(state, curve);
            finish(key, curve);
          },
          // A hand on θ waits for the very curves it moves along.
          () => store.get().active,
        );
      }, rest);
      giveUp = () => clearTimeout(timer);
    };
    onChange();
    const leave = store.subscribe(onChange);
    return () => {
      giveUp();
      leave();
    };
  }, [store]);

  const curve: CurveOf = ({ state }) => {
    let key = keys.current.get(state);
    if (key === undefined) keys.current.set(state, (key = keyOf(state)));
    return shown?.key === key ? shown.curve : undefined;
  };
  const picture: CurveOf = (now) =>
    curve(now) ?? (typeof document === 'undefined' ? pictured(now.state) : undefined);
  return { curve, picture };
}

function pictured(state: ThetaState): ThetaCurve {
  const before = knownCurve(state);
  if (before) return before;
  const curve = curveAtOnce(state);
  keepCurve(state, curve);
  return curve;
}

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
  type ThetaSketch,
} from './thetaCurve';

/** Worked out when the state has been at rest for this long; the first curves, which nobody has moved yet, at once. */
const REST_MS = 200;

interface Shown {
  readonly key: string;
  readonly curve: Picture;
}

type Picture = ThetaSketch & Partial<ThetaCurve>;

/** The curves of the state's model; undefined while new ones are being worked out. */
export type CurveOf = (now: ThetaSnapshot) => ThetaCurve | undefined;

/** What can be drawn of them by now: without their tops while those are searched. */
export type PictureOf = (now: ThetaSnapshot) => Picture | undefined;

/**
 * The curves, and what is drawn of them. Where pages are made, without a browser around, the picture is worked out at
 * once, so that the page holds it (the numbers are not in it, since a page that comes to life begins without them).
 */
export function useThetaCurve(): { readonly curve: CurveOf; readonly picture: PictureOf } {
  const store = useStore<ThetaState, ThetaDerived>();
  const [shown, show] = useState<Shown>();
  const keys = useRef(new WeakMap<ThetaState, string>());

  useEffect(() => {
    let giveUp = () => {};
    // Of which curves all is shown, and which are being worked out to take their place.
    let done: string | undefined;
    let wanted: string | undefined;
    let isFirst = true;
    const finish = (key: string, curve: ThetaCurve) => {
      done = key;
      wanted = undefined;
      show({ key, curve });
    };
    const sketch = (key: string, curve: ThetaSketch) => {
      done = undefined;
      show({ key, curve });
    };
    const onChange = () => {
      const { state, active } = store.get();
      const key = keyOf(state);
      // Along the curves nothing is to be worked out, and what is under way for them goes on.
      if (key === (wanted ?? done)) return;
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
          sketching(state, (curve) => {
            if (key === wanted) sketch(key, curve);
          }),
          (curve) => {
            keepCurve(state, curve);
            if (key !== wanted) return;
            finish(key, curve);
            // The sentence in words now has tops to tell.
            store.refresh();
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

  const known = ({ state }: ThetaSnapshot) => {
    let key = keys.current.get(state);
    if (key === undefined) keys.current.set(state, (key = keyOf(state)));
    return shown?.key === key ? shown.curve : undefined;
  };
  const curve: CurveOf = (now) => {
    const found = known(now);
    return found && isWhole(found) ? found : undefined;
  };
  const picture: PictureOf = (now) =>
    known(now) ?? (typeof document === 'undefined' ? pictured(now.state) : undefined);
  return { curve, picture };
}

function isWhole(picture: Picture): picture is ThetaCurve {
  return picture.mle !== undefined;
}

function* sketching(
  state: ThetaState,
  sketch: (curve: ThetaSketch) => void,
): Generator<void, ThetaCurve> {
  const steps = curveStepwise(state);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (step.value) sketch(step.value);
    yield;
  }
}

function pictured(state: ThetaState): ThetaCurve {
  const before = knownCurve(state);
  if (before) return before;
  const curve = curveAtOnce(state);
  keepCurve(state, curve);
  return curve;
}

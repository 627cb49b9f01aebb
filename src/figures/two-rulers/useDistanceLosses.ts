import { useEffect, useMemo, useState } from 'react';
import { useStore } from '../../ui';
import { lossesStepwise, normalLosses, type DistanceLosses } from './distanceLosses';
import { locationOf, moved, sideOf } from './placement';
import type { RulersDerived, RulersSnapshot, RulersState } from './state';

type Losses = readonly DistanceLosses[];

/** Shapes other than two normals are worked out when the state has been at rest for this long … */
const REST_MS = 250;
/** … and then in slices that leave the page free between them. */
const SLICE_MS = 8;

/**
 * The losses of the state's shapes at every distance. Two normals have closed forms and follow a drag; for other
 * families the last curves stand until the new ones are there.
 */
export function useDistanceLosses(): (now: RulersSnapshot) => Losses {
  const store = useStore<RulersState, RulersDerived>();
  const ofNormals = useMemo(() => rememberNormals(), []);
  const [others, setOthers] = useState<Losses>([]);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let done: string | undefined;
    const work = (key: string, steps: ReturnType<typeof lossesStepwise>) => {
      const until = performance.now() + SLICE_MS;
      do {
        const step = steps.next();
        if (step.done === true) {
          done = key;
          setOthers(step.value);
          return;
        }
      } while (performance.now() < until);
      timer = setTimeout(work, 0, key, steps);
    };
    const onChange = () => {
      clearTimeout(timer);
      const { state, active } = store.get();
      if (areNormals(state) || active) return;
      timer = setTimeout(() => {
        const key = shapesOf(state);
        if (key !== done) work(key, lossesStepwise(state.q, state.p));
      }, REST_MS);
    };
    onChange();
    const leave = store.subscribe(onChange);
    return () => {
      clearTimeout(timer);
      leave();
    };
  }, [store]);

  return (now) => ofNormals(now) ?? others;
}

function areNormals({ q, p }: RulersState): boolean {
  return q.family === 'normal' && p.family === 'normal';
}

function rememberNormals(): (now: RulersSnapshot) => Losses | undefined {
  let sds: readonly [number, number] | undefined;
  let losses: Losses = [];
  return ({ state: { q, p } }) => {
    if (q.family !== 'normal' || p.family !== 'normal') return undefined;
    if (sds?.[0] !== q.sd || sds[1] !== p.sd) {
      sds = [q.sd, p.sd];
      losses = normalLosses(q.sd, p.sd);
    }
    return losses;
  };
}

/** Moving a curve changes none of its losses, but for passing the other one: skewed shapes have two sides. */
function shapesOf({ q, p }: RulersState): string {
  const centred = [q, p].map((spec) => moved(spec, -locationOf(spec)));
  return JSON.stringify([sideOf(q, p), ...centred]);
}

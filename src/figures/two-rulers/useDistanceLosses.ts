import { useEffect, useMemo, useState } from 'react';
import { inSlices } from '../../state';
import { useStore } from '../../ui';
import { lossesStepwise, normalLosses, type DistanceLosses } from './distanceLosses';
import { locationOf, moved, sideOf } from './placement';
import type { RulersDerived, RulersSnapshot, RulersState } from './state';

type Losses = readonly DistanceLosses[];

/** Shapes other than two normals are worked out when the state has been at rest for this long. */
const REST_MS = 250;

/**
 * The losses of the state's shapes at every distance. Two normals have closed forms and follow a drag; for other
 * families the last curves stand until the new ones are there.
 */
export function useDistanceLosses(): (now: RulersSnapshot) => Losses {
  const store = useStore<RulersState, RulersDerived>();
  const ofNormals = useMemo(() => rememberNormals(), []);
  const [others, setOthers] = useState<Losses>([]);

  useEffect(() => {
    let giveUp = () => {};
    let done: string | undefined;
    const onChange = () => {
      giveUp();
      const { state, active } = store.get();
      if (areNormals(state) || active) return;
      const timer = setTimeout(() => {
        const key = shapesOf(state);
        if (key === done) return;
        giveUp = inSlices(lossesStepwise(state.q, state.p), (losses) => {
          done = key;
          setOthers(losses);
        });
      }, REST_MS);
      giveUp = () => clearTimeout(timer);
    };
    onChange();
    const leave = store.subscribe(onChange);
    return () => {
      giveUp();
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

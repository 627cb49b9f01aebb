import { useEffect, useState } from 'react';
import { importanceWeightedBoundOf, type Quantity } from '../../math';
import { useStore } from '../../ui';
import { qOf } from '../approximations';
import { modelOf } from '../latentModels';
import type { GapDerived, GapSnapshot, GapState } from './state';

/** It takes several times as long as all the rest, so it waits until the state has come to rest. */
const REST_MS = 200;

interface Worked {
  readonly state: GapState;
  readonly bound: Quantity;
}

/** The importance-weighted bound of the present; undefined when it is off, or not worked out yet. */
export function useWeightedBound(): (now: GapSnapshot) => Quantity | undefined {
  const store = useStore<GapState, GapDerived>();
  const [worked, setWorked] = useState<Worked>();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const onChange = () => {
      clearTimeout(timer);
      const { state, active } = store.get();
      if (state.weighted === 'off' || active) return;
      timer = setTimeout(() => {
        const bound = importanceWeightedBoundOf(
          modelOf(state.model),
          qOf(state.q),
          Number(state.weighted),
        );
        setWorked({ state, bound });
      }, REST_MS);
    };
    onChange();
    const leave = store.subscribe(onChange);
    return () => {
      clearTimeout(timer);
      leave();
    };
  }, [store]);
  return ({ state }) => (worked && isSame(worked.state, state) ? worked.bound : undefined);
}

function isSame(a: GapState, b: GapState): boolean {
  return a.model === b.model && a.q === b.q && a.weighted === b.weighted;
}

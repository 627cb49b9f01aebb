import { useRef } from 'react';
import { Player, useStore } from '../../ui';
import { LOSS_LOOKS } from './losses';
import type { SwitchDerived, SwitchState } from './state';
import { pullTo, seat } from './transitions';

/** Of the range at each step: there and back in some twelve seconds. */
const STEPS = 90;

/** Pushes the humps together and pulls them apart again, with q on one hump at first. */
export function Sweep() {
  const store = useStore<SwitchState, SwitchDerived>();
  const outward = useRef(false);
  return (
    <Player
      param="apart"
      writes={['p.mean', 'at']}
      label="way in and out"
      onStart={() => {
        outward.current = false;
        store.update((state) => {
          const [, most] = LOSS_LOOKS[state.loss].range;
          return seat(pullTo(state, most), 'right');
        });
      }}
      onStep={(gesture) => {
        const { state } = store.get();
        const [least, most] = LOSS_LOOKS[state.loss].range;
        if (state.apart <= least) outward.current = true;
        else if (state.at !== 'covering') outward.current = false;
        if (outward.current && state.apart >= most) return false;
        const step = ((most - least) / STEPS) * (outward.current ? 1 : -1);
        const apart = Math.round((state.apart + step) * 1000) / 1000;
        store.update((before) => pullTo(before, apart), gesture);
        return true;
      }}
    />
  );
}

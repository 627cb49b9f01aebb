import { useEffect, useState } from 'react';
import { modeSwitch, modeSwitchStepwise, type ModeSwitch, type SwitchLoss } from '../../math';
import { inSlices } from '../../state';
import { useStore } from '../../ui';
import type { SwitchDerived, SwitchSnapshot, SwitchState } from './state';

export type SwitchOf = (now: SwitchSnapshot) => ModeSwitch | undefined;

const known = new Map<SwitchLoss, ModeSwitch>();

/** The branches of a loss, at once. */
export function switchAtOnce(loss: SwitchLoss): ModeSwitch {
  return known.get(loss) ?? keep(loss, modeSwitch(loss));
}

function keep(loss: SwitchLoss, found: ModeSwitch): ModeSwitch {
  known.set(loss, found);
  return found;
}

/**
 * The whole branches of the present loss, worked out in slices when it is first chosen; undefined until then. Where
 * pages are made, without a browser around, they are worked out at once, so that the page holds the picture.
 */
export function useSwitch(): SwitchOf {
  const store = useStore<SwitchState, SwitchDerived>();
  const [, show] = useState<SwitchLoss>();
  useEffect(() => {
    let giveUp = () => {};
    let wanted: SwitchLoss | undefined;
    const onChange = () => {
      const { loss } = store.get().state;
      if (loss === wanted) return;
      giveUp();
      wanted = loss;
      if (known.has(loss)) {
        show(loss);
        return;
      }
      giveUp = inSlices(modeSwitchStepwise(loss), (found) => {
        keep(loss, found);
        show(loss);
        store.refresh();
      });
    };
    onChange();
    const leave = store.subscribe(onChange);
    return () => {
      giveUp();
      leave();
    };
  }, [store]);
  return ({ state: { loss } }) =>
    typeof document === 'undefined' ? switchAtOnce(loss) : known.get(loss);
}

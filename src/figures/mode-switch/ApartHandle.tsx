import { Handle } from '../../plot';
import { formatEditable, useStore } from '../../ui';
import { LOSS_LOOKS } from './losses';
import type { SwitchDerived, SwitchSnapshot, SwitchState } from './state';
import { pullTo } from './transitions';

export const APART_STEPS = { step: 0.05, fine: 0.005, coarse: 0.5 } as const;

/** a/s on the diagram: the handle rides on the branch where q is. */
export function ApartHandle({ loss }: { readonly loss: SwitchState['loss'] }) {
  const store = useStore<SwitchState, SwitchDerived>();
  const [min, max] = LOSS_LOOKS[loss].range;
  return (
    <Handle
      param="apart"
      writes={['p.mean']}
      label="p(z), half the distance of the humps, a/s"
      tone="q"
      axis="x"
      min={min}
      max={max}
      {...APART_STEPS}
      value={({ state }: SwitchSnapshot) => state.apart}
      valueText={(value) => `a/s = ${formatEditable(value, 4)}`}
      at={({ state, derived }: SwitchSnapshot) => [state.apart, derived.here.mean]}
      onMove={(apart) => Math.round(apart * 200) / 200}
      onChange={(apart, gesture) => store.update((state) => pullTo(state, apart), gesture)}
    />
  );
}

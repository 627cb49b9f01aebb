import { Handle } from '../../plot';
import { formatEditable, useStore } from '../../ui';
import { APART_STEPS } from './ApartHandle';
import { LOSS_LOOKS } from './losses';
import type { SwitchDerived, SwitchSnapshot, SwitchState } from './state';
import { pullTo } from './transitions';

/** The right hump of p: it is pulled by hand, and the left one goes as far the other way. */
export function HumpHandle({ loss }: { readonly loss: SwitchState['loss'] }) {
  const store = useStore<SwitchState, SwitchDerived>();
  const [min, max] = LOSS_LOOKS[loss].range;
  return (
    <Handle
      param="p.mean"
      writes={['apart']}
      label="p(z), place of the right hump"
      tone="p"
      shape="diamond"
      axis="x"
      min={min}
      max={max}
      {...APART_STEPS}
      value={({ state }: SwitchSnapshot) => state.apart}
      valueText={(value) => `humps at ±${formatEditable(value, 4)} s`}
      at={({ state, derived }: SwitchSnapshot) => [state.apart, derived.p.pdf(state.apart)]}
      onMove={(x) => Math.round(x * 200) / 200}
      onChange={(apart, gesture) => store.update((state) => pullTo(state, apart), gesture)}
    />
  );
}

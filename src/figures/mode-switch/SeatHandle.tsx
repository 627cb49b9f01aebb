import { Handle } from '../../plot';
import { formatNumber, useStore } from '../../ui';
import {
  SEATS,
  type Seat,
  type SwitchDerived,
  type SwitchSnapshot,
  type SwitchState,
} from './state';
import { seat } from './transitions';

/** Keys move it from one minimum to the next, whatever the step. */
const STEP = 0.1;

/** q(z): it rests in minima only, and is dragged from one to the next. */
export function SeatHandle() {
  const store = useStore<SwitchState, SwitchDerived>();
  return (
    <Handle
      param="q.mean"
      label="q(z), the minimum it rests in, by its mean"
      tone="q"
      axis="x"
      min={(now: SwitchSnapshot) => Math.min(...meansOf(now))}
      max={(now: SwitchSnapshot) => Math.max(...meansOf(now))}
      step={STEP}
      value={({ derived }: SwitchSnapshot) => derived.here.mean}
      valueText={(value, { state }: SwitchSnapshot) =>
        `mean ${formatNumber(value, 3)}, ${SEAT_WORDS[state.at]}`
      }
      at={({ derived }: SwitchSnapshot) => [derived.here.mean, derived.q.pdf(derived.here.mean)]}
      onMove={(x, _y, now) => nearest(meansOf(now), x)}
      onChange={(value, gesture) =>
        store.update((state) => seat(state, seatAt(store.get(), value)), gesture)
      }
    />
  );
}

export const SEAT_WORDS: Readonly<Record<Seat, string>> = {
  left: 'on the left hump',
  covering: 'over both',
  right: 'on the right hump',
};

/** The means of all minima, from left to right. */
function meansOf({ derived: { covering, onOne } }: SwitchSnapshot): readonly number[] {
  return onOne ? [-onOne.mean, covering.mean, onOne.mean] : [covering.mean];
}

function nearest(means: readonly number[], x: number): number {
  return means.reduce((a, b) => (Math.abs(b - x) < Math.abs(a - x) ? b : a));
}

/** The minimum with this mean, or else the next one in that direction. */
function seatAt(now: SwitchSnapshot, value: number): Seat {
  const means = meansOf(now);
  if (means.length < SEATS.length) return 'covering';
  const exact = means.indexOf(value);
  if (exact >= 0) return SEATS[exact];
  const here = SEATS.indexOf(now.state.at);
  const next = here + (value > now.derived.here.mean ? 1 : -1);
  return SEATS[Math.min(2, Math.max(0, next))];
}

import {
  LivePlace,
  LiveTurn,
  NumberField,
  Readout,
  Segmented,
  Term,
  useSelect,
  useStore,
} from '../../ui';
import type { Layout } from '../FigureDefinition';
import { APART_STEPS } from './ApartHandle';
import { BranchPanel } from './BranchPanel';
import { DensityPanel } from './DensityPanel';
import { LOSS_LOOKS, LOSSES } from './losses';
import { placed } from './placed';
import {
  SEAT_WORDS,
  SEATS,
  type Seat,
  type SwitchDerived,
  type SwitchSnapshot,
  type SwitchState,
} from './state';
import { measureBy, pullTo, seat } from './transitions';
import { Sweep } from './Sweep';
import { useSwitch } from './useSwitch';
import { Verdict } from './Verdict';

type Loss = SwitchState['loss'];

/** The densities, the diagram, what the minima cost, and what can be set. */
export function Main({ layout }: { readonly layout: Layout }) {
  const found = useSwitch();
  const full = layout === 'full';
  return (
    <>
      <LossChoice />
      <LiveTurn turn={0} of={2}>
        <DensityPanel height={full ? 190 : 170} />
      </LiveTurn>
      <LiveTurn turn={1} of={2}>
        <BranchPanel of={found} height={full ? 300 : 250} />
      </LiveTurn>
      <Verdict />
      <Numbers />
      <Settings />
      {full && <Sweep />}
    </>
  );
}

function LossChoice() {
  const store = useStore<SwitchState, SwitchDerived>();
  const loss = useSelect<SwitchState, SwitchDerived, Loss>(({ state }) => state.loss);
  return (
    <Segmented
      param="loss"
      label="Fit q by"
      value={loss}
      options={LOSSES.map((value) => ({ value, text: LOSS_LOOKS[value].label }))}
      onChange={(next) => store.update((state) => measureBy(state, next))}
    />
  );
}

function Settings() {
  const store = useStore<SwitchState, SwitchDerived>();
  const loss = useSelect<SwitchState, SwitchDerived, Loss>(({ state }) => state.loss);
  const at = useSelect<SwitchState, SwitchDerived, Seat>(({ state }) => state.at);
  const offered = useSelect<SwitchState, SwitchDerived, boolean>(
    ({ derived }) => derived.onOne !== undefined,
  );
  const [min, max] = LOSS_LOOKS[loss].range;
  return (
    <LivePlace className="curve-controls-row">
      <NumberField
        key={loss}
        param="apart"
        writes={['p.mean']}
        label="p(z), half the distance of the humps, a/s"
        shortLabel="a/s"
        tone="p"
        min={min}
        max={max}
        {...APART_STEPS}
        value={({ state }: SwitchSnapshot) => state.apart}
        onChange={(apart, gesture) => store.update((state) => pullTo(state, apart), gesture)}
      />
      <Segmented
        param="at"
        label="q rests"
        value={at}
        options={SEATS.filter((value) => offered || value === 'covering').map((value) => ({
          value,
          text: SEAT_WORDS[value],
        }))}
        onChange={(next) => store.update((state) => seat(state, next))}
      />
    </LivePlace>
  );
}

function Numbers() {
  const loss = useSelect<SwitchState, SwitchDerived, Loss>(({ state }) => state.loss);
  const { label, unit, tone, words, term } = LOSS_LOOKS[loss];
  return (
    <LivePlace className="readouts">
      <Readout
        quantity="q.mean"
        label="mean of q"
        name="mean of q, in sds of a hump"
        unit="s"
        tone="q"
        of={({ derived }: SwitchSnapshot) => placed(derived.q.mean ?? NaN, derived.here.sd)}
      />
      <Readout
        quantity="covering.value"
        label={
          <>
            <Term id={term}>{label}</Term>, covering both
          </>
        }
        name={`${words} of the minimum that covers both humps`}
        unit={unit}
        tone={tone}
        of={({ derived }: SwitchSnapshot) => derived.covering.value}
      />
      <Readout
        quantity="onOne.value"
        label={
          <>
            <Term id={term}>{label}</Term>, on one hump
          </>
        }
        name={`${words} of the minimum on one hump`}
        unit={unit}
        tone={tone}
        of={({ derived }: SwitchSnapshot) => derived.onOne?.value}
      />
      <Readout
        quantity="covering.sd"
        label="sd, covering both"
        name="sd of the minimum that covers both humps, in sds of a hump"
        unit="s"
        tone="q"
        of={({ derived }: SwitchSnapshot) => placed(derived.covering.sd)}
      />
      <Readout
        quantity="onOne.sd"
        label="sd, on one hump"
        name="sd of the minimum on one hump, in sds of a hump"
        unit="s"
        tone="q"
        of={({ derived }: SwitchSnapshot) => derived.onOne && placed(derived.onOne.sd)}
      />
    </LivePlace>
  );
}

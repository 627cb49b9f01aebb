import { RACE_LOSSES } from '../../math';
import { useTransitionedDomain } from '../../plot';
import { Player, useShownUnit, useStore } from '../../ui';
import type { Column } from './curves';
import { goTo, tick } from './moves';
import { arrivalOf } from './runs';
import type { RaceDerived, RaceSnapshot } from './snapshot';
import type { RaceState } from './state';
import { useStepAxis, WayPanel } from './WayPanel';

/** Below a hundredth of the finish line nobody looks at the distance. */
const TV_AXIS = [1e-3, 1] as const;
/** So many powers of ten are shown of the losses and of the gradients. */
const DECADES = 7;

/** The player, and the way of all racers: distance, own loss, length of the gradient. */
export function RacePlayer() {
  const store = useStore<RaceState, RaceDerived>();
  const move = (to: (state: RaceState) => RaceState) => (gesture: string) => {
    const { state } = store.get();
    const next = to(state);
    if (next === state) return false;
    store.update(() => next, gesture);
    return true;
  };
  return (
    <Player
      param="step"
      label="race"
      onStep={move((state) => goTo(state, state.step + 1))}
      onTick={move((state) => tick(state, store.get().derived.racers))}
      onBack={move((state) => goTo(state, state.step - 1))}
      onStart={() => store.update((state) => goTo(state, 0))}
    />
  );
}

export function DistancePanel({ height }: { readonly height: number }) {
  const steps = useStepAxis();
  return (
    <WayPanel
      column="tv"
      label="Total variation distance to the target against the step"
      title="TV to the target"
      height={height}
      steps={steps}
      y={TV_AXIS}
    />
  );
}

/** Each racer's own loss, and the length of its gradient: what there is to learn by, and what moves the logits. */
export function LossPanels({ height }: { readonly height: number }) {
  const steps = useStepAxis();
  const losses = useTransitionedDomain(heightAxis('loss'), 'log', 'just');
  const { unit } = useShownUnit('nats');
  const norms = useTransitionedDomain(heightAxis('gradientNorm'), 'log', 'just');
  return (
    <div className="race-pair">
      <WayPanel
        column="loss"
        label="Each racer’s own loss against the step"
        title={`own loss (KL and JSD in ${unit})`}
        height={height}
        steps={steps}
        y={losses}
      />
      <WayPanel
        column="gradientNorm"
        label="Length of each racer’s gradient against the step"
        title="length of the gradient"
        height={height}
        steps={steps}
        y={norms}
      />
    </div>
  );
}

/** Whole powers of ten: from the largest that any racer starts with down to a place that all pass on their way. */
function heightAxis(column: Column) {
  return ({ derived }: RaceSnapshot): readonly [number, number] => {
    let [most, least] = [1e-9, 1];
    for (const loss of RACE_LOSSES) {
      const { run, known } = derived.racers[loss].run;
      const values = run.curves(known)[column];
      most = Math.max(most, values[0]);
      const last = values[arrivalOf(derived.racers[loss].run) ?? known];
      if (last > 0) least = Math.min(least, last, values[0] > 0 ? values[0] : 1);
    }
    const top = Math.ceil(Math.log10(most) + 1e-9);
    const foot = Math.max(top - DECADES, Math.floor(Math.log10(least)));
    return [10 ** Math.min(foot, top - 2), 10 ** top];
  };
}

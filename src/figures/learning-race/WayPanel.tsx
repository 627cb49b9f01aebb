import { useRef } from 'react';
import { ARRIVED, MOST_STEPS, RACE_LOSSES, type RaceLoss } from '../../math';
import {
  AxisX,
  AxisY,
  Clipped,
  Curve,
  DirectLabels,
  Handle,
  Marker,
  Plot,
  Rule,
  usePlot,
  useTransitionedDomain,
} from '../../plot';
import { formatCount, Live, useHighlight, useShownUnit, useStore } from '../../ui';
import { curvesOf, placeOf, START_PLACE, stepAt, timesOf, type Column } from './curves';
import { LOOKS } from './losses';
import { goTo } from './moves';
import { arrivalOf, axisEnd } from './runs';
import type { RaceDerived, RaceSnapshot } from './snapshot';
import type { RaceState } from './state';

type Interval = readonly [number, number];

/** The axis of steps: it waits for runs that are not known to their end. */
export function useStepAxis(): Interval {
  const settled = useRef<number>(undefined);
  return useTransitionedDomain((now: RaceSnapshot): Interval => {
    const { end, isKnown } = axisEnd(now.derived.racers, now.state.step);
    if (isKnown || settled.current === undefined) settled.current = end;
    const { step } = now.state;
    return [START_PLACE, step > settled.current ? end : settled.current];
  }, 'log');
}

interface PanelProps {
  readonly column: Column;
  readonly label: string;
  readonly title: string;
  readonly height: number;
  readonly steps: Interval;
  readonly y: Interval;
}

/** One number of all racers against the step, both axes logarithmic; in that of the distance, the handle of the step. */
export function WayPanel({ column, label, title, height, steps, y }: PanelProps) {
  const isRace = column === 'tv';
  return (
    <Plot
      label={label}
      height={height}
      x={{ domain: steps, type: 'log' }}
      y={{ domain: y, type: 'log' }}
    >
      <AxisY title={title} type="log" />
      <AxisX title="step" type="log" />
      <StartTick />
      {isRace && <FinishLine />}
      <Rule axis="x" at={(now: RaceSnapshot) => placeOf(now.state.step)} tone="ink" dash="dotted" />
      <g className="race-way">
        {RACE_LOSSES.map((loss) => (
          <Way key={loss} loss={loss} column={column} />
        ))}
      </g>
      {RACE_LOSSES.map((loss) => (
        <Here key={loss} loss={loss} column={column} least={y[0]} />
      ))}
      {isRace && (
        <>
          {RACE_LOSSES.map((loss) => (
            <Arrival key={loss} loss={loss} />
          ))}
          <DirectLabels labels={RACE_LOSSES.map(nameOf)} />
          <StepHandle top={y[1]} />
        </>
      )}
    </Plot>
  );
}

/** The logarithmic axis has no place for step 0: it stands a little before step 1. */
function StartTick() {
  const { x, height, fontSize } = usePlot();
  const at = x(START_PLACE);
  return (
    <g className="axis" aria-hidden="true">
      <path className="axis-tick" d={`M${at},${height}v5`} />
      <text className="axis-number" x={at} y={height + fontSize + 6} textAnchor="middle">
        0
      </text>
    </g>
  );
}

function FinishLine() {
  const { y, fontSize } = usePlot();
  return (
    <>
      <Rule axis="y" at={() => ARRIVED} tone="ink" dash="dashed" />
      <text className="race-finish" x={6} y={y(ARRIVED) + 1.2 * fontSize} aria-hidden="true">
        arrived: TV &lt; {ARRIVED}
      </text>
    </>
  );
}

function Way({ loss, column }: { readonly loss: RaceLoss; readonly column: Column }) {
  const { tone, dash } = LOOKS[loss];
  const highlight = useHighlight<SVGGElement>(`way.${column}.${loss}`);
  const factor = useFactor(loss, column);
  return (
    <Curve
      {...highlight}
      tone={tone}
      dash={dash}
      of={(now: RaceSnapshot) => timesOf(curvesOf(now.derived.racers[loss].run)[column], factor)}
    />
  );
}

/** By which a racer's numbers are multiplied to be drawn: its loss may be information, shown in another unit. */
function useFactor(loss: RaceLoss, column: Column): number {
  return useShownUnit(column === 'loss' ? LOOKS[loss].unit : '').factor;
}

function Here({
  loss,
  column,
  least,
}: {
  readonly loss: RaceLoss;
  readonly column: Column;
  readonly least: number;
}) {
  const factor = useFactor(loss, column);
  return (
    <Marker
      tone={LOOKS[loss].tone}
      at={({ state, derived }: RaceSnapshot) => [
        placeOf(state.step),
        Math.max(factor * derived.racers[loss].point[column], least),
      ]}
    />
  );
}

/** A pennant on the finish line where a racer first crosses it. */
function Arrival({ loss }: { readonly loss: RaceLoss }) {
  const { x, y } = usePlot();
  const path = ({ derived }: RaceSnapshot): string => {
    const step = arrivalOf(derived.racers[loss].run);
    if (step === undefined) return '';
    return `M${x(placeOf(step)).toFixed(1)},${y(ARRIVED).toFixed(1)}v-17l11,4.5l-11,4.5`;
  };
  return (
    <Clipped className="race-arrival" data-tone={LOOKS[loss].tone}>
      <Live as="path" attrs={(now: RaceSnapshot) => ({ d: path(now) })} />
    </Clipped>
  );
}

/** A racer's name above its pennant, or where its way ends for now. */
function nameOf(loss: RaceLoss) {
  const { tone, short } = LOOKS[loss];
  return {
    id: loss,
    tone,
    text: short,
    side: 'above' as const,
    at: ({ derived }: RaceSnapshot) => {
      const tracked = derived.racers[loss].run;
      const arrival = arrivalOf(tracked);
      if (arrival !== undefined) return [placeOf(arrival), ARRIVED] as const;
      const { x, y } = curvesOf(tracked).tv;
      return [x[x.length - 1], y[y.length - 1]] as const;
    },
  };
}

function StepHandle({ top }: { readonly top: number }) {
  const store = useStore<RaceState, RaceDerived>();
  return (
    <Handle
      param="step"
      label="step of the race"
      tone="ink"
      shape="ring"
      axis="x"
      min={0}
      max={MOST_STEPS}
      step={1}
      coarse={100}
      value={(now: RaceSnapshot) => now.state.step}
      valueText={(step) => `step ${formatCount(step)}`}
      at={(now: RaceSnapshot) => [placeOf(now.state.step), top]}
      onMove={stepAt}
      onChange={(step, gesture) => store.update((state) => goTo(state, step), gesture)}
    />
  );
}

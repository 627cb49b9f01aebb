import {
  AxisX,
  AxisY,
  Curve,
  DirectLabels,
  Handle,
  Marker,
  Plot,
  Rule,
  useTransitionedDomain,
} from '../../plot';
import { formatEditable, LivePlace, NumberField, Readout, useStore, type Tone } from '../../ui';
import { roundUp } from '../roundUp';
import { FARTHEST, type DistanceLosses } from './distanceLosses';
import { axisOf } from './domains';
import { MiniCurves } from './MiniCurves';
import { farthestPlace, locationOf, nearestPlace, placeAtDistance } from './placement';
import type { RulersDerived, RulersSnapshot, RulersState } from './state';
import { useDistanceLosses } from './useDistanceLosses';

type Column = Exclude<keyof DistanceLosses, 'distance'>;
type Losses = ReturnType<typeof useDistanceLosses>;
type Interval = readonly [number, number];

const NEAR = 10;
const SLOPE_AXIS = [1e-12, 1e2] as const;

const distanceBetween = ({ q, p }: RulersState): number => Math.abs(locationOf(p) - locationOf(q));

const distanceOf = ({ state }: RulersSnapshot): number => distanceBetween(state);

/** Ten units are enough to see what happens; the other ten only for curves that stand farther apart. */
const distanceAxis = (now: RulersSnapshot): Interval => [
  0,
  distanceOf(now) > NEAR ? FARTHEST : NEAR,
];

/** Both losses, each on its own linear axis, and both slopes against the distance of the two shapes. */
export function DistanceStrip() {
  const losses = useDistanceLosses();
  const x = useTransitionedDomain(axisOf);
  const distances = useTransitionedDomain(distanceAxis);
  return (
    <section className="panel" aria-label="Losses against distance">
      <h3>Against the distance</h3>
      <p className="panel-note">
        The shapes stay, the distance between them runs along the axis. Drag the handle: it moves p.
        Each loss has its own axis; the slopes share one, on which each line is a factor of a
        thousand.
      </p>
      <MiniCurves x={x} label="The two curves at this distance" />
      <LossPlot
        losses={losses}
        column="klQP"
        tone="kl"
        title="KL(q‖p)"
        unit="nats"
        distances={distances}
        handle
      />
      <LossPlot
        losses={losses}
        column="l2Squared"
        tone="l2"
        title="L2²"
        unit="1/z"
        distances={distances}
      />
      <SlopePlot losses={losses} distances={distances} />
      <LivePlace className="readouts">
        <Readout
          quantity="klSlope"
          label="slope of KL"
          unit="nats/z"
          tone="kl"
          of={(now: RulersSnapshot) => now.derived.slopes?.klQP}
        />
        <Readout
          quantity="l2Slope"
          label="slope of L2²"
          unit="1/z²"
          tone="l2"
          of={(now: RulersSnapshot) => now.derived.slopes?.l2Squared}
        />
        <DistanceField />
      </LivePlace>
    </section>
  );
}

interface LossPlotProps {
  readonly losses: Losses;
  readonly column: 'klQP' | 'l2Squared';
  readonly tone: Tone;
  readonly title: string;
  readonly unit: string;
  readonly distances: Interval;
  readonly handle?: boolean;
}

function LossPlot({ losses, column, tone, title, unit, distances, handle = false }: LossPlotProps) {
  const y = useTransitionedDomain((now: RulersSnapshot): Interval => {
    const shown = losses(now).filter(
      (row) => row.distance <= distances[1] && row[column] < Infinity,
    );
    return [0, roundUp(1.1 * Math.max(0, ...shown.map((row) => row[column])))];
  });
  return (
    <Plot
      label={`${title} against distance`}
      height={158}
      x={{ domain: distances }}
      y={{ domain: y }}
    >
      <AxisY title={title} unit={unit} />
      <AxisX title="distance d" unit="z" />
      <Curve of={columnOf(losses, column)} tone={tone} dash={tone === 'l2' ? 'dashed' : 'solid'} />
      <Rule axis="x" at={distanceOf} tone="ink" dash="dotted" />
      <Marker
        tone={tone}
        at={(now: RulersSnapshot) => {
          const { value } = now.derived.quantities[column];
          return value < Infinity ? [distanceOf(now), value] : undefined;
        }}
      />
      {handle && <DistanceHandle />}
    </Plot>
  );
}

function SlopePlot({
  losses,
  distances,
}: {
  readonly losses: Losses;
  readonly distances: Interval;
}) {
  const labelled = (column: Column, place: number) => (now: RulersSnapshot) => {
    const row = losses(now).find(({ distance }) => distance >= place * distances[1]);
    return row && ([row.distance, row[column]] as const);
  };
  return (
    <Plot
      label="Slopes against distance"
      height={190}
      x={{ domain: distances }}
      y={{ domain: SLOPE_AXIS, type: 'log' }}
    >
      <AxisY title="slope: the pull" unit="per unit of z" type="log" />
      <AxisX title="distance d" unit="z" />
      <Curve of={columnOf(losses, 'klSlope')} tone="kl" />
      <Curve of={columnOf(losses, 'l2Slope')} tone="l2" dash="dashed" />
      <Rule axis="x" at={distanceOf} tone="ink" dash="dotted" />
      <DirectLabels
        labels={[
          {
            id: 'kl',
            text: 'slope of KL',
            tone: 'kl',
            side: 'above',
            at: labelled('klSlope', 0.6),
          },
          {
            id: 'l2',
            text: 'slope of L2²',
            tone: 'l2',
            side: 'left',
            at: labelled('l2Slope', 0.8),
          },
        ]}
      />
    </Plot>
  );
}

function columnOf(losses: Losses, column: Column) {
  return (now: RulersSnapshot) => {
    const rows = losses(now);
    return { x: rows.map((row) => row.distance), y: rows.map((row) => row[column]) };
  };
}

/** What handle and field share: as far as p can be moved, and where it has come to by other means. */
const DISTANCE = {
  param: 'distance',
  writes: ['p'],
  label: 'distance between q(z) and p(z)',
  min: ({ state }: RulersSnapshot) =>
    Math.min(distanceBetween(state), nearestPlace(state.q, state.p)),
  max: ({ state }: RulersSnapshot) =>
    Math.max(distanceBetween(state), farthestPlace(state.q, state.p)),
  step: 0.1,
  fine: 0.01,
  coarse: 1,
  value: distanceOf,
} as const;

function useSetDistance(): (distance: number, gesture?: string) => void {
  const store = useStore<RulersState, RulersDerived>();
  return (distance, gesture) =>
    store.update(
      (state) => ({ ...state, p: placeAtDistance(state.q, state.p, distance) }),
      gesture,
    );
}

function DistanceHandle() {
  return (
    <Handle
      {...DISTANCE}
      tone="p"
      shape="diamond"
      axis="x"
      valueText={(value) => `distance ${formatEditable(value, 4)}`}
      at={(now: RulersSnapshot) => [distanceOf(now), 0]}
      onMove={(distance) => Number(distance.toFixed(3))}
      onChange={useSetDistance()}
    />
  );
}

function DistanceField() {
  return <NumberField {...DISTANCE} shortLabel="d" unit="z" tone="p" onChange={useSetDistance()} />;
}

import { useMemo } from 'react';
import { AxisX, AxisY, Curve, DirectLabels, Handle, Marker, Plot, Rule } from '../../plot';
import { formatEditable, Readout, useStore, type Tone } from '../../ui';
import {
  FARTHEST,
  locationOf,
  placeAtDistance,
  rememberLosses,
  type DistanceLosses,
} from './distanceLosses';
import type { RulersDerived, RulersSnapshot, RulersState } from './state';

type Column = Exclude<keyof DistanceLosses, 'distance'>;
const LOSS_AXIS = [1e-3, 1e2] as const;
const SLOPE_AXIS = [1e-12, 1e2] as const;

const distanceOf = ({ state: { q, p } }: RulersSnapshot): number =>
  Math.abs(locationOf(p) - locationOf(q));

/** Both losses, and both slopes, against the distance of the two shapes; the present distance can be dragged. */
export function DistanceStrip() {
  const losses = useMemo(() => rememberLosses(), []);
  const column = (key: Column) => (now: RulersSnapshot) => {
    const rows = losses(now);
    return { x: rows.map((row) => row.distance), y: rows.map((row) => row[key]) };
  };
  const lineAt = (key: Column, place: number) => (now: RulersSnapshot) => {
    const rows = losses(now);
    const row = rows[Math.round(place * (rows.length - 1))];
    return [row.distance, row[key]] as const;
  };
  return (
    <section className="panel" aria-label="Losses against distance">
      <h3>Against the distance</h3>
      <p className="panel-note">
        The shapes stay, the distance between them runs from 0 to {FARTHEST}. Drag the handle: it
        moves p. Both axes of height are logarithmic, each line is a factor of ten or more.
      </p>
      <Plot
        label="Losses against distance"
        height={215}
        x={{ domain: [0, FARTHEST] }}
        y={{ domain: LOSS_AXIS, type: 'log' }}
      >
        <AxisY title="loss" unit="nats; 1/z" type="log" />
        <AxisX title="distance d" unit="z" />
        <Curve of={column('klQP')} tone="kl" />
        <Curve of={column('l2Squared')} tone="l2" dash="dashed" />
        <Rule axis="x" at={distanceOf} tone="ink" dash="dotted" />
        <DirectLabels
          labels={[
            { id: 'kl', text: 'KL(q‖p)', tone: 'kl', side: 'left', at: lineAt('klQP', 0.62) },
            { id: 'l2', text: 'L2²', tone: 'l2', side: 'above', at: lineAt('l2Squared', 0.85) },
          ]}
        />
        <PresentMarker column="klQP" tone="kl" of={(now) => now.derived.quantities.klQP.value} />
        <PresentMarker
          column="l2Squared"
          tone="l2"
          of={(now) => now.derived.quantities.l2Squared.value}
        />
        <DistanceHandle />
      </Plot>
      <Plot
        label="Slopes against distance"
        height={215}
        x={{ domain: [0, FARTHEST] }}
        y={{ domain: SLOPE_AXIS, type: 'log' }}
      >
        <AxisY title="slope: the pull" unit="per unit of z" type="log" />
        <AxisX title="distance d" unit="z" />
        <Curve of={column('klSlope')} tone="kl" />
        <Curve of={column('l2Slope')} tone="l2" dash="dashed" />
        <Rule axis="x" at={distanceOf} tone="ink" dash="dotted" />
        <DirectLabels
          labels={[
            {
              id: 'kl',
              text: 'slope of KL',
              tone: 'kl',
              side: 'above',
              at: lineAt('klSlope', 0.6),
            },
            {
              id: 'l2',
              text: 'slope of L2²',
              tone: 'l2',
              side: 'left',
              at: lineAt('l2Slope', 0.8),
            },
          ]}
        />
      </Plot>
      <div className="readouts">
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
      </div>
    </section>
  );
}

interface PresentMarkerProps {
  readonly column: Column;
  readonly tone: Tone;
  readonly of: (now: RulersSnapshot) => number;
}

function PresentMarker({ tone, of }: PresentMarkerProps) {
  return (
    <Marker
      tone={tone}
      at={(now: RulersSnapshot) => {
        const value = of(now);
        return value > 0 && value < Infinity ? [distanceOf(now), value] : undefined;
      }}
    />
  );
}

function DistanceHandle() {
  const store = useStore<RulersState, RulersDerived>();
  return (
    <Handle
      param="distance"
      label="distance between q(z) and p(z)"
      tone="p"
      shape="diamond"
      axis="x"
      min={0}
      max={FARTHEST}
      step={0.1}
      fine={0.01}
      coarse={1}
      value={distanceOf}
      valueText={(value) => `distance ${formatEditable(value, 4)}`}
      at={(now: RulersSnapshot) => [distanceOf(now), LOSS_AXIS[0]]}
      onMove={(distance) => Number(distance.toFixed(3))}
      onChange={(distance, gesture) =>
        store.update(
          (state) => ({ ...state, p: placeAtDistance(state.q, state.p, distance) }),
          gesture,
        )
      }
    />
  );
}

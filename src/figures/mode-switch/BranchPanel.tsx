import { AxisX, AxisY, Curve, DirectLabels, Marker, Plot, Rule, type Points } from '../../plot';
import { formatNumber, useSelect, type Tone } from '../../ui';
import { ApartHandle } from './ApartHandle';
import { LOSS_LOOKS } from './losses';
import { picturesOf, type BranchPictures } from './pictures';
import type { SwitchDerived, SwitchSnapshot, SwitchState } from './state';
import { useTrail } from './useTrail';
import type { SwitchOf } from './useSwitch';

interface PanelProps {
  readonly of: SwitchOf;
  readonly height: number;
}

type Pick = (pictures: BranchPictures) => Points;

const EMPTY: Points = { x: [], y: [] };
const HUMPS: Points = { x: [0, 10], y: [0, 10] };
const MIRRORED: Points = { x: [0, 10], y: [0, -10] };

const MEANS: readonly { readonly id: string; readonly best: Pick; readonly local: Pick }[] = [
  {
    id: 'covering',
    best: ({ covering }) => covering.mean.best,
    local: ({ covering }) => covering.mean.local,
  },
  { id: 'right', best: ({ right }) => right.mean.best, local: ({ right }) => right.mean.local },
  { id: 'left', best: ({ left }) => left.mean.best, local: ({ left }) => left.mean.local },
];

/** The diagram: where the minima of the loss have their mean, over half the distance of the humps, and the handle of that. */
export function BranchPanel({ of, height }: PanelProps) {
  const trail = useTrail();
  const loss = useSelect<SwitchState, SwitchDerived, SwitchState['loss']>(
    ({ state }) => state.loss,
  );
  const { range, tone, label } = LOSS_LOOKS[loss];
  const [, most] = range;
  const drawn = (pick: Pick) => (now: SwitchSnapshot) => {
    const found = of(now);
    return found ? pick(picturesOf(found)) : EMPTY;
  };
  return (
    <Plot
      label="Means of the best normal q over half the distance of the humps"
      height={height}
      x={{ domain: range }}
      y={{ domain: [-1.12 * most, 1.12 * most] }}
    >
      <AxisY title={`mean of q where ${label} has a minimum`} unit="s" />
      <AxisX title="a/s, humps at ±a" />
      <g className="ghosts">
        <Curve of={() => HUMPS} tone="p" dash="dotted" />
        <Curve of={() => MIRRORED} tone="p" dash="dotted" />
      </g>
      <Events of={of} tone={tone} />
      {MEANS.map(({ id, best, local }) => (
        <g key={id} className="branch">
          <Curve of={drawn(local)} tone={tone} dash="dashed" />
          <Curve of={drawn(best)} tone={tone} />
        </g>
      ))}
      <Curve of={trail} tone="q" dash="dotted" />
      <Marker
        tone="ink"
        at={({ state, derived }: SwitchSnapshot) =>
          state.at === 'covering' ? undefined : [state.apart, derived.covering.mean]
        }
      />
      <DirectLabels
        labels={[
          {
            id: 'covers',
            tone,
            text: 'covers both',
            side: 'above',
            at: () => [range[0] + 0.2 * (most - range[0]), 0] as const,
          },
          {
            id: 'birth',
            tone: 'ink',
            text: (now: SwitchSnapshot) => `born at ${shown(of(now)?.birth?.value)}`,
            side: 'left',
            at: (now: SwitchSnapshot) => beside(of(now)?.birth?.value, -0.9 * most),
          },
          {
            id: 'jump',
            tone: 'ink',
            text: (now: SwitchSnapshot) => `best from ${shown(of(now)?.jump?.value)}`,
            // near the end of the axis there is no room on the right
            side: loss === 'l2Squared' ? 'left' : 'right',
            at: (now: SwitchSnapshot) => beside(of(now)?.jump?.value, -0.3 * most),
          },
        ]}
      />
      <ApartHandle loss={loss} />
    </Plot>
  );
}

/** Where a minimum on one hump is born, and where it becomes the best. */
export function Events({ of, tone }: { readonly of: SwitchOf; readonly tone: Tone }) {
  return (
    <>
      <Rule axis="x" at={(now: SwitchSnapshot) => of(now)?.birth?.value} tone="ink" dash="dotted" />
      <Rule axis="x" at={(now: SwitchSnapshot) => of(now)?.jump?.value} tone={tone} dash="dashed" />
    </>
  );
}

function shown(value: number | undefined): string {
  return value === undefined ? '' : formatNumber(value, 3);
}

function beside(apart: number | undefined, height: number) {
  return apart === undefined ? undefined : ([apart, height] as const);
}

import { useMemo } from 'react';
import { Area, AxisX, AxisY, Curve, Plot, useTransitionedDomain } from '../../plot';
import {
  formatNumber,
  Live,
  Segmented,
  useHighlight,
  useLitPart,
  useSelect,
  useShownUnit,
  useStore,
} from '../../ui';
import { integrandAxis } from './domains';
import { PENALTIES, penaltyOver } from './penalty';
import {
  DIRECTIONS,
  type Direction,
  type DirectionDerived,
  type DirectionSnapshot,
  type DirectionState,
} from './state';

const partOf = (direction: Direction) => `penalty.${direction}` as const;

interface PanelProps {
  readonly x: readonly [number, number];
  readonly height: number;
}

/** Where along z each direction of KL makes q pay. */
export function PenaltyPanel({ x, height }: PanelProps) {
  const store = useStore<DirectionState, DirectionDerived>();
  const chosen = useSelect<DirectionState, DirectionDerived, Direction>((now) => now.state.shade);
  // A term of a derivation that speaks of the other direction shows it for as long as the term is lit.
  const lit = useLitPart([partOf(chosen), ...DIRECTIONS.map(partOf)]);
  const direction = DIRECTIONS.find((candidate) => partOf(candidate) === lit) ?? chosen;
  const shown = useShownUnit('nats');
  return (
    <div className="integrand">
      <Segmented
        param="shade"
        label="Where is the penalty?"
        value={chosen}
        options={[
          { value: 'klQP', text: 'of KL(q‖p) = ∫ q log(q/p)' },
          { value: 'klPQ', text: 'of KL(p‖q) = ∫ p log(p/q)' },
        ]}
        onChange={(shade) => store.update((state) => ({ ...state, shade }))}
      />
      <PenaltyPlot x={x} height={height} direction={direction} />
      <p className="integrand-total" data-tone="kl">
        <Live
          as="span"
          text={({ derived }: DirectionSnapshot) => {
            const { value } = derived.quantities[direction];
            return `Whole area = ${PENALTIES[direction].total} = ${formatNumber(value * shown.factor, 4)} ${shown.unit}`;
          }}
        />
        <span className="integrand-hint"> hatched counts negative</span>
      </p>
    </div>
  );
}

/** Apart from the choice above it: its axis grows during a drag, and then this is all that is rendered. */
function PenaltyPlot({ x, height, direction }: PanelProps & { readonly direction: Direction }) {
  const over = useMemo(() => penaltyOver(x, direction), [x, direction]);
  const y = useTransitionedDomain(
    (now: DirectionSnapshot) => integrandAxis(over(now)),
    'linear',
    'amply',
  );
  const light = useHighlight<SVGGElement>(partOf(direction));
  const { label } = PENALTIES[direction];
  return (
    <Plot label={`Integrand ${label}, shaded`} height={height} x={{ domain: x }} y={{ domain: y }}>
      <AxisY title={label} unit="nats per unit of z" />
      <AxisX title="z" />
      <g {...light}>
        <Area of={over} tone="kl" signed />
        <Curve of={over} tone="kl" dash={direction === 'klQP' ? 'solid' : 'dashed'} />
      </g>
    </Plot>
  );
}

import { useMemo } from 'react';
import { Area, AxisX, AxisY, Curve, DirectLabels, Plot, useTransitionedDomain } from '../../plot';
import {
  formatNumber,
  Live,
  LiveTurn,
  Segmented,
  useHighlight,
  useLitPart,
  useSelect,
  useShownUnit,
  useStore,
} from '../../ui';
import { integrandOver, middleOfInfinite, type Curves } from './curves';
import { integrandAxis } from './domains';
import { INTEGRANDS, integrandOf, integrands, type IntegrandId } from '../integrands';
import type { RulersDerived, RulersSnapshot, RulersState } from './state';

const partOf = (id: IntegrandId) => `integrand.${id}` as const;

interface PanelProps {
  readonly x: readonly [number, number];
  readonly curves: (snapshot: RulersSnapshot) => Curves;
  readonly height: number;
}

/** What the chosen quantity integrates, as an area over the same axis as the densities. */
export function IntegrandPanel(props: PanelProps) {
  const store = useStore<RulersState, RulersDerived>();
  const chosen = useSelect<RulersState, RulersDerived, IntegrandId>((now) => now.state.integrand);
  // A term of a derivation that speaks of another integrand shows it for as long as the term is lit.
  const lit = useLitPart([partOf(chosen), ...INTEGRANDS.map(partOf)]);
  const id = INTEGRANDS.find((candidate) => partOf(candidate) === lit) ?? chosen;
  const shown = useShownUnit(integrandOf(id).unit);
  return (
    <div className="integrand">
      <Segmented
        param="integrand"
        label="Integrand"
        value={chosen}
        options={integrands.map((integrand) => ({ value: integrand.id, text: integrand.label }))}
        onChange={(integrand) => store.update((state) => ({ ...state, integrand }))}
      />
      <LiveTurn turn={0} of={2}>
        <IntegrandPlot {...props} id={id} />
      </LiveTurn>
      <p className="integrand-total" data-tone={integrandOf(id).tone}>
        <Live
          as="span"
          text={(now: RulersSnapshot) => {
            const { quantity, total } = integrandOf(id);
            const { value } = now.derived.quantities[quantity];
            return `Whole area = ${total} = ${formatNumber(value * shown.factor, 4)} ${shown.unit}`;
          }}
        />
        {id === 'kl' && <span className="integrand-hint"> hatched counts negative</span>}
      </p>
    </div>
  );
}

/** Apart from the choice above it: its axis grows during a drag, and then this is all that is rendered. */
function IntegrandPlot({ x, curves, height, id }: PanelProps & { readonly id: IntegrandId }) {
  const over = useMemo(() => integrandOver(curves, id), [curves, id]);
  const y = useTransitionedDomain(
    (now: RulersSnapshot) => integrandAxis(curves(now), over(now)),
    'linear',
    'amply',
  );
  const highlight = useHighlight<SVGGElement>(partOf(id));
  const { tone, heightUnit, label } = integrandOf(id);
  const heights = (now: RulersSnapshot) => ({ x: curves(now).z, y: over(now) });
  return (
    <Plot label={`Integrand ${label}, shaded`} height={height} x={{ domain: x }} y={{ domain: y }}>
      <AxisY title={label} unit={heightUnit} />
      <AxisX title="z" />
      <g {...highlight}>
        <Area of={heights} tone={tone} signed />
        <Curve of={heights} tone={tone} />
      </g>
      <DirectLabels
        labels={[
          {
            id: 'infinite',
            text: '↑ ∞',
            tone,
            side: 'above',
            at: (now: RulersSnapshot) => {
              const place = middleOfInfinite(curves(now).z, over(now));
              return place === undefined ? undefined : [place, y[1]];
            },
          },
        ]}
      />
    </Plot>
  );
}

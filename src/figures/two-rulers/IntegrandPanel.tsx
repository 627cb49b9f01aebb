import { Area, AxisX, AxisY, Curve, Plot, useTransitionedDomain } from '../../plot';
import { formatNumber, Live, Segmented, useHighlight, useSelect, useStore } from '../../ui';
import type { Curves } from './curves';
import { integrandAxis } from './domains';
import { integrandOf, integrands, type IntegrandId } from '../integrands';
import type { RulersDerived, RulersSnapshot, RulersState } from './state';

interface PanelProps {
  readonly x: readonly [number, number];
  readonly curves: (snapshot: RulersSnapshot) => Curves;
  readonly height: number;
}

/** What the chosen quantity integrates, as an area over the same axis as the densities. */
export function IntegrandPanel({ x, curves, height }: PanelProps) {
  const store = useStore<RulersState, RulersDerived>();
  const id = useSelect<RulersState, RulersDerived, IntegrandId>((now) => now.state.integrand);
  const y = useTransitionedDomain((now: RulersSnapshot) => integrandAxis(curves(now)));
  const highlight = useHighlight<SVGGElement>(`integrand.${id}`);
  const { tone, heightUnit, label } = integrandOf(id);
  const heights = (now: RulersSnapshot) => ({ x: curves(now).z, y: curves(now).integrand });
  return (
    <div className="integrand">
      <Segmented
        label="Integrand"
        value={id}
        options={integrands.map((integrand) => ({ value: integrand.id, text: integrand.label }))}
        onChange={(integrand) => store.update((state) => ({ ...state, integrand }))}
      />
      <Plot
        label={`Integrand ${label}, shaded`}
        height={height}
        x={{ domain: x }}
        y={{ domain: y }}
      >
        <AxisY title={label} unit={heightUnit} />
        <AxisX title="z" />
        <g {...highlight}>
          <Area of={heights} tone={tone} signed />
          <Curve of={heights} tone={tone} />
        </g>
      </Plot>
      <p className="integrand-total" data-tone={tone}>
        <Live
          as="span"
          text={(now: RulersSnapshot) => {
            const { quantity, total, unit } = integrandOf(now.state.integrand);
            const value = formatNumber(now.derived.quantities[quantity].value, 4);
            return `Whole area = ${total} = ${value} ${unit}`;
          }}
        />
        {id === 'kl' && <span className="integrand-hint"> hatched counts negative</span>}
      </p>
    </div>
  );
}

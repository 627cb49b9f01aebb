import { AxisX, AxisY, Area, Curve, DirectLabels, Plot, type Points } from '../../plot';
import { useHighlight } from '../../ui';
import { CurveHandles } from './CurveHandles';
import type { RulersSnapshot } from './state';

interface PanelProps {
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
  readonly q: (snapshot: RulersSnapshot) => Points;
  readonly p: (snapshot: RulersSnapshot) => Points;
  readonly height: number;
}

/** Where a direct label stands: over the curve's highest point. */
function peak({ x, y }: Points): readonly [number, number] {
  let best = 0;
  for (let i = 1; i < y.length; i += 1) if (y[i] > y[best]) best = i;
  return [x[best], y[best]];
}

/** Both densities over z, with their handles. */
export function DensityPanel({ x, y, q, p, height }: PanelProps) {
  const lightQ = useHighlight<SVGGElement>('curve.q');
  const lightP = useHighlight<SVGGElement>('curve.p');
  return (
    <Plot label="Densities q(z) and p(z)" height={height} x={{ domain: x }} y={{ domain: y }}>
      <AxisY title="density" unit="1/z" />
      <AxisX title="z" />
      <g {...lightQ} className="density">
        <Area of={q} tone="q" />
        <Curve of={q} tone="q" />
      </g>
      <g {...lightP} className="density">
        <Area of={p} tone="p" />
        <Curve of={p} tone="p" dash="dashed" />
      </g>
      <DirectLabels
        labels={[
          {
            id: 'q',
            tone: 'q',
            text: 'q(z)',
            side: 'above',
            at: (now: RulersSnapshot) => peak(q(now)),
          },
          {
            id: 'p',
            tone: 'p',
            text: 'p(z)',
            side: 'above',
            at: (now: RulersSnapshot) => peak(p(now)),
          },
        ]}
      />
      <CurveHandles curve="p" shape="diamond" within={x} />
      <CurveHandles curve="q" shape="disc" within={x} />
    </Plot>
  );
}

import { AxisX, AxisY, Area, Curve, DirectLabels, Plot, type Points } from '../../plot';
import { useHighlight } from '../../ui';
import { CurveHandles } from '../CurveHandles';
import { peakOf } from '../peakOf';
import type { RulersSnapshot } from './state';

interface PanelProps {
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
  readonly q: (snapshot: RulersSnapshot) => Points;
  readonly p: (snapshot: RulersSnapshot) => Points;
  readonly height: number;
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
            at: (now: RulersSnapshot) => peakOf(q(now)),
          },
          {
            id: 'p',
            tone: 'p',
            text: 'p(z)',
            side: 'above',
            at: (now: RulersSnapshot) => peakOf(p(now)),
          },
        ]}
      />
      <CurveHandles curve="p" within={x} />
      <CurveHandles curve="q" within={x} />
    </Plot>
  );
}

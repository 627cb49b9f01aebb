import { AxisX, AxisY, Area, Curve, DirectLabels, Plot } from '../../plot';
import { useHighlight } from '../../ui';
import type { Curves } from './curves';
import { CurveHandles } from './CurveHandles';
import type { RulersSnapshot } from './state';

interface PanelProps {
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
  readonly curves: (snapshot: RulersSnapshot) => Curves;
  readonly height: number;
}

/** Where a direct label stands: over the curve's highest point. */
function peak(z: readonly number[], density: readonly number[]): readonly [number, number] {
  let best = 0;
  for (let i = 1; i < density.length; i += 1) if (density[i] > density[best]) best = i;
  return [z[best], density[best]];
}

/** Both densities over z, with their handles. */
export function DensityPanel({ x, y, curves, height }: PanelProps) {
  const q = useHighlight<SVGGElement>('curve.q');
  const p = useHighlight<SVGGElement>('curve.p');
  return (
    <Plot label="Densities q(z) and p(z)" height={height} x={{ domain: x }} y={{ domain: y }}>
      <AxisY title="density" unit="1/z" />
      <AxisX title="z" />
      <g {...q} className="density">
        <Area of={(now: RulersSnapshot) => ({ x: curves(now).z, y: curves(now).q })} tone="q" />
        <Curve of={(now: RulersSnapshot) => ({ x: curves(now).z, y: curves(now).q })} tone="q" />
      </g>
      <g {...p} className="density">
        <Area of={(now: RulersSnapshot) => ({ x: curves(now).z, y: curves(now).p })} tone="p" />
        <Curve
          of={(now: RulersSnapshot) => ({ x: curves(now).z, y: curves(now).p })}
          tone="p"
          dash="dashed"
        />
      </g>
      <DirectLabels
        labels={[
          {
            id: 'q',
            tone: 'q',
            text: 'q(z)',
            side: 'above',
            at: (now: RulersSnapshot) => peak(curves(now).z, curves(now).q),
          },
          {
            id: 'p',
            tone: 'p',
            text: 'p(z)',
            side: 'above',
            at: (now: RulersSnapshot) => peak(curves(now).z, curves(now).p),
          },
        ]}
      />
      <CurveHandles curve="p" shape="diamond" within={x} />
      <CurveHandles curve="q" shape="disc" within={x} />
    </Plot>
  );
}

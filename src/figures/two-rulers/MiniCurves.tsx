import { useMemo, type ReactNode } from 'react';
import { Area, AxisX, Curve, Plot, useTransitionedDomain } from '../../plot';
import { densityOver } from './curves';
import { densityAxis } from './domains';
import type { RulersSnapshot } from './state';

/** The two densities in small, so that a panel far below the figure shows what its handle does. */
export function MiniCurves({
  x,
  label,
  children,
}: {
  readonly x: readonly [number, number];
  readonly label: string;
  readonly children?: ReactNode;
}) {
  const density = useMemo(() => densityOver(x), [x]);
  const q = (now: RulersSnapshot) => density(now.derived.q);
  const p = (now: RulersSnapshot) => density(now.derived.p);
  const y = useTransitionedDomain((now: RulersSnapshot) => densityAxis(q(now), p(now)));
  return (
    <Plot label={label} height={96} margin={{ top: 8 }} x={{ domain: x }} y={{ domain: y }}>
      <AxisX title="z" />
      <g className="density">
        <Area of={q} tone="q" />
        <Curve of={q} tone="q" />
        <Area of={p} tone="p" />
        <Curve of={p} tone="p" dash="dashed" />
      </g>
      {children}
    </Plot>
  );
}

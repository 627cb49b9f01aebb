import { useMemo } from 'react';
import { useTransitionedDomain } from '../../plot';
import type { Layout } from '../FigureDefinition';
import { CurveControls } from './CurveControls';
import { curvesOver } from './curves';
import { DensityPanel } from './DensityPanel';
import { axisOf, densityAxis } from './domains';
import { IntegrandPanel } from './IntegrandPanel';
import type { RulersSnapshot } from './state';
import { Readouts } from './Readouts';

/** Densities with their handles, the integrand below on the same axis, the numbers, and the fields to type in. */
export function Main({ layout }: { readonly layout: Layout }) {
  const x = useTransitionedDomain(axisOf);
  const curves = useMemo(() => curvesOver(x), [x]);
  const y = useTransitionedDomain((now: RulersSnapshot) => densityAxis(curves(now)));
  const full = layout === 'full';
  return (
    <>
      <DensityPanel x={x} y={y} curves={curves} height={full ? 250 : 300} />
      <Readouts />
      <IntegrandPanel x={x} curves={curves} height={full ? 180 : 170} />
      <div className="curve-controls-row">
        <CurveControls curve="q" />
        <CurveControls curve="p" />
      </div>
    </>
  );
}

import { useMemo } from 'react';
import { useTransitionedDomain } from '../../plot';
import { LivePlace } from '../../ui';
import type { Layout } from '../FigureDefinition';
import { CurveControls } from './CurveControls';
import { curvesOver, densityOver } from './curves';
import { DensityPanel } from './DensityPanel';
import { axisOf, densityAxis } from './domains';
import { IntegrandPanel } from './IntegrandPanel';
import { QuantityReadouts } from '../QuantityReadouts';
import type { RulersSnapshot } from './state';

const READOUTS = ['klQP', 'klPQ', 'jsd', 'l2Squared', 'l2', 'tv'] as const;

/** Densities with their handles, the integrand below on the same axis, the numbers, and the fields to type in. */
export function Main({ layout }: { readonly layout: Layout }) {
  const x = useTransitionedDomain(axisOf);
  const curves = useMemo(() => curvesOver(x), [x]);
  const density = useMemo(() => densityOver(x), [x]);
  const q = (now: RulersSnapshot) => density(now.derived.q);
  const p = (now: RulersSnapshot) => density(now.derived.p);
  const y = useTransitionedDomain((now: RulersSnapshot) => densityAxis(q(now), p(now)));
  const full = layout === 'full';
  return (
    <>
      <DensityPanel x={x} y={y} q={q} p={p} height={full ? 250 : 300} />
      <QuantityReadouts
        ids={READOUTS}
        of={(now: RulersSnapshot, id) => now.derived.quantities[id]}
        densities
      />
      <IntegrandPanel x={x} curves={curves} height={full ? 180 : 170} />
      <LivePlace className="curve-controls-row">
        <CurveControls curve="q" />
        <CurveControls curve="p" />
      </LivePlace>
    </>
  );
}

import { useTransitionedDomain } from '../../plot';
import { LivePlace, LiveTurn } from '../../ui';
import type { Layout } from '../FigureDefinition';
import { CurveFields } from '../CurveFields';
import { DensityPanel } from './DensityPanel';
import { DescentTools } from './DescentTools';
import { axisOf } from './domains';
import { LossTable } from './LossTable';
import { MapPanel } from './MapPanel';
import { PenaltyPanel } from './PenaltyPanel';
import { useFits } from './useFits';

/** p and q, the losses with their best q, the landscape of one of them under the same axis, and where its penalty lies. */
export function Main({ layout }: { readonly layout: Layout }) {
  const x = useTransitionedDomain(axisOf);
  useFits();
  const full = layout === 'full';
  return (
    <>
      <DensityPanel x={x} height={full ? 230 : 260} />
      <LossTable />
      <MapPanel x={x} height={full ? 290 : 300} />
      <DescentTools />
      <LiveTurn turn={1} of={2}>
        <PenaltyPanel x={x} height={160} />
      </LiveTurn>
      <LivePlace className="curve-controls-row">
        <CurveFields curve="q" />
        <CurveFields curve="p" />
      </LivePlace>
    </>
  );
}

import { useMemo } from 'react';
import { useTransitionedDomain } from '../../plot';
import { LivePlace, LiveTurn } from '../../ui';
import type { Layout } from '../FigureDefinition';
import { densityOver, latentCurvesOver } from '../latentCurves';
import { ModelFields, ModelSelect } from '../ModelControls';
import { QControls } from '../QControls';
import { axisOf } from './domains';
import { JointPanel, LikelihoodPanel, PosteriorPanel, PriorPanel } from './Panels';
import { Readouts } from './Readouts';
import { MODELS, type EvidenceSnapshot } from './state';

/** Prior × likelihood = joint, joint ÷ p(x) = posterior, one under the other over the same z, and the numbers. */
export function Main({ layout }: { readonly layout: Layout }) {
  const x = useTransitionedDomain(axisOf);
  const curvesOf = useMemo(() => latentCurvesOver(x), [x]);
  const density = useMemo(() => densityOver(x), [x]);
  const curves = (now: EvidenceSnapshot) => curvesOf(now.derived.model);
  const q = (now: EvidenceSnapshot) => density(now.derived.q);
  const full = layout === 'full';
  return (
    <>
      <ModelSelect types={MODELS} />
      <PriorPanel x={x} curves={curves} height={full ? 118 : 124} />
      <LiveTurn turn={0} of={2}>
        <LikelihoodPanel x={x} curves={curves} height={full ? 118 : 124} />
      </LiveTurn>
      <LiveTurn turn={0} of={2}>
        <JointPanel x={x} curves={curves} height={full ? 118 : 124} />
      </LiveTurn>
      <LiveTurn turn={1} of={2}>
        <PosteriorPanel x={x} curves={curves} q={q} height={full ? 216 : 230} />
      </LiveTurn>
      <Readouts />
      <LivePlace className="curve-controls-row">
        <QControls />
        <ModelFields />
      </LivePlace>
    </>
  );
}

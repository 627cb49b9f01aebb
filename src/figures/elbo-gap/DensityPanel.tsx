import { useMemo } from 'react';
import {
  Area,
  AxisX,
  AxisY,
  Curve,
  DirectLabels,
  Plot,
  Rug,
  useTransitionedDomain,
} from '../../plot';
import { useHighlight, useSelect } from '../../ui';
import { densityOver, latentCurvesOver } from '../latentCurves';
import { peakOf } from '../peakOf';
import { CurveHandles } from '../CurveHandles';
import { heightAxis, zAxis } from './axes';
import { enlargedJoint, jointLabel } from './enlargedJoint';
import { runOf } from './run';
import type { GapDerived, GapSnapshot, GapState } from './state';
import { useView } from './useView';

const NONE: readonly number[] = [];

/** q with its handles, the joint that everybody may see, and the posterior unless it is hidden. */
export function DensityPanel({ height }: { readonly height: number }) {
  const open = useView() === 'all';
  const x = useTransitionedDomain(zAxis);
  const density = useMemo(() => densityOver(x), [x]);
  const curves = useMemo(() => latentCurvesOver(x), [x]);
  const q = (now: GapSnapshot) => density(now.derived.q);
  const posterior = (now: GapSnapshot) => curves(now.derived.model).posterior;
  const joint = useMemo(() => enlargedJoint((model) => curves(model).joint), [curves]);
  // Under a hand the axis keeps still; in an ascent, which never rests, it makes room for a q that grows taller.
  const climbing = useSelect<GapState, GapDerived, boolean>(
    ({ state, active }) => !active && runOf(state) !== undefined,
  );
  const y = useTransitionedDomain(
    (now: GapSnapshot) => heightAxis(q(now), ...(open ? [posterior(now)] : []), joint(now)),
    'linear',
    climbing ? 'just' : 'not',
  );
  const lightQ = useHighlight<SVGGElement>('curve.q');
  const lightPosterior = useHighlight<SVGGElement>('curve.posterior');
  const lightJoint = useHighlight<SVGGElement>('curve.joint');
  return (
    <Plot
      label={open ? 'q(z), posterior and joint over z' : 'q(z) and the joint over z'}
      height={height}
      x={{ domain: x }}
      y={{ domain: y }}
    >
      <AxisY title="density" unit="1/z" />
      <AxisX title="z" />
      <g {...lightJoint} className="density">
        <Area of={joint} tone="joint" />
        <Curve of={joint} tone="joint" dash="dotted" />
      </g>
      {open && (
        <g {...lightPosterior} className="density">
          <Curve of={posterior} tone="p" dash="dashed" />
        </g>
      )}
      <g {...lightQ} className="density">
        <Area of={q} tone="q" />
        <Curve of={q} tone="q" />
      </g>
      <Rug
        tone="q"
        at={({ state }: GapSnapshot) => {
          const run = runOf(state);
          return run?.steps[run.at].draws ?? NONE;
        }}
      />
      <DirectLabels
        labels={[
          {
            id: 'q',
            tone: 'q',
            text: 'q(z)',
            side: 'above',
            at: (now: GapSnapshot) => peakOf(q(now)),
          },
          {
            id: 'joint',
            tone: 'joint',
            text: (now: GapSnapshot) => jointLabel(now.derived.model),
            side: 'right',
            at: (now: GapSnapshot) => peakOf(joint(now)),
          },
          {
            id: 'posterior',
            tone: 'p',
            text: 'p(z | x)',
            side: 'above',
            at: (now: GapSnapshot) => (open ? peakOf(posterior(now)) : undefined),
          },
        ]}
      />
      <CurveHandles curve="q" within={x} />
    </Plot>
  );
}

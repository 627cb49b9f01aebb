import {
  Area,
  AxisX,
  AxisY,
  Curve,
  DirectLabels,
  Plot,
  useTransitionedDomain,
  type Points,
} from '../../plot';
import { formatNumber, useHighlight } from '../../ui';
import { modelOf } from '../latentModels';
import type { LatentCurves } from '../latentCurves';
import { ModelHandles } from '../ModelHandles';
import { CurveHandles } from '../CurveHandles';
import { heightAxis } from './domains';
import type { EvidenceSnapshot } from './state';

type Interval = readonly [number, number];

interface PanelProps {
  readonly x: Interval;
  readonly curves: (now: EvidenceSnapshot) => LatentCurves;
  readonly height: number;
}

const MARGIN = { top: 26, bottom: 25 } as const;

/** Where a direct label stands: over the curve's highest point. */
function peak({ x, y }: Points): readonly [number, number] {
  let best = 0;
  for (let i = 1; i < y.length; i += 1) if (y[i] > y[best]) best = i;
  return [x[best], y[best]];
}

/** What was thought of z before the observation. */
export function PriorPanel({ x, curves, height }: PanelProps) {
  const of = (now: EvidenceSnapshot) => curves(now).prior;
  const y = useTransitionedDomain((now: EvidenceSnapshot) => heightAxis(of(now)));
  const light = useHighlight<SVGGElement>('curve.prior');
  return (
    <Plot label="Prior p(z)" height={height} margin={MARGIN} x={{ domain: x }} y={{ domain: y }}>
      <AxisY title="prior p(z)" unit="1/z" />
      <AxisX title="" />
      <g {...light} className="density">
        <Curve of={of} tone="ink" dash="dashed" />
      </g>
      <ModelHandles
        of={(key) => key.startsWith('prior.')}
        height={(spec, z) => modelOf(spec).prior.pdf(z)}
        tone="ink"
        shape="diamond"
        within={x}
      />
    </Plot>
  );
}

/** How probable each z makes what was observed. */
export function LikelihoodPanel({ x, curves, height }: PanelProps) {
  const of = (now: EvidenceSnapshot) => curves(now).likelihood;
  const y = useTransitionedDomain((now: EvidenceSnapshot) => heightAxis(of(now)));
  const light = useHighlight<SVGGElement>('curve.likelihood');
  return (
    <Plot
      label="Likelihood p(x|z) of the observation, as a function of z"
      height={height}
      margin={MARGIN}
      x={{ domain: x }}
      y={{ domain: y }}
    >
      <AxisY title="× likelihood p(x|z)" />
      <AxisX title="" />
      <g {...light} className="density">
        <Curve of={of} tone="ink" dash="dotted" />
      </g>
      <ModelHandles
        of={(key) => !key.startsWith('prior.')}
        height={(spec, z) => Math.exp(modelOf(spec).logLikelihood(z))}
        tone="ink"
        shape="ring"
        within={x}
      />
    </Plot>
  );
}

/** Their product; its area is p(x). */
export function JointPanel({ x, curves, height }: PanelProps) {
  const of = (now: EvidenceSnapshot) => curves(now).joint;
  const y = useTransitionedDomain((now: EvidenceSnapshot) => heightAxis(of(now)));
  const lightCurve = useHighlight<SVGGElement>('curve.joint');
  const lightArea = useHighlight<SVGGElement>('area.joint');
  return (
    <Plot
      label="Joint p(x, z) as a function of z; its area is p(x)"
      height={height}
      margin={MARGIN}
      x={{ domain: x }}
      y={{ domain: y }}
    >
      <AxisY title="= joint p(x, z)" />
      <AxisX title="" />
      <Area {...lightArea} of={of} tone="joint" />
      <g {...lightCurve} className="density">
        <Curve of={of} tone="joint" dash="dashed" />
      </g>
      <DirectLabels
        labels={[
          {
            id: 'area',
            tone: 'joint',
            side: 'right',
            text: (now: EvidenceSnapshot) =>
              `area = p(x) = ${formatNumber(now.derived.evidence.value, 3)}`,
            at: (now: EvidenceSnapshot) => peak(of(now)),
          },
        ]}
      />
    </Plot>
  );
}

interface PosteriorProps extends PanelProps {
  readonly q: (now: EvidenceSnapshot) => Points;
}

/** The joint divided by its area, and q beside it. */
export function PosteriorPanel({ x, curves, q, height }: PosteriorProps) {
  const of = (now: EvidenceSnapshot) => curves(now).posterior;
  const y = useTransitionedDomain((now: EvidenceSnapshot) => heightAxis(of(now), q(now)));
  const lightQ = useHighlight<SVGGElement>('curve.q');
  const lightP = useHighlight<SVGGElement>('curve.posterior');
  return (
    <Plot
      label="Posterior p(z|x) and q(z)"
      height={height}
      margin={{ top: 26 }}
      x={{ domain: x }}
      y={{ domain: y }}
    >
      <AxisY title="÷ p(x): posterior p(z|x), and q(z)" unit="1/z" />
      <AxisX title="z" />
      <g {...lightQ} className="density">
        <Area of={q} tone="q" />
        <Curve of={q} tone="q" />
      </g>
      <g {...lightP} className="density">
        <Area of={of} tone="p" />
        <Curve of={of} tone="p" dash="dashed" />
      </g>
      <DirectLabels
        labels={[
          {
            id: 'q',
            tone: 'q',
            text: 'q(z)',
            side: 'above',
            at: (now: EvidenceSnapshot) => peak(q(now)),
          },
          {
            id: 'p',
            tone: 'p',
            text: 'p(z|x)',
            side: 'right',
            at: (now: EvidenceSnapshot) => peak(of(now)),
          },
        ]}
      />
      <CurveHandles curve="q" within={x} />
    </Plot>
  );
}

import { useMemo } from 'react';
import { Area, AxisX, AxisY, Curve, DirectLabels, Plot, useTransitionedDomain } from '../../plot';
import { qOf } from '../approximations';
import { densityOver, latentCurvesOver } from '../latentCurves';
import { latentAxis } from '../latentModels';
import { peakOf } from '../peakOf';
import { roundUp } from '../roundUp';
import { bestAt } from './bestAt';
import type { ThetaSnapshot } from './state';
import type { ThetaCurve } from './thetaCurve';

interface PanelProps {
  /** What the axis goes by, and what is drawn: see useThetaCurve. */
  readonly curve: (now: ThetaSnapshot) => ThetaCurve | undefined;
  readonly picture: (now: ThetaSnapshot) => ThetaCurve | undefined;
  readonly height: number;
}

/** A q that is not known yet is given room for this many times the posterior's height: it may have one hump of two. */
const UNKNOWN_Q = 2;

const NOTHING = { x: [], y: [] } as const;

/** The posterior at the present θ and the normal with the highest ELBO there: why there is a gap. */
export function PosteriorPanel({ curve, picture, height }: PanelProps) {
  const x = useTransitionedDomain((now: ThetaSnapshot) => latentAxis(now.derived.model));
  const curves = useMemo(() => latentCurvesOver(x), [x]);
  const density = useMemo(() => densityOver(x), [x]);
  const posterior = (now: ThetaSnapshot) => curves(now.derived.model).posterior;
  const bestOf = (now: ThetaSnapshot, found: ThetaCurve | undefined) => {
    const best = bestAt(now.state.model, now.derived.theta, found);
    return best ? density(qOf(best.q)) : NOTHING;
  };
  const q = (now: ThetaSnapshot) => bestOf(now, picture(now));
  const y = useTransitionedDomain((now: ThetaSnapshot): readonly [number, number] => {
    const tallest = peakOf(posterior(now))?.[1] ?? 1;
    const ofQ = peakOf(bestOf(now, curve(now)))?.[1] ?? UNKNOWN_Q * tallest;
    return [0, roundUp(1.15 * Math.max(tallest, ofQ))];
  });
  return (
    <Plot
      label="Posterior and best normal q at this θ"
      height={height}
      x={{ domain: x }}
      y={{ domain: y }}
    >
      <AxisY title="density" unit="1/z" />
      <AxisX title="z" />
      <g className="density">
        <Area of={q} tone="q" />
        <Curve of={q} tone="q" />
        <Curve of={posterior} tone="p" dash="dashed" />
      </g>
      <DirectLabels
        labels={[
          {
            id: 'posterior',
            tone: 'p',
            text: 'p(z | x; θ)',
            side: 'above',
            at: (now: ThetaSnapshot) => peakOf(posterior(now)),
          },
          {
            id: 'q',
            tone: 'q',
            text: 'best q(z)',
            side: 'right',
            at: (now: ThetaSnapshot) => peakOf(q(now)),
          },
        ]}
      />
    </Plot>
  );
}

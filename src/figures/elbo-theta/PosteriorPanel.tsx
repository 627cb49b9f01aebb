import { useMemo } from 'react';
import { Area, AxisX, AxisY, Curve, DirectLabels, Plot, useTransitionedDomain } from '../../plot';
import { densityOver, latentCurvesOver } from '../latentCurves';
import { latentAxis } from '../latentModels';
import { peakOf } from '../peakOf';
import { roundUp } from '../roundUp';
import type { ThetaSnapshot } from './state';

/** The posterior at the present θ and the normal with the highest ELBO there: why there is a gap. */
export function PosteriorPanel({ height }: { readonly height: number }) {
  const x = useTransitionedDomain((now: ThetaSnapshot) => latentAxis(now.derived.model));
  const curves = useMemo(() => latentCurvesOver(x), [x]);
  const density = useMemo(() => densityOver(x), [x]);
  const posterior = (now: ThetaSnapshot) => curves(now.derived.model).posterior;
  const q = (now: ThetaSnapshot) => density(now.derived.q);
  const y = useTransitionedDomain((now: ThetaSnapshot): readonly [number, number] => {
    const tallest = peakOf(posterior(now))?.[1] ?? 1;
    const ofQ = peakOf(q(now))?.[1] ?? 1;
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

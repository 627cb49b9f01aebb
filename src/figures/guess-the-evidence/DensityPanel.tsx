import { useMemo } from 'react';
import { families, type NormalSpec } from '../../math';
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
import { useHighlight } from '../../ui';
import { densityGrid } from '../densityGrid';
import { latentCurvesOver } from '../latentCurves';
import { heightAxis } from './domains';
import type { Winner } from './fitTrack';
import type { GuessSnapshot } from './state';

type Interval = readonly [number, number];

const EMPTY: Points = { x: [], y: [] };

/** A best q over the axis; nothing where there is none. The last one is remembered: area and line draw from it. */
function winnerOver(domain: Interval): (winner: Winner | undefined) => Points {
  let last: { readonly winner: Winner; readonly points: Points } | undefined;
  return (winner) => {
    if (winner === undefined) return EMPTY;
    if (last?.winner !== winner) {
      const spec: NormalSpec = { family: 'normal', mean: winner.mean, sd: winner.sd };
      const q = families.normal.create(spec);
      const x = densityGrid([q], domain);
      last = { winner, points: { x, y: x.map((z) => q.pdf(z)) } };
    }
    return last.points;
  };
}

function peak({ x, y }: Points): readonly [number, number] | undefined {
  if (x.length === 0) return undefined;
  let best = 0;
  for (let i = 1; i < y.length; i += 1) if (y[i] > y[best]) best = i;
  return [x[best], y[best]];
}

/** The target that the guess makes of the joint, p(x, z)/g, and the best normal q under both objectives. */
export function DensityPanel({ x, height }: { readonly x: Interval; readonly height: number }) {
  const curves = useMemo(() => latentCurvesOver(x), [x]);
  const [ofKl, ofL2] = useMemo(() => [winnerOver(x), winnerOver(x)], [x]);
  const scaled = useMemo(() => scaledBy(), []);
  const target = (now: GuessSnapshot) =>
    scaled(curves(now.derived.model).posterior, now.derived.scale);
  const kl = (now: GuessSnapshot) => ofKl(now.derived.fits.kl.best);
  const l2 = (now: GuessSnapshot) => ofL2(now.derived.fits.l2.best);
  const y = useTransitionedDomain((now: GuessSnapshot) =>
    heightAxis(target(now), kl(now), l2(now)),
  );
  const lightTarget = useHighlight<SVGGElement>('curve.target');
  const lightKl = useHighlight<SVGGElement>('curve.kl');
  return (
    <Plot
      label="The target p(x, z)/g, and the best q under KL and under L2"
      height={height}
      x={{ domain: x }}
      y={{ domain: y }}
    >
      <AxisY title="density" unit="1/z" />
      <AxisX title="z" />
      <g {...lightTarget} className="density">
        <Area of={target} tone="joint" />
        <Curve of={target} tone="joint" dash="dashed" />
      </g>
      <Curve {...lightKl} of={kl} tone="kl" />
      <Curve of={l2} tone="l2" dash="dotted" />
      <DirectLabels
        labels={[
          {
            id: 'target',
            tone: 'joint',
            text: 'p(x, z)/g',
            side: 'left',
            at: (now: GuessSnapshot) => peak(target(now)),
          },
          {
            id: 'kl',
            tone: 'kl',
            text: 'KL’s best q',
            side: 'right',
            at: (now: GuessSnapshot) => peak(kl(now)),
          },
          {
            id: 'l2',
            tone: 'l2',
            text: 'L2’s best q',
            side: 'right',
            at: (now: GuessSnapshot) => peak(l2(now)),
          },
        ]}
      />
    </Plot>
  );
}

/** A curve times a number; the last one is remembered. */
function scaledBy(): (points: Points, factor: number) => Points {
  let last: { readonly of: Points; readonly factor: number; readonly points: Points } | undefined;
  return (of, factor) => {
    if (last?.of !== of || last.factor !== factor) {
      const y = Float64Array.from(of.y, (value) => factor * value);
      last = { of, factor, points: { x: of.x, y } };
    }
    return last.points;
  };
}

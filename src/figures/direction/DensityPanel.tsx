import { useMemo } from 'react';
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
import { useHighlight, useSelect } from '../../ui';
import { CurveHandles } from '../CurveHandles';
import { densityOver } from '../latentCurves';
import { peakOf } from '../peakOf';
import { densityAxis } from './domains';
import { bestOf, minimaOf } from './fitBook';
import { ghostOver, MOST_MINIMA } from './ghosts';
import { InTurn } from './InTurn';
import { LOSS_LOOKS, LOSSES, type Loss } from './losses';
import type { DirectionDerived, DirectionSnapshot, DirectionState } from './state';

interface PanelProps {
  readonly x: readonly [number, number];
  readonly height: number;
}

/** Of the chosen loss: what is best stands out, the other local minima are as thin as the other losses. */
const KINDS = ['local', 'best'] as const;
const MINIMA = Array.from({ length: MOST_MINIMA }, (_, i) => i);

/** p and q with their handles, and the best normal q by each loss as a ghost: of the chosen loss every local minimum. */
export function DensityPanel({ x, height }: PanelProps) {
  const density = useMemo(() => densityOver(x), [x]);
  const ghost = useMemo(() => ghostOver(x), [x]);
  const chosen = useSelect<DirectionState, DirectionDerived, Loss>((now) => now.state.loss);
  const q = ({ derived }: DirectionSnapshot) => density(derived.q);
  const p = ({ derived }: DirectionSnapshot) => density(derived.p);
  const best = (loss: Loss) => (now: DirectionSnapshot) => ghost(bestOf(now.derived.fits(loss)));
  const y = useTransitionedDomain((now: DirectionSnapshot) =>
    densityAxis(p(now), q(now), best(now.state.loss)(now)),
  );
  const lightQ = useHighlight<SVGGElement>('curve.q');
  const lightP = useHighlight<SVGGElement>('curve.p');
  const { tone, dash } = LOSS_LOOKS[chosen];
  return (
    <Plot
      label="p(z), q(z), and the best normal q by each loss"
      height={height}
      x={{ domain: x }}
      y={{ domain: y }}
    >
      <AxisY title="density" unit="1/z" />
      <AxisX title="z" />
      <g {...lightP} className="density">
        <Area of={p} tone="p" />
        <Curve of={p} tone="p" dash="dashed" />
      </g>
      <g className="ghosts">
        {LOSSES.filter((loss) => loss !== chosen).map((loss) => (
          <InTurn key={loss} loss={loss} chosen={chosen}>
            <Curve
              of={best(loss)}
              tone={LOSS_LOOKS[loss].tone}
              dash={LOSS_LOOKS[loss].dash}
              data-ghost={loss}
            />
          </InTurn>
        ))}
        {KINDS.flatMap((kind) =>
          MINIMA.map((i) => (
            <Curve
              key={`${kind}${i}`}
              of={({ derived }: DirectionSnapshot) =>
                ghost(minimaOf(derived.fits(chosen), kind)[i])
              }
              tone={tone}
              dash={dash}
              data-ghost={kind}
            />
          )),
        )}
      </g>
      <g {...lightQ} className="density">
        <Area of={q} tone="q" />
        <Curve of={q} tone="q" />
      </g>
      <DirectLabels
        labels={[
          {
            id: 'best',
            tone,
            text: `best by ${LOSS_LOOKS[chosen].label}`,
            side: 'right',
            at: (now: DirectionSnapshot) => inside(peakOf(best(chosen)(now)), y[1]),
          },
          {
            id: 'q',
            tone: 'q',
            text: 'q(z)',
            side: 'above',
            at: (now: DirectionSnapshot) => peakOf(q(now)),
          },
          {
            id: 'p',
            tone: 'p',
            text: 'p(z)',
            side: 'above',
            at: (now: DirectionSnapshot) => peakOf(p(now)),
          },
        ]}
      />
      <CurveHandles curve="p" within={x} />
      <CurveHandles curve="q" within={x} />
    </Plot>
  );
}

/** A peak that leaves the picture is named at its edge. */
function inside(
  peak: ReturnType<typeof peakOf>,
  top: number,
): readonly [Points['x'][number], number] | undefined {
  return peak && [peak[0], Math.min(peak[1], top)];
}

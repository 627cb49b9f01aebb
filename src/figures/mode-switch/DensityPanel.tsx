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
import { densityOver } from '../latentCurves';
import { peakOf } from '../peakOf';
import { HumpHandle } from './HumpHandle';
import { LOSS_LOOKS } from './losses';
import type { SwitchDerived, SwitchSnapshot, SwitchState } from './state';

const EMPTY: Points = { x: [], y: [] };
/** In sds of a hump, beyond the farther one. */
const ROOM = 3;

/** p with its two humps, q in its minimum, and a ghost of it in the other one. */
export function DensityPanel({ height }: { readonly height: number }) {
  const loss = useSelect<SwitchState, SwitchDerived, SwitchState['loss']>(
    ({ state }) => state.loss,
  );
  const most = LOSS_LOOKS[loss].range[1] + ROOM;
  const x = useTransitionedDomain((): readonly [number, number] => [-most, most]);
  const density = useMemo(() => densityOver(x), [x]);
  const lightQ = useHighlight<SVGGElement>('curve.q');
  const lightP = useHighlight<SVGGElement>('curve.p');
  const p = ({ derived }: SwitchSnapshot) => density(derived.p);
  const q = ({ derived }: SwitchSnapshot) => density(derived.q);
  const ghost = ({ derived }: SwitchSnapshot) => (derived.other ? density(derived.other) : EMPTY);
  return (
    <Plot
      label="p(z) with two humps, and q(z) in its minimum"
      height={height}
      x={{ domain: x }}
      y={{ domain: [0, 0.45] }}
    >
      <AxisY title="density" unit="1/s" />
      <AxisX title="z/s" />
      <g {...lightP} className="density">
        <Area of={p} tone="p" />
        <Curve of={p} tone="p" dash="dashed" />
      </g>
      <g className="ghosts">
        <Curve of={ghost} tone="q" dash="dotted" />
      </g>
      <g {...lightQ} className="density">
        <Area of={q} tone="q" />
        <Curve of={q} tone="q" />
      </g>
      <DirectLabels
        labels={[
          {
            id: 'p',
            tone: 'p',
            text: 'p(z)',
            side: 'left',
            at: (now: SwitchSnapshot) => [-now.state.apart - 0.6, p(now).y[0] + 0.16],
          },
          {
            id: 'q',
            tone: 'q',
            text: 'q(z)',
            side: 'right',
            at: (now: SwitchSnapshot) => peakOf(q(now)),
          },
          {
            id: 'ghost',
            tone: 'q',
            text: 'the other minimum',
            side: 'above',
            at: (now: SwitchSnapshot) => now.derived.other && peakOf(ghost(now)),
          },
        ]}
      />
      <HumpHandle loss={loss} />
    </Plot>
  );
}

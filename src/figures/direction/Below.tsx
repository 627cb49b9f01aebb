import { useMemo, useRef } from 'react';
import { Area, AxisX, AxisY, Curve, DirectLabels, Plot, useTransitionedDomain } from '../../plot';
import {
  formatInformation,
  Live,
  LivePlace,
  Readout,
  useInformationUnit,
  type InformationUnit,
} from '../../ui';
import { densityOver } from '../latentCurves';
import { peakOf } from '../peakOf';
import { cureOf, endOver, fallsKnown, foundP, LEAST, restOf } from './cure';
import { axisOf, densityAxis } from './domains';
import { LOSS_LOOKS } from './losses';
import { DIRECTIONS, type Direction, type DirectionSnapshot } from './state';
import { useCure } from './useCure';
import { coverOf } from './words';

/** The cure: the same p, and a q that is able to be it. */
export function Below() {
  const panel = useRef<HTMLElement>(null);
  useCure(panel);
  const information = useInformationUnit();
  return (
    <section ref={panel} aria-label="q with two components">
      <h3>The cure: give q two components</h3>
      <p className="panel-note">
        Neither direction has to leave anything out once q can be p. Here q, cut in two where it
        stands, is fitted by both, each of its five numbers free.
      </p>
      <div className="panels">
        <EndPlot />
        <FallPlot />
      </div>
      <LivePlace className="readouts">
        {DIRECTIONS.map((direction) => (
          <Readout
            key={direction}
            quantity={`cure.${direction}`}
            label={`${LOSS_LOOKS[direction].label} of the fit by it`}
            name={`${LOSS_LOOKS[direction].words}, of the two-component q fitted by it`}
            tone="kl"
            unit="nats"
            late
            of={({ state }: DirectionSnapshot) => {
              const fit = cureOf(state)?.[direction];
              return fit && restOf(fit);
            }}
          />
        ))}
      </LivePlace>
      <p className="cure-words">
        <Live as="span" text={(now: DirectionSnapshot) => cureWords(now, information)} />
      </p>
    </section>
  );
}

/** p, and the two fitted mixtures on it. */
function EndPlot() {
  const x = useTransitionedDomain(axisOf);
  const density = useMemo(() => densityOver(x), [x]);
  const end = useMemo(() => endOver(x), [x]);
  const p = ({ derived }: DirectionSnapshot) => density(derived.p);
  const fitted =
    (direction: Direction) =>
    ({ state }: DirectionSnapshot) =>
      end(cureOf(state)?.[direction]);
  const y = useTransitionedDomain((now: DirectionSnapshot) =>
    densityAxis(p(now), fitted('klQP')(now)),
  );
  return (
    <Plot label="p and the two-component q" height={200} x={{ domain: x }} y={{ domain: y }}>
      <AxisY title="density" unit="1/z" />
      <AxisX title="z" />
      <g className="density">
        <Area of={p} tone="p" />
        <Curve of={p} tone="p" dash="dashed" />
      </g>
      {DIRECTIONS.map((direction) => (
        <Curve
          key={direction}
          of={fitted(direction)}
          tone="kl"
          dash={direction === 'klQP' ? 'solid' : 'dotted'}
        />
      ))}
      <DirectLabels
        labels={[
          {
            id: 'end',
            tone: 'kl',
            side: 'right',
            text: ({ state }: DirectionSnapshot) => {
              const cure = cureOf(state);
              return cure && foundP(cure.klQP) && foundP(cure.klPQ)
                ? 'both fits = p'
                : 'by KL(q‖p)';
            },
            at: (now: DirectionSnapshot) => peakOf(fitted('klQP')(now)),
          },
        ]}
      />
    </Plot>
  );
}

/** Where a fit is good enough for every eye. */
const SHORTEST = 10;

/** KL of both fits against the step. */
function FallPlot() {
  const falls = useMemo(() => fallsKnown(), []);
  const x = useTransitionedDomain((now: DirectionSnapshot) => [
    0,
    Math.max(SHORTEST, ...DIRECTIONS.map((direction) => falls(direction, now).x.length)),
  ]);
  return (
    <Plot
      label="KL of the two-component q against the step of its fit"
      height={200}
      x={{ domain: x }}
      y={{ domain: [LEAST, 100], type: 'log' }}
    >
      <AxisY title="KL of the fit" unit="nats" type="log" />
      <AxisX title="step of the fit" />
      {DIRECTIONS.map((direction) => (
        <Curve
          key={direction}
          of={(now: DirectionSnapshot) => falls(direction, now)}
          tone="kl"
          dash={direction === 'klQP' ? 'solid' : 'dotted'}
        />
      ))}
      <DirectLabels
        labels={DIRECTIONS.map((direction) => ({
          id: direction,
          tone: 'kl',
          side: 'right',
          text: LOSS_LOOKS[direction].label,
          at: (now: DirectionSnapshot) => {
            const { x: steps, y: heights } = falls(direction, now);
            const middle = Math.floor((direction === 'klQP' ? 0.35 : 0.65) * steps.length);
            return steps.length === 0 ? undefined : [steps[middle], heights[middle]];
          },
        }))}
      />
    </Plot>
  );
}

/** What has come of the cure, in words. */
function cureWords({ state }: DirectionSnapshot, unit: InformationUnit): string {
  const cure = cureOf(state);
  if (cure === undefined) return 'Both fits are being worked out.';
  const ends = DIRECTIONS.map((direction) => foundP(cure[direction]));
  if (ends.every(Boolean)) return 'Both directions have found p: their KL is 0, to the last digit.';
  const [left, right] = DIRECTIONS.filter((_, i) => !ends[i]);
  const stuck = left ?? right;
  const { end, loss } = cure[stuck];
  const at = end.means.map((mean, i) => coverOf(state.p, { mean, sd: end.sds[i] }));
  const both = at[0] === at[1] ? `both components over ${at[0]}` : 'short of p';
  return `From this start ${LOSS_LOOKS[stuck].label} ends at ${formatInformation(loss.value, 3, unit)} ${unit.name}, with ${both}. Two components are able to be p; a descent need not find it. Drop q between the humps.`;
}

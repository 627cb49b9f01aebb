import { useMemo, useRef } from 'react';
import type { FitMinimum } from '../../math';
import {
  AxisX,
  AxisY,
  Clipped,
  Contours,
  DirectLabels,
  PlaneHandle,
  Plot,
  usePlot,
  useTransitionedDomain,
  type ContourMap,
} from '../../plot';
import { Live, LiveTurn, type Tone, useSelect, useStore } from '../../ui';
import { spokenValue, useCurve } from '../useCurve';
import { sdAxis } from './domains';
import { bestOf, minimaOf } from './fitBook';
import { MOST_MINIMA } from './ghosts';
import { InTurn } from './InTurn';
import { LOSS_LOOKS, LOSSES, type Loss } from './losses';
import type { DirectionDerived, DirectionSnapshot, DirectionState } from './state';
import { surveyOf, type MapGround } from './survey';
import { useSurvey } from './useSurvey';
import { descentOf } from './walk';

type Interval = readonly [number, number];

interface PanelProps {
  /** The same axis as the densities above. */
  readonly x: Interval;
  readonly height: number;
}

/** The chosen loss over all normal q: each place of the map is a q, as far right as its mean and as high as its sd. */
export function MapPanel({ x, height }: PanelProps) {
  const y = useTransitionedDomain(sdAxis, 'log');
  const chosen = useSelect<DirectionState, DirectionDerived, Loss>((now) => now.state.loss);
  const { label, tone, unit } = LOSS_LOOKS[chosen];
  const ground = useMemo<MapGround>(() => ({ mean: x, sd: y }), [x, y]);
  useSurvey(ground);
  const last = useRef<{ readonly loss: Loss; readonly map: ContourMap }>(undefined);
  const mapOf = ({ state }: DirectionSnapshot): ContourMap | undefined => {
    const known = surveyOf(state.p).map(state.loss, ground);
    if (known) last.current = { loss: state.loss, map: known.map };
    return last.current?.loss === state.loss ? last.current.map : undefined;
  };
  const isSettled = ({ state }: DirectionSnapshot) =>
    surveyOf(state.p).map(state.loss, ground) !== undefined;
  const others = LOSSES.filter((loss) => loss !== chosen);
  return (
    <Plot
      label={`Landscape of ${label} over mean and sd of q`}
      height={height}
      x={{ domain: x }}
      y={{ domain: y, type: 'log' }}
    >
      <LiveTurn turn={0} of={2}>
        <Contours of={mapOf} settled={isSettled} tone={tone} legend={label} unit={unit} />
      </LiveTurn>
      <AxisY title="sd of q" type="log" grid={false} />
      <AxisX title="mean of q" />
      <Descent tone={tone} />
      <Minima tone={tone} />
      <DirectLabels
        labels={Array.from({ length: MOST_MINIMA }, (_, i) => ({
          id: `minimum.${i}`,
          tone,
          side: 'right',
          text: ({ derived }: DirectionSnapshot) =>
            derived.fits(chosen).minima[i]?.isGlobal ? 'best' : 'local minimum',
          at: ({ derived }: DirectionSnapshot) => placeOf(derived.fits(chosen).minima[i]),
        }))}
      />
      {others.map((loss) => (
        <InTurn key={loss} loss={loss} chosen={chosen}>
          <OtherBest loss={loss} />
        </InTurn>
      ))}
      <QHandle />
    </Plot>
  );
}

const placeOf = (minimum: FitMinimum | undefined): Interval | undefined =>
  minimum && [minimum.mean, minimum.sd];

/** The way down from q. */
function Descent({ tone }: { readonly tone: Tone }) {
  const { x, y } = usePlot();
  const path = ({ state }: DirectionSnapshot): string => {
    const points = descentOf(state)?.points ?? [];
    return points
      .map(({ mean, sd }, i) => `${i === 0 ? 'M' : 'L'}${x(mean).toFixed(1)},${y(sd).toFixed(1)}`)
      .join('');
  };
  return (
    <Clipped className="descent" data-tone={tone}>
      <Live
        as="path"
        className="descent-halo"
        attrs={(now: DirectionSnapshot) => ({ d: path(now) })}
      />
      <Live
        as="path"
        className="descent-line"
        attrs={(now: DirectionSnapshot) => ({ d: path(now) })}
      />
    </Clipped>
  );
}

const BIG = 6;

/** All local minima of the chosen loss: the best filled, the others rings. */
function Minima({ tone }: { readonly tone: Tone }) {
  const { x, y } = usePlot();
  const circles =
    (kind: 'best' | 'local') =>
    ({ state, derived }: DirectionSnapshot): string =>
      minimaOf(derived.fits(state.loss), kind)
        .map(({ mean, sd }) => circle(x(mean), y(sd)))
        .join('');
  const settled = ({ state, derived }: DirectionSnapshot) =>
    derived.fits(state.loss).isSettled ? null : 'false';
  return (
    <Clipped className="minima" data-tone={tone}>
      <Live
        as="path"
        className="minimum-local"
        attrs={(now: DirectionSnapshot) => ({
          d: circles('local')(now),
          'data-settled': settled(now),
        })}
      />
      <Live
        as="path"
        className="minimum-best"
        attrs={(now: DirectionSnapshot) => ({
          d: circles('best')(now),
          'data-settled': settled(now),
        })}
      />
    </Clipped>
  );
}

function circle(x: number, y: number): string {
  const from = `M${(x - BIG).toFixed(1)},${y.toFixed(1)}`;
  return `${from}a${BIG},${BIG} 0 1,0 ${2 * BIG},0a${BIG},${BIG} 0 1,0 ${-2 * BIG},0Z`;
}

/** The best q by another loss: a small cross of its colour. */
function OtherBest({ loss }: { readonly loss: Loss }) {
  const { x, y } = usePlot();
  const cross = ({ derived }: DirectionSnapshot): string => {
    const { mean, sd } = bestOf(derived.fits(loss));
    return `M${(x(mean) - 4).toFixed(1)},${(y(sd) - 4).toFixed(1)}l8,8m0,-8l-8,8`;
  };
  return (
    <Clipped className="other-best" data-tone={LOSS_LOOKS[loss].tone}>
      <Live
        as="path"
        className="other-best-mark"
        attrs={(now: DirectionSnapshot) => ({ d: cross(now) })}
      />
    </Clipped>
  );
}

/** Finer than a pixel, and short in a link. */
const rounded = (value: number) => Number(value.toFixed(3));

/** q itself, dragged to any mean and sd at once. */
function QHandle() {
  const store = useStore<DirectionState, DirectionDerived>();
  const { parameters } = useCurve('q');
  const [mean, sd] = parameters;
  const axis = (parameter: typeof mean) => ({
    param: `q.map.${parameter.key}`,
    writes: [`q.${parameter.key}`],
    label: `q(z), ${parameter.words}, on the map`,
    value: ({ state }: DirectionSnapshot) => parameter.read(state.q),
    min: parameter.min,
    max: parameter.max,
    step: parameter.step,
    fine: parameter.fine,
    coarse: parameter.coarse,
    valueText: spokenValue(parameter.words),
  });
  return (
    <PlaneHandle
      x={axis(mean)}
      y={axis(sd)}
      tone="q"
      at={({ state: { q } }: DirectionSnapshot) => [q.mean, q.sd]}
      onMove={(toMean, toSd) => [rounded(toMean), rounded(toSd)]}
      onChange={(toMean, toSd, gesture) =>
        store.update(
          (state) => ({ ...state, q: { family: 'normal', mean: toMean, sd: toSd } }),
          gesture,
        )
      }
    />
  );
}

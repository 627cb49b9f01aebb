import {
  AxisX,
  AxisY,
  Curve,
  DirectLabels,
  Handle,
  Marker,
  Plot,
  Rule,
  useTransitionedDomain,
} from '../../plot';
import { modelParametersOf } from '../../state';
import { formatEditable, useHighlight, useSelect, useStore } from '../../ui';
import type { LatentSpec } from '../latentModels';
import { natsAxis } from './natsAxis';
import {
  thetaRange,
  thetaWords,
  type ThetaDerived,
  type ThetaSnapshot,
  type ThetaState,
} from './state';
import type { Top } from './thetaCurve';
import type { CurveOf, PictureOf } from './useThetaCurve';

interface PanelProps {
  /** What the axis goes by, and what is drawn: see useThetaCurve. */
  readonly curve: CurveOf;
  readonly picture: PictureOf;
  readonly height: number;
}

type Interval = readonly [number, number];

const EMPTY: readonly number[] = [];

const sameInterval = (a: Interval, b: Interval) => a[0] === b[0] && a[1] === b[1];

/** log p(x; θ) and the best ELBO over θ, their tops, and the handle of θ. */
export function CurvePanel({ curve, picture, height }: PanelProps) {
  const lightEvidence = useHighlight<SVGGElement>('curve.evidence');
  const lightBound = useHighlight<SVGGElement>('curve.bound');
  const domain = useSelect<ThetaState, ThetaDerived, Interval>(
    ({ state }) => thetaRange(state),
    sameInterval,
  );
  const words = useSelect<ThetaState, ThetaDerived, string>(({ state }) => thetaWords(state));
  const y = useTransitionedDomain((now: ThetaSnapshot) => natsAxis(now, curve(now)));
  const place = (now: ThetaSnapshot): readonly [number, number] => {
    const nats = now.derived.report.elbo.value;
    return [now.derived.theta, Math.min(y[1], Math.max(y[0], nats))];
  };
  const column = (name: 'logEvidence' | 'bestElbo') => (now: ThetaSnapshot) => {
    const found = picture(now);
    return { x: found?.theta ?? EMPTY, y: found?.[name] ?? EMPTY };
  };
  const at = (name: 'logEvidence' | 'bestElbo', share: number) => (now: ThetaSnapshot) => {
    const found = picture(now);
    if (!found) return undefined;
    const index = Math.round(share * (found.theta.length - 1));
    return [found.theta[index], found[name][index]] as const;
  };
  return (
    <Plot
      label="Log evidence and best ELBO against θ"
      height={height}
      x={{ domain }}
      y={{ domain: y }}
    >
      <AxisY title="log p(x; θ) and best ELBO" unit="nats" />
      <AxisX title={`θ, ${words}`} />
      <Rule
        axis="x"
        at={(now: ThetaSnapshot) => picture(now)?.mle?.theta.value}
        tone="p"
        dash="dashed"
      />
      <Rule axis="x" at={(now: ThetaSnapshot) => picture(now)?.elboTop?.theta.value} tone="elbo" />
      <Curve {...lightEvidence} of={column('logEvidence')} tone="p" dash="dashed" />
      <Curve {...lightBound} of={column('bestElbo')} tone="elbo" />
      <Marker
        tone="p"
        at={(now: ThetaSnapshot) => [now.derived.theta, now.derived.model.logEvidence.value]}
      />
      <DirectLabels
        labels={[
          {
            id: 'evidence',
            tone: 'p',
            text: 'log p(x; θ)',
            side: 'above',
            at: at('logEvidence', 0.75),
          },
          {
            id: 'bound',
            tone: 'elbo',
            text: 'best ELBO',
            side: 'left',
            at: (now: ThetaSnapshot) => below(at('bestElbo', 0.9)(now), y),
          },
          {
            id: 'mle',
            tone: 'p',
            side: 'left',
            text: (now: ThetaSnapshot) => topText(picture(now)?.mle),
            at: (now: ThetaSnapshot) => topLabel(picture(now)?.mle?.theta.value, y),
          },
          {
            id: 'elbo-top',
            tone: 'elbo',
            side: 'right',
            text: (now: ThetaSnapshot) => topText(picture(now)?.elboTop),
            at: (now: ThetaSnapshot) => topLabel(picture(now)?.elboTop?.theta.value, y),
          },
        ]}
      />
      <ThetaHandle at={place} />
    </Plot>
  );
}

function shown(theta: number | undefined): string {
  return theta === undefined ? '' : formatEditable(theta, 3).replace('-', '−');
}

function topText(top: Top | undefined): string {
  return `${top?.atEnd ? 'highest at the end,' : 'top at'} ${shown(top?.theta.value)}`;
}

/** Clear of a curve that falls slowly to the right. */
function below(place: readonly [number, number] | undefined, [low, high]: Interval) {
  return place && ([place[0], place[1] - 0.08 * (high - low)] as const);
}

/** At the foot of the plot, beside its upright line. */
function topLabel(theta: number | undefined, [low, high]: Interval) {
  return theta === undefined ? undefined : ([theta, low + 0.08 * (high - low)] as const);
}

function ThetaHandle({ at }: { readonly at: (now: ThetaSnapshot) => readonly [number, number] }) {
  const store = useStore<ThetaState, ThetaDerived>();
  const words = useSelect<ThetaState, ThetaDerived, string>(({ state }) => thetaWords(state));
  const info = useSelect((now: ThetaSnapshot) =>
    modelParametersOf(now.state.model).find(({ key }) => key === now.derived.parameter),
  );
  const [from, to] = useSelect<ThetaState, ThetaDerived, Interval>(
    ({ state }) => thetaRange(state),
    sameInterval,
  );
  if (info === undefined) return null;
  const theta = (now: ThetaSnapshot) => now.derived.theta;
  return (
    <Handle
      param="theta"
      writes={[info.key]}
      label={`θ, ${words}`}
      tone="elbo"
      axis="x"
      // A field or a link may have taken θ beyond what is drawn.
      min={(now: ThetaSnapshot) => Math.min(theta(now), Math.max(info.min, from))}
      max={(now: ThetaSnapshot) => Math.max(theta(now), Math.min(info.max, to))}
      step={info.step}
      fine={info.fine}
      coarse={info.coarse}
      value={theta}
      valueText={(value) => `${words} ${shown(value)}`}
      at={at}
      onMove={(x) => Number(x.toFixed(3))}
      onChange={(next, gesture) =>
        store.update(
          (state) => ({ ...state, model: info.write(state.model, next) as LatentSpec }),
          gesture,
        )
      }
    />
  );
}

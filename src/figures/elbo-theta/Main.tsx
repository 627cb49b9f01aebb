import {
  LivePlace,
  LiveTurn,
  Readout,
  Segmented,
  Select,
  Term,
  useSelect,
  useStore,
} from '../../ui';
import { changeModel } from '../../state';
import type { Layout } from '../FigureDefinition';
import { MODEL_NAMES, type LatentSpec, type LatentType } from '../latentModels';
import { ModelFields } from '../ModelControls';
import { CurvePanel } from './CurvePanel';
import { PosteriorPanel } from './PosteriorPanel';
import {
  MODELS,
  parametersFor,
  type ThetaDerived,
  type ThetaName,
  type ThetaSnapshot,
  type ThetaState,
} from './state';
import { topsApart } from './topsApart';
import { useThetaCurve, type CurveOf } from './useThetaCurve';

/** Both curves over θ, the posterior at the present θ, the numbers, and the model. */
export function Main({ layout }: { readonly layout: Layout }) {
  const { curve, picture } = useThetaCurve();
  const full = layout === 'full';
  return (
    <>
      <ThetaChoice />
      <CurvePanel curve={curve} picture={picture} height={full ? 290 : 260} />
      <Numbers curve={curve} />
      <LiveTurn turn={0} of={2}>
        <PosteriorPanel height={full ? 200 : 170} />
      </LiveTurn>
      <LivePlace className="curve-controls-row">
        <ModelChoice />
        <Fields />
      </LivePlace>
    </>
  );
}

const PARAMETER_WORDS: Readonly<Record<ThetaName, string>> = {
  noise: 'width of the noise',
  'prior.sd': 'sd of the prior',
  'prior.mean': 'mean of the prior',
};

function ThetaChoice() {
  const store = useStore<ThetaState, ThetaDerived>();
  const type = useSelect<ThetaState, ThetaDerived, LatentType>((now) => now.state.model.type);
  const chosen = useSelect<ThetaState, ThetaDerived, ThetaName>((now) => now.state.parameter);
  const offered = parametersFor(type);
  return (
    <Segmented
      param="parameter"
      writes={['theta']}
      label="θ is the"
      value={offered.includes(chosen) ? chosen : 'prior.sd'}
      options={offered.map((value) => ({ value, text: PARAMETER_WORDS[value] }))}
      onChange={(parameter) => store.update((state) => ({ ...state, parameter }))}
    />
  );
}

function ModelChoice() {
  const store = useStore<ThetaState, ThetaDerived>();
  const type = useSelect<ThetaState, ThetaDerived, LatentType>((now) => now.state.model.type);
  return (
    <Select
      param="model"
      writes={['theta']}
      label="Model"
      value={type}
      options={MODELS.map((value) => ({ value: value as LatentType, text: MODEL_NAMES[value] }))}
      onChange={(next) =>
        store.update((state) => {
          const model = changeModel(state.model, next) as LatentSpec;
          const offered = parametersFor(next);
          const parameter = offered.includes(state.parameter) ? state.parameter : 'prior.sd';
          return { model, parameter };
        })
      }
    />
  );
}

/** The model's numbers; one of them is θ. */
function Fields() {
  const theta = useSelect<ThetaState, ThetaDerived, string>(({ derived }) => derived.parameter);
  return <ModelFields writes={(key) => (key === theta ? ['theta'] : [])} />;
}

function Numbers({ curve }: { readonly curve: CurveOf }) {
  return (
    <LivePlace className="readouts">
      <Readout
        quantity="mleTheta"
        late
        label="likelihood highest at"
        name="θ of the highest likelihood shown"
        tone="p"
        of={(now: ThetaSnapshot) => curve(now)?.mle.theta}
      />
      <Readout
        quantity="elboTheta"
        late
        label="bound highest at"
        name="θ of the highest bound shown"
        tone="elbo"
        of={(now: ThetaSnapshot) => curve(now)?.elboTop.theta}
      />
      <Readout
        quantity="thetaDifference"
        late
        label="bound off by"
        name="the bound’s top is off by"
        tone="kl"
        of={(now: ThetaSnapshot) => {
          const found = curve(now);
          return found && topsApart(found);
        }}
      />
      <Readout
        quantity="logEvidence"
        label={<Term id="evidence">log p(x; θ) here</Term>}
        name="log evidence at this theta"
        unit="nats"
        tone="p"
        of={(now: ThetaSnapshot) => now.derived.model.logEvidence}
      />
      <Readout
        quantity="bestElbo"
        label={<Term id="elbo">best ELBO here</Term>}
        name="best ELBO at this theta"
        unit="nats"
        tone="elbo"
        of={(now: ThetaSnapshot) => now.derived.report.elbo}
      />
      <Readout
        quantity="gap"
        label={<Term id="kl">gap here</Term>}
        name="gap at this theta, KL of the best q and the posterior"
        unit="nats"
        tone="kl"
        of={(now: ThetaSnapshot) => now.derived.report.klQPosterior}
      />
    </LivePlace>
  );
}

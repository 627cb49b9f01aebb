import { LivePlace, LiveTurn, Readout, Segmented, Term, useStore } from '../../ui';
import type { Layout } from '../FigureDefinition';
import { ModelFields, ModelSelect } from '../ModelControls';
import { QControls } from '../QControls';
import { AscentPanel } from './AscentPanel';
import { BoundBars } from './BoundBars';
import { DensityPanel } from './DensityPanel';
import { MODELS, type GapDerived, type GapSnapshot, type GapState } from './state';
import { useView } from './useView';

/** q over the joint, the bars of the bound, what can be known of them, and the ascent. */
export function Main({ layout }: { readonly layout: Layout }) {
  const full = layout === 'full';
  return (
    <>
      <ViewSwitch />
      <DensityPanel height={full ? 240 : 280} />
      <LivePlace className="curve-controls-row">
        <QControls />
      </LivePlace>
      <LiveTurn turn={0} of={2}>
        <BoundBars />
      </LiveTurn>
      <Numbers />
      <AscentPanel />
      <LivePlace className="curve-controls-row">
        <ModelSelect types={MODELS} />
        <ModelFields />
      </LivePlace>
    </>
  );
}

/** Everything, or only what an optimiser sees. The attribute lets the derivation beside hide its numbers too. */
function ViewSwitch() {
  const store = useStore<GapState, GapDerived>();
  const view = useView();
  return (
    <div className="view-switch" data-view={view}>
      <Segmented
        param="view"
        label="Hide what you can’t know?"
        value={view}
        options={[
          { value: 'all', text: 'reveal everything' },
          { value: 'optimiser', text: 'only what an optimiser sees' },
        ]}
        onChange={(value) => store.update((state) => ({ ...state, view: value }))}
      />
      <p className="panel-note" role="status">
        {view === 'optimiser'
          ? 'Hidden now: p(x), the posterior, the gap, and the numbers of the derivations. The joint, q and the ELBO stay: they need none of these.'
          : ''}
      </p>
    </div>
  );
}

function Numbers() {
  const open = useView() === 'all';
  return (
    <LivePlace className="readouts">
      <Readout
        quantity="elbo"
        label={<Term id="elbo">ELBO</Term>}
        name="ELBO"
        unit="nats"
        tone="elbo"
        of={(now: GapSnapshot) => now.derived.report.elbo}
      />
      {open && (
        <>
          <Readout
            quantity="klQPosterior"
            label={<Term id="kl">gap: KL(q‖p(z|x))</Term>}
            name="gap, KL of q and the posterior"
            unit="nats"
            tone="kl"
            of={(now: GapSnapshot) => now.derived.report.klQPosterior}
          />
          <Readout
            quantity="logEvidence"
            label={<Term id="evidence">log p(x)</Term>}
            name="log evidence"
            unit="nats"
            tone="p"
            of={(now: GapSnapshot) => now.derived.report.logEvidence}
          />
        </>
      )}
      <Readout
        quantity="expectedLogLikelihood"
        label="E log p(x|z)"
        unit="nats"
        tone="elbo"
        of={(now: GapSnapshot) => now.derived.report.expectedLogLikelihood}
      />
      <Readout
        quantity="klQPrior"
        label="KL(q‖p(z))"
        unit="nats"
        tone="kl"
        of={(now: GapSnapshot) => now.derived.report.klQPrior}
      />
      <Readout
        quantity="expectedLogJoint"
        label="E log p(x, z)"
        unit="nats"
        tone="joint"
        of={(now: GapSnapshot) => now.derived.report.expectedLogJoint}
      />
      <Readout
        quantity="entropyQ"
        label={<Term id="entropy">H(q)</Term>}
        name="entropy of q"
        unit="nats"
        tone="q"
        of={(now: GapSnapshot) => now.derived.report.entropyQ}
      />
    </LivePlace>
  );
}

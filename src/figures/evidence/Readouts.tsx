import { LivePlace, Readout, Term } from '../../ui';
import type { EvidenceSnapshot } from './state';

/** What the figure measures: the evidence, the gap, the bound, the square. */
export function Readouts() {
  return (
    <LivePlace className="readouts">
      <Readout
        quantity="evidence"
        label={<Term id="evidence">p(x)</Term>}
        name="evidence p of x"
        tone="joint"
        of={({ derived }: EvidenceSnapshot) => derived.evidence}
      />
      <Readout
        quantity="logEvidence"
        label={<Term id="evidence">log p(x)</Term>}
        name="log evidence"
        unit="nats"
        tone="joint"
        of={({ derived }: EvidenceSnapshot) => derived.model.logEvidence}
      />
      <Readout
        quantity="elbo"
        label={<Term id="elbo">ELBO(q)</Term>}
        name="evidence lower bound"
        unit="nats"
        tone="elbo"
        of={({ derived }: EvidenceSnapshot) => derived.report.elbo}
      />
      <Readout
        quantity="klQPosterior"
        label={<Term id="kl">KL(q‖p(z|x))</Term>}
        name="KL of q and the posterior"
        unit="nats"
        tone="kl"
        of={({ derived }: EvidenceSnapshot) => derived.report.klQPosterior}
      />
      <Readout
        quantity="l2SquaredQPosterior"
        label={
          <Term id="l2Squared">
            L<sub>2</sub>²
          </Term>
        }
        name="L2 squared of q and the posterior"
        unit="1/z"
        tone="l2"
        of={({ derived }: EvidenceSnapshot) => derived.report.l2SquaredQPosterior}
      />
    </LivePlace>
  );
}

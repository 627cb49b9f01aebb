import { formatInformation, formatNumber, NATS, type InformationUnit } from '../../ui';
import { modelSentence } from '../latentModels';
import type { EvidenceSnapshot } from './state';

/** A q whose parameters are those of the posterior but for the rounding of a decimal. */
const AGREED = 1e-20;

const n = (value: number): string => formatNumber(value, 3);

/** One plain sentence or three on the state; also what a screen reader hears once a drag has come to rest. */
export function inWords(
  { state, derived }: EvidenceSnapshot,
  unit: InformationUnit = NATS,
): string {
  const i = (nats: number): string => formatInformation(nats, 3, unit);
  const { report, evidence, model } = derived;
  const { klQPosterior, elbo, l2SquaredQPosterior } = report;
  const seen = `${modelSentence(state.model)} The joint has area p(x) = ${n(evidence.value)}.`;
  const squares = `L2² is ${n(l2SquaredQPosterior.value)}.`;
  if (klQPosterior.value === Infinity) {
    return `${seen} KL of q and the posterior is infinite, and the ELBO minus infinity: ${klQPosterior.reason ?? 'the integral diverges'}. ${squares}`;
  }
  if (klQPosterior.value < AGREED) {
    return `${seen} q is the posterior: KL and L2² are zero, and the ELBO is log p(x) = ${i(model.logEvidence.value)} ${unit.name}.`;
  }
  return `${seen} q is ${i(klQPosterior.value)} ${unit.name} from the posterior by KL: exactly what its ELBO, ${i(elbo.value)}, leaves to log p(x), ${i(model.logEvidence.value)}. ${squares}`;
}

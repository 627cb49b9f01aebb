import type { ContinuousSpec } from '../../math';
import { formatEditable, formatInformation, NATS, type InformationUnit } from '../../ui';
import { Q_FAMILIES, Q_FAMILY_NAMES } from '../approximations';
import type { GapSnapshot } from './state';

const n = (value: number): string => formatEditable(value, 4).replace('-', '−');

function describe(q: ContinuousSpec): string {
  const family = Q_FAMILIES.find((candidate) => candidate === q.family);
  const name = family === undefined ? q.family : Q_FAMILY_NAMES[family];
  switch (q.family) {
    case 'normal':
      return `${name} with mean ${n(q.mean)} and sd ${n(q.sd)}`;
    case 'skewNormal':
    case 'studentT':
      return `${name} at ${n(q.loc)} with scale ${n(q.scale)}`;
    case 'gaussianMixture':
      return `${name} at ${q.means.map(n).join(' and ')}`;
    default:
      return name;
  }
}

/** A q whose parameters are those of the posterior to the six digits that a preset or a reader types. */
const AGREED = 1e-12;

/** One plain sentence on the state; with the evidence hidden it speaks of nothing that needs it. */
export function inWords(
  { state, derived: { report } }: GapSnapshot,
  unit: InformationUnit = NATS,
): string {
  const { elbo, klQPosterior, logEvidence, expectedLogJoint, entropyQ } = report;
  const q = `q is a ${describe(state.q)}.`;
  const i = (nats: number): string => formatInformation(nats, 4, unit);
  if (elbo.value === -Infinity) {
    return `${q} Its ELBO is −∞: ${elbo.reason ?? 'the average over q diverges'}.`;
  }
  const made = `the average log joint ${i(expectedLogJoint.value)} plus the entropy ${i(entropyQ.value)}`;
  const sign = elbo.value > 0 ? ' It is above zero: these are densities, not probabilities.' : '';
  if (state.view === 'optimiser') {
    return `${q} Its ELBO is ${i(elbo.value)} ${unit.name}: ${made}. How far that lies below log p(x) is hidden.${sign}`;
  }
  const whole = `log p(x) is ${i(logEvidence.value)} whatever q does`;
  if (klQPosterior.value < AGREED) {
    return `${q} ${whole}, and the ELBO reaches it: q is the posterior, and no gap is left.${sign}`;
  }
  return `${q} ${whole}; of it the ELBO, ${made}, is ${i(elbo.value)} ${unit.name}, and KL(q‖p(z|x)) = ${i(klQPosterior.value)} ${unit.name} is the gap.${sign}`;
}

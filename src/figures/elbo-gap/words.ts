import type { ContinuousSpec } from '../../math';
import { formatEditable, formatNumber } from '../../ui';
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

/** A gap that cannot be told from none at the digits shown. */
const CLOSED = 5e-5;

/** One plain sentence on the state; with the evidence hidden it speaks of nothing that needs it. */
export function inWords({ state, derived: { report } }: GapSnapshot): string {
  const { elbo, klQPosterior, logEvidence, expectedLogJoint, entropyQ } = report;
  const q = `q is a ${describe(state.q)}.`;
  const nats = (value: number): string => `${formatNumber(value, 4)} nats`;
  if (elbo.value === -Infinity) {
    return `${q} Its ELBO is −∞: ${elbo.reason ?? 'the average over q diverges'}.`;
  }
  const made = `the average log joint ${formatNumber(expectedLogJoint.value, 4)} plus the entropy ${formatNumber(entropyQ.value, 4)}`;
  const sign = elbo.value > 0 ? ' It is above zero: these are densities, not probabilities.' : '';
  if (state.view === 'optimiser') {
    return `${q} Its ELBO is ${nats(elbo.value)}: ${made}. How far that lies below log p(x) is hidden.${sign}`;
  }
  const whole = `log p(x) is ${formatNumber(logEvidence.value, 4)} whatever q does`;
  if (klQPosterior.value < CLOSED) {
    return `${q} ${whole}, and the ELBO reaches it: q is the posterior, and no gap is left.${sign}`;
  }
  return `${q} ${whole}; of it the ELBO, ${made}, is ${nats(elbo.value)}, and KL(q‖p(z|x)) = ${nats(klQPosterior.value)} is the gap.${sign}`;
}

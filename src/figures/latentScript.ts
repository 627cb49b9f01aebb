import type { ContinuousSpec, ElboReport } from '../math';
import { pythonDensity, pythonModel } from '../python';
import type { TermsPython } from './figureScript';
import type { LatentSpec } from './latentModels';

/** The Python that makes a figure's model, its posterior, and q: a specification, or an expression that finds it. */
export function latentSetup(model: LatentSpec, q: ContinuousSpec | string): string {
  const python = pythonModel(model);
  return `
${python.likelihood}


model = ${python.model}
posterior = model.posterior
q = ${typeof q === 'string' ? q : pythonDensity(q)}
`;
}

/** How Python finds the numbers of the core's report on a q. */
export const REPORT_PYTHON = {
  logEvidence: 'model.log_evidence',
  elbo: 'model.elbo(q)',
  klQPosterior: 'kl(q, posterior)',
  l2SquaredQPosterior: 'l2_squared(q, posterior)',
  klQPrior: 'kl(q, model.prior)',
  expectedLogLikelihood: 'average(model.log_likelihood, q, posterior)',
  expectedLogJoint: 'average(model.log_joint, q, posterior)',
  entropyQ: 'entropy(q)',
  intQQ: 'overlap(q, q)',
  intQPosterior: 'overlap(q, posterior)',
  intPosteriorSquared: 'overlap(posterior, posterior)',
} as const satisfies Partial<Record<keyof ElboReport, string>>;

const R = REPORT_PYTHON;

/** The terms of the derivations that chapters 5 and 6 show of a model and a q. */
export const LATENT_TERMS: TermsPython = {
  'evidence-kl': {
    kl: R.klQPosterior,
    'log-q': `-${R.entropyQ}`,
    'minus-log-posterior': '-average(posterior.logpdf, q, posterior)',
    'log-q-again': `-${R.entropyQ}`,
    'minus-log-joint': `-${R.expectedLogJoint}`,
    'log-evidence': R.logEvidence,
    'minus-log-likelihood': `-${R.expectedLogLikelihood}`,
    'kl-prior': R.klQPrior,
    'log-evidence-again': R.logEvidence,
  },
  'evidence-l2': {
    l2: R.l2SquaredQPosterior,
    'q-squared': R.intQQ,
    'minus-twice-posterior': `-2 * ${R.intQPosterior}`,
    'posterior-squared': R.intPosteriorSquared,
    'q-squared-again': R.intQQ,
    // The joint over p(x): here under the integral, where neither leaves the range of numbers.
    'minus-twice-joint': `-2 * ${R.intQPosterior}`,
    'joint-squared': R.intPosteriorSquared,
  },
  'elbo-split': {
    'log-evidence': R.logEvidence,
    'average-evidence': `${R.logEvidence} * integral(q.pdf, q)`,
    bayes: 'average(lambda z: model.log_joint(z) - posterior.logpdf(z), q, posterior)',
    elbo: R.elbo,
    gap: R.klQPosterior,
    'log-likelihood': R.expectedLogLikelihood,
    'minus-kl-prior': `-${R.klQPrior}`,
    'gap-of-first-face': R.klQPosterior,
    'log-joint': R.expectedLogJoint,
    entropy: R.entropyQ,
    'gap-of-second-face': R.klQPosterior,
  },
  jensen: {
    'log-evidence': R.logEvidence,
    'log-mean-weight': R.logEvidence,
    'mean-log-weight': R.elbo,
    'log-joint': R.expectedLogJoint,
    entropy: R.entropyQ,
  },
  'trained-bound': {
    'log-evidence': R.logEvidence,
    'best-elbo': R.elbo,
    gap: R.klQPosterior,
    'log-likelihood': R.expectedLogLikelihood,
    'minus-kl-prior': `-${R.klQPrior}`,
  },
};

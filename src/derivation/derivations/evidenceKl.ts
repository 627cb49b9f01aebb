import { defineDerivation, tex, type Derivation } from '..';
import { overPosterior, scaled, type EvidenceInput, type OnEvidence } from './evidenceInput';
import { evidenceMarks } from './evidenceMarks';

/**
 * KL(q‖p(z|x)) = E_q log q − E_q log p(x, z) + log p(x): the evidence comes out as a summand of its own. Parts of the
 * figure: `curve.q`, `curve.posterior`, `curve.joint`, `area.joint`, `curve.prior`, `curve.likelihood`.
 */
export function evidenceKl<M>(input: (snapshot: M) => EvidenceInput): Derivation<M> {
  const on: OnEvidence<M> = (route) => (snapshot) => route(input(snapshot));
  return defineDerivation<M>({
    id: 'evidence-kl',
    title: 'KL: the evidence drops out',
    question: 'Which terms of KL need p(x)?',
    unit: 'nats',
    marks: evidenceMarks,
    source:
      'M. Jordan, Z. Ghahramani, T. Jaakkola, L. Saul, Machine Learning 37 (1999), section 6; D. Blei, A. Kucukelbir, J. McAuliffe, JASA 112 (2017), eqs 11–13.',
    lines: [
      {
        relation: '=',
        reason: ['how far q is from the posterior, over draws from q'],
        terms: [
          {
            id: 'kl',
            tex: tex`\mathrm{KL}\bigl(q\,\|\,p(z|x)\bigr)`,
            words: 'KL of q and the posterior',
            tone: 'kl',
            mark: 'stays',
            links: ['curve.q', 'curve.posterior'],
            evaluate: on(({ report }) => report.klQPosterior),
          },
        ],
      },
      {
        relation: '=',
        reason: ['the logarithm of a ratio is a difference'],
        terms: [
          {
            id: 'log-q',
            tex: tex`\mathbb{E}_q\log q`,
            words: 'average over q of log q, which is minus the entropy of q',
            tone: 'q',
            mark: 'free',
            links: ['curve.q'],
            evaluate: on(({ report }) => scaled(-1, report.entropyQ)),
          },
          {
            id: 'minus-log-posterior',
            tex: tex`-\,\mathbb{E}_q\log p(z|x)`,
            words: 'minus the average over q of the log posterior',
            tone: 'p',
            mark: 'stays',
            links: ['curve.q', 'curve.posterior'],
            evaluate: on((pair) => overPosterior(pair).minusLogPosterior),
          },
        ],
      },
      {
        relation: '=',
        reason: [
          'Bayes’ rule, ',
          { tex: tex`p(z|x)=p(x,z)/p(x)` },
          ', and ',
          { tex: tex`\log p(x)` },
          ' does not depend on ',
          { tex: tex`z` },
          ', so its average is itself',
        ],
        terms: [
          {
            id: 'log-q-again',
            tex: tex`\mathbb{E}_q\log q`,
            words: 'average over q of log q',
            tone: 'q',
            mark: 'free',
            links: ['curve.q'],
            evaluate: on(({ report }) => scaled(-1, report.entropyQ)),
          },
          {
            id: 'minus-log-joint',
            tex: tex`-\,\mathbb{E}_q\log p(x,z)`,
            words: 'minus the average over q of the log joint',
            tone: 'joint',
            mark: 'free',
            links: ['curve.q', 'curve.joint'],
            evaluate: on(({ report }) => scaled(-1, report.expectedLogJoint)),
          },
          {
            id: 'log-evidence',
            tex: tex`\log p(x)`,
            before: tex`+`,
            words: 'log of the evidence',
            tone: 'neutral',
            mark: 'drops',
            links: ['area.joint'],
            evaluate: on(({ model }) => model.logEvidence),
          },
        ],
      },
      {
        relation: '=',
        reason: [
          'the first two, with ',
          { tex: tex`p(x,z)=p(x|z)\,p(z)` },
          ': that is ',
          { tex: tex`-\mathrm{ELBO}(q)` },
        ],
        terms: [
          {
            id: 'minus-log-likelihood',
            tex: tex`-\,\mathbb{E}_q\log p(x|z)`,
            words: 'minus the average over q of the log likelihood',
            tone: 'elbo',
            mark: 'free',
            links: ['curve.q', 'curve.likelihood'],
            evaluate: on(({ report }) => scaled(-1, report.expectedLogLikelihood)),
          },
          {
            id: 'kl-prior',
            tex: tex`\mathrm{KL}\bigl(q\,\|\,p(z)\bigr)`,
            before: tex`+`,
            words: 'KL of q and the prior',
            tone: 'elbo',
            mark: 'free',
            links: ['curve.q', 'curve.prior'],
            evaluate: on(({ report }) => report.klQPrior),
          },
          {
            id: 'log-evidence-again',
            tex: tex`\log p(x)`,
            before: tex`+`,
            words: 'log of the evidence, by quadrature',
            tone: 'neutral',
            mark: 'drops',
            links: ['area.joint'],
            evaluate: on(({ model }) => model.logEvidenceBy.quadrature),
          },
        ],
      },
    ],
    conclusion: [
      'The q that makes KL smallest is the q that makes the ELBO largest, and the ELBO needs no ',
      { tex: tex`p(x)` },
      '.',
    ],
  });
}

import { defineDerivation, tex, type Derivation } from '..';
import { boundIntegrals } from './boundIntegrals';
import type { EvidenceInput, OnEvidence } from './evidenceInput';

/**
 * The same bound by Jensen's inequality, without the posterior being named. Parts of the figure: `bar.elbo`, `bar.joint`,
 * `bar.entropy`, `curve.q`, `curve.joint`.
 */
export function jensen<M>(input: (snapshot: M) => EvidenceInput): Derivation<M> {
  const on: OnEvidence<M> = (route) => (snapshot) => route(input(snapshot));
  return defineDerivation<M>({
    id: 'jensen',
    title: 'The bound by Jensen’s inequality',
    question: 'Why is the ELBO never above log p(x)?',
    unit: 'nats',
    source:
      'J. Jensen, Acta Mathematica 30 (1906); M. Jordan, Z. Ghahramani, T. Jaakkola, L. Saul, Machine Learning 37 (1999), eq. 42.',
    lines: [
      {
        relation: '=',
        reason: ['the log of the area under the joint'],
        terms: [
          {
            id: 'log-evidence',
            tex: tex`\log\int p(x,z)\,dz`,
            words: 'log of the evidence',
            tone: 'p',
            links: ['curve.joint'],
            evaluate: on(({ model }) => model.logEvidence),
          },
        ],
      },
      {
        relation: '=',
        reason: ['multiply and divide by ', { tex: tex`q` }, ': the log of a mean over q'],
        terms: [
          {
            id: 'log-mean-weight',
            tex: tex`\log\int q\,\frac{p(x,z)}{q}\,dz`,
            words: 'log of the average over q of joint over q',
            tone: 'joint',
            links: ['curve.joint', 'curve.q'],
            evaluate: on((pair) => boundIntegrals(pair).logMeanWeight),
          },
        ],
      },
      {
        relation: '≥',
        reason: [
          'the logarithm bends downwards, so the mean of the logs is at most the log of the mean; equal only when ',
          { tex: tex`p(x,z)/q` },
          ' is the same everywhere, that is when ',
          { tex: tex`q` },
          ' is the posterior',
        ],
        terms: [
          {
            id: 'mean-log-weight',
            tex: tex`\int q\,\log\frac{p(x,z)}{q}\,dz`,
            words: 'the ELBO, average over q of the logarithm of joint over q',
            tone: 'elbo',
            links: ['bar.elbo'],
            evaluate: on((pair) => boundIntegrals(pair).logWeight),
          },
        ],
      },
      {
        relation: '≥',
        step: '=',
        reason: ['the logarithm of a ratio is a difference'],
        terms: [
          {
            id: 'log-joint',
            tex: tex`\mathbb{E}_q\log p(x,z)`,
            words: 'average over q of the log joint',
            tone: 'joint',
            links: ['bar.joint', 'curve.joint'],
            evaluate: on(({ report }) => report.expectedLogJoint),
          },
          {
            id: 'entropy',
            tex: tex`H(q)`,
            before: tex`+`,
            words: 'entropy of q',
            tone: 'q',
            links: ['bar.entropy', 'curve.q'],
            evaluate: on(({ report }) => report.entropyQ),
          },
        ],
      },
    ],
  });
}

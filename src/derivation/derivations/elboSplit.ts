import { defineDerivation, tex, type Derivation } from '..';
import { boundIntegrals } from './boundIntegrals';
import type { EvidenceInput, OnEvidence } from './evidenceInput';

/**
 * log p(x) = ELBO + KL(q‖p(z|x)), and the ELBO by its two faces. Parts of the figure: `bar.elbo`, `bar.gap`,
 * `bar.likelihood`, `bar.klPrior`, `bar.joint`, `bar.entropy`, `curve.q`, `curve.joint`, `curve.posterior`.
 */
export function elboSplit<M>(input: (snapshot: M) => EvidenceInput): Derivation<M> {
  const on: OnEvidence<M> = (route) => (snapshot) => route(input(snapshot));
  return defineDerivation<M>({
    id: 'elbo-split',
    title: 'What q makes of log p(x)',
    question: 'Why does the sum stay while q moves?',
    unit: 'nats',
    source:
      'M. Jordan, Z. Ghahramani, T. Jaakkola, L. Saul, Machine Learning 37 (1999), section 6; C. Bishop, Pattern Recognition and Machine Learning (2006), eqs 10.2–10.4; D. Kingma, M. Welling, “Auto-encoding variational Bayes” (2014), eqs 1–3.',
    lines: [
      {
        relation: '=',
        reason: ['the log evidence: ', { tex: tex`q` }, ' does not occur in it'],
        terms: [
          {
            id: 'log-evidence',
            tex: tex`\log p(x)`,
            words: 'log of the evidence',
            tone: 'p',
            links: ['bar.elbo', 'bar.gap'],
            evaluate: on(({ model }) => model.logEvidence),
          },
        ],
      },
      {
        relation: '=',
        reason: [
          'it does not depend on ',
          { tex: tex`z` },
          ', so averaging it over q changes nothing',
        ],
        terms: [
          {
            id: 'average-evidence',
            tex: tex`\int q(z)\,\log p(x)\,dz`,
            words: 'integral of q times the log evidence',
            tone: 'p',
            links: ['curve.q'],
            evaluate: on((pair) => boundIntegrals(pair).averageEvidence),
          },
        ],
      },
      {
        relation: '=',
        reason: [
          'Bayes’ rule: at every ',
          { tex: tex`z` },
          ', joint over posterior is the evidence',
        ],
        terms: [
          {
            id: 'bayes',
            tex: tex`\int q\,\log\frac{p(x,z)}{p(z|x)}\,dz`,
            words: 'integral of q times the logarithm of joint over posterior',
            tone: 'p',
            links: ['curve.joint', 'curve.posterior'],
            evaluate: on((pair) => boundIntegrals(pair).bayes),
          },
        ],
      },
      {
        relation: '=',
        reason: [
          'multiply and divide by ',
          { tex: tex`q` },
          ': the ELBO, which needs no ',
          { tex: tex`p(x)` },
          ', and the gap, which is never negative',
        ],
        terms: [
          {
            id: 'elbo',
            tex: tex`\int q\,\log\frac{p(x,z)}{q}\,dz`,
            words: 'the ELBO, integral of q times the logarithm of joint over q',
            tone: 'elbo',
            links: ['bar.elbo'],
            evaluate: on(({ report }) => report.elbo),
          },
          {
            id: 'gap',
            tex: tex`\mathrm{KL}\bigl(q\,\|\,p(z|x)\bigr)`,
            before: tex`+`,
            words: 'the gap, KL of q and the posterior',
            tone: 'kl',
            links: ['bar.gap'],
            evaluate: on(({ report }) => report.klQPosterior),
          },
        ],
      },
      {
        relation: '=',
        reason: [
          'first face of the ELBO: ',
          { tex: tex`p(x,z)=p(x|z)\,p(z)` },
          ', fit the data but stay near the prior',
        ],
        terms: [
          {
            id: 'log-likelihood',
            tex: tex`\mathbb{E}_q\log p(x|z)`,
            words: 'average over q of the log likelihood',
            tone: 'elbo',
            links: ['bar.likelihood'],
            evaluate: on(({ report }) => report.expectedLogLikelihood),
          },
          {
            id: 'minus-kl-prior',
            tex: tex`-\,\mathrm{KL}\bigl(q\,\|\,p(z)\bigr)`,
            words: 'minus KL of q and the prior',
            tone: 'kl',
            links: ['bar.klPrior'],
            evaluate: on(({ report: { klQPrior } }) => ({
              ...klQPrior,
              value: -klQPrior.value + 0,
            })),
          },
          {
            id: 'gap-of-first-face',
            tex: tex`\mathrm{KL}\bigl(q\,\|\,p(z|x)\bigr)`,
            before: tex`+`,
            words: 'the gap',
            tone: 'kl',
            links: ['bar.gap'],
            evaluate: on(({ report }) => report.klQPosterior),
          },
        ],
      },
      {
        relation: '=',
        reason: ['second face: sit where the joint is high, but stay spread out'],
        terms: [
          {
            id: 'log-joint',
            tex: tex`\mathbb{E}_q\log p(x,z)`,
            words: 'average over q of the log joint',
            tone: 'joint',
            links: ['bar.joint', 'curve.joint'],
            evaluate: on((pair) => boundIntegrals(pair).logJoint),
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
          {
            id: 'gap-of-second-face',
            tex: tex`\mathrm{KL}\bigl(q\,\|\,p(z|x)\bigr)`,
            before: tex`+`,
            words: 'the gap',
            tone: 'kl',
            links: ['bar.gap'],
            evaluate: on(({ report }) => report.klQPosterior),
          },
        ],
      },
    ],
  });
}

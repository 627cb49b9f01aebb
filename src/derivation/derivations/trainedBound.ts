import { defineDerivation, tex, type Derivation } from '..';
import type { EvidenceInput, OnEvidence } from './evidenceInput';

/** What training on the bound leaves out, at one θ with the best q there. Parts of the figure: `curve.evidence`, `curve.bound`. */
export function trainedBound<M>(input: (snapshot: M) => EvidenceInput): Derivation<M> {
  const on: OnEvidence<M> = (route) => (snapshot) => route(input(snapshot));
  return defineDerivation<M>({
    id: 'trained-bound',
    title: 'What the bound leaves out',
    question: 'Why do the two tops lie apart?',
    unit: 'nats',
    source:
      'D. Kingma, M. Welling, “Auto-encoding variational Bayes” (2014), eqs 1–3; K. Murphy, Probabilistic Machine Learning: Advanced Topics (2023), section 10.1.3.',
    lines: [
      {
        relation: '=',
        reason: ['what maximum likelihood climbs in ', { tex: tex`\theta` }],
        terms: [
          {
            id: 'log-evidence',
            tex: tex`\log p(x;\theta)`,
            words: 'log evidence at this theta',
            tone: 'p',
            links: ['curve.evidence'],
            evaluate: on(({ model }) => model.logEvidence),
          },
        ],
      },
      {
        relation: '=',
        reason: [
          'for every ',
          { tex: tex`q` },
          ', so also for ',
          { tex: tex`q^*_\theta` },
          ', the one with the highest ELBO at this ',
          { tex: tex`\theta` },
        ],
        terms: [
          {
            id: 'best-elbo',
            tex: tex`\mathrm{ELBO}(q^*_\theta,\theta)`,
            words: 'highest ELBO at this theta',
            tone: 'elbo',
            links: ['curve.bound'],
            evaluate: on(({ report }) => report.elbo),
          },
          {
            id: 'gap',
            tex: tex`\mathrm{KL}\bigl(q^*_\theta\,\|\,p(z|x;\theta)\bigr)`,
            before: tex`+`,
            words: 'the gap that the best q leaves at this theta',
            tone: 'kl',
            links: ['curve.evidence', 'curve.bound'],
            evaluate: on(({ report }) => report.klQPosterior),
          },
        ],
      },
      {
        relation: '≥',
        reason: [
          'leave out the gap, which is never negative: what training on the bound climbs. But what is left out depends on ',
          { tex: tex`\theta` },
          ', so the highest place moves unless the gap has slope zero there',
        ],
        terms: [
          {
            id: 'log-likelihood',
            tex: tex`\mathbb{E}_{q^*_\theta}\log p(x|z;\theta)`,
            words: 'average over the best q of the log likelihood',
            tone: 'elbo',
            links: ['curve.bound'],
            evaluate: on(({ report }) => report.expectedLogLikelihood),
          },
          {
            id: 'minus-kl-prior',
            tex: tex`-\,\mathrm{KL}\bigl(q^*_\theta\,\|\,p(z;\theta)\bigr)`,
            words: 'minus KL of the best q and the prior',
            tone: 'kl',
            links: ['curve.bound'],
            evaluate: on(({ report: { klQPrior } }) => ({
              ...klQPrior,
              value: -klQPrior.value + 0,
            })),
          },
        ],
      },
    ],
  });
}

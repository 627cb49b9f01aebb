import type { Quantity } from '../../math';
import { defineDerivation, tex, type Derivation } from '..';
import { scaled } from './evidenceInput';
import { logOf, type GuessInput, type OnGuess } from './guessInput';

/** J(q) = KL(q‖p(z|x)) − log(p(x)/g): a guess moves every q’s score alike. Parts: `curve.kl`, `curve.target`, `guess`. */
export function guessKl<M>(input: (snapshot: M) => GuessInput): Derivation<M> {
  const on: OnGuess<M> = (route) => (snapshot) => route(input(snapshot));
  return defineDerivation<M>({
    id: 'guess-kl',
    title: 'KL with a guess',
    question: 'What does g do to KL’s score of a q? (Here: of KL’s best q.)',
    unit: 'nats',
    source:
      'The unnormalised objective of D. Blei, A. Kucukelbir, J. McAuliffe, JASA 112 (2017), section 2.2.',
    lines: [
      {
        relation: '=',
        reason: ['KL’s formula with the guessed target ', { tex: tex`p(x,z)/g` }],
        terms: [
          {
            id: 'j',
            tex: tex`\int q\,\log\frac{q}{p(x,z)/g}\,dz`,
            words: 'J, the integral of q times log of q over the guessed target',
            tone: 'kl',
            links: ['curve.kl', 'curve.target'],
            evaluate: on(({ objectives }) => objectives.j),
          },
        ],
      },
      {
        relation: '=',
        reason: ['the guess is a summand: all of this can be computed'],
        terms: [
          {
            id: 'minus-elbo',
            tex: tex`-\,\mathrm{ELBO}(q)`,
            words: 'minus the ELBO of q',
            tone: 'elbo',
            links: ['curve.kl'],
            evaluate: on(({ report }) => scaled(-1, report.elbo)),
          },
          {
            id: 'log-guess',
            tex: tex`\log g`,
            before: tex`+`,
            words: 'log of the guess',
            tone: 'neutral',
            links: ['guess'],
            evaluate: on(({ guess }) => logOf(guess)),
          },
        ],
      },
      {
        relation: '=',
        reason: ['the same, seen by one who knows ', { tex: tex`p(x)` }],
        terms: [
          {
            id: 'kl-of-best',
            tex: tex`\mathrm{KL}\bigl(q\,\|\,p(z|x)\bigr)`,
            words: 'KL of q and the posterior',
            tone: 'kl',
            links: ['curve.kl'],
            evaluate: on(({ report }) => report.klQPosterior),
          },
          {
            id: 'minus-log-scale',
            tex: tex`-\,\log\frac{p(x)}{g}`,
            words: 'minus the log of p(x) over the guess',
            tone: 'neutral',
            links: ['guess'],
            evaluate: on(({ scale }) => scaled(-1, logOf(rounded(scale)))),
          },
        ],
      },
    ],
    conclusion: ['The last term knows g, but not q: no guess can change which q is best.'],
  });
}

function rounded(value: number): Quantity {
  return { value, errorBound: value * Number.EPSILON, method: 'closed form' };
}

import { defineDerivation, tex, type Derivation } from '..';
import { scaled } from './evidenceInput';
import type { GuessInput, OnGuess } from './guessInput';

/** ∫(q − p̃/g)² = ∫q² − 2c ∫q p(z|x) + c² ∫p(z|x)², c = p(x)/g. Parts: `curve.kl`, `curve.target`, `guess`. */
export function guessL2<M>(input: (snapshot: M) => GuessInput): Derivation<M> {
  const on: OnGuess<M> = (route) => (snapshot) => route(input(snapshot));
  const guessError = ({ guess }: GuessInput, power: number): number =>
    (power * guess.errorBound) / guess.value;
  return defineDerivation<M>({
    id: 'guess-l2',
    title: 'L2 with a guess',
    question: 'And to L2’s score of the same q?',
    unit: 'z⁻¹',
    source: 'Binomial formula under the integral.',
    lines: [
      {
        relation: '=',
        reason: ['the squared difference to the guessed target ', { tex: tex`p(x,z)/g` }],
        terms: [
          {
            id: 'square',
            tex: tex`\int \bigl(q-\tfrac{p(x,z)}{g}\bigr)^2 dz`,
            words: 'integral of the squared difference of q and the guessed target',
            tone: 'l2',
            links: ['curve.kl', 'curve.target'],
            evaluate: on(({ objectives }) => objectives.l2Squared),
          },
        ],
      },
      {
        relation: '=',
        reason: ['multiplied out: all of this can be computed'],
        terms: [
          {
            id: 'best-squared',
            tex: tex`\int q^2\,dz`,
            words: 'integral of q squared',
            tone: 'q',
            links: ['curve.kl'],
            evaluate: on(({ report }) => report.intQQ),
          },
          {
            id: 'cross-joint',
            tex: tex`-\,\tfrac{2}{g}\int q\,p(x,z)\,dz`,
            words: 'minus two over the guess, times the integral of q times the joint',
            tone: 'cross',
            links: ['curve.kl', 'curve.target', 'guess'],
            evaluate: on((all) =>
              scaled(-2 / all.guess.value, all.report.intQJoint, guessError(all, 1)),
            ),
          },
          {
            id: 'joint-squared',
            tex: tex`\tfrac{1}{g^2}\int p(x,z)^2\,dz`,
            before: tex`+`,
            words: 'one over the guess squared, times the integral of the joint squared',
            tone: 'joint',
            links: ['curve.target', 'guess'],
            evaluate: on((all) =>
              scaled(all.guess.value ** -2, all.report.intJointSquared, guessError(all, 2)),
            ),
          },
        ],
      },
      {
        relation: '=',
        reason: ['the same with ', { tex: tex`c=p(x)/g` }, ', seen by one who knows it'],
        terms: [
          {
            id: 'best-squared-again',
            tex: tex`\int q^2\,dz`,
            words: 'integral of q squared',
            tone: 'q',
            links: ['curve.kl'],
            evaluate: on(({ report }) => report.intQQ),
          },
          {
            id: 'cross-posterior',
            tex: tex`-\,2c\int q\,p(z|x)\,dz`,
            words: 'minus two c times the integral of q times the posterior',
            tone: 'cross',
            links: ['curve.kl', 'curve.target', 'guess'],
            evaluate: on(({ scale, report }) =>
              scaled(-2 * scale, report.intQPosterior, Number.EPSILON),
            ),
          },
          {
            id: 'posterior-squared',
            tex: tex`c^2\int p(z|x)^2\,dz`,
            before: tex`+`,
            words: 'c squared times the integral of the posterior squared',
            tone: 'p',
            links: ['curve.target', 'guess'],
            evaluate: on(({ scale, report }) =>
              scaled(scale ** 2, report.intPosteriorSquared, 2 * Number.EPSILON),
            ),
          },
        ],
      },
    ],
    conclusion: [
      'The middle term knows g and q: it weighs what q gains by lying on the target against what its own height costs.',
    ],
  });
}

import { defineDerivation, tex, type Derivation } from '..';
import { integralOfPair } from './pairIntegral';
import type { OnPair, PairInput } from './pairInput';

/**
 * The squared L2 distance, multiplied out: three integrals of their own, of which only the middle one needs both
 * densities at once. Parts of the figure: `integrand.l2`, `curve.q`, `curve.p`.
 */
export function l2Expansion<M>(input: (snapshot: M) => PairInput): Derivation<M> {
  const on: OnPair<M> = (route) => (snapshot) => route(input(snapshot));
  return defineDerivation<M>({
    id: 'l2-expansion',
    title: 'The square, multiplied out',
    question: 'What is squared error made of?',
    unit: 'z⁻¹',
    source:
      'Binomial formula under the integral; B. W. Silverman, Density Estimation (1986), section 3.4.3.',
    lines: [
      {
        relation: '=',
        reason: ['the squared difference of the heights, added up along the axis'],
        terms: [
          {
            id: 'difference-squared',
            tex: tex`\int (q-p)^2\,dz`,
            words: 'integral of the squared difference of q and p',
            tone: 'l2',
            links: ['integrand.l2'],
            evaluate: on(({ quantities }) => quantities.l2Squared),
          },
        ],
      },
      {
        relation: '=',
        reason: [{ tex: tex`(q-p)^2=q^2-2qp+p^2` }, ', each part integrated by itself'],
        terms: [
          {
            id: 'q-squared',
            tex: tex`\int q^2\,dz`,
            words: 'integral of q squared',
            tone: 'q',
            links: ['curve.q'],
            evaluate: on((pair) => integralOfPair(pair, 'qSquared')),
          },
          {
            id: 'minus-twice-overlap',
            tex: tex`-\,2\int q\,p\,dz`,
            words: 'minus twice the integral of q times p',
            tone: 'cross',
            links: ['curve.q', 'curve.p'],
            evaluate: on((pair) => integralOfPair(pair, 'minusTwiceProduct')),
          },
          {
            id: 'p-squared',
            tex: tex`\int p^2\,dz`,
            before: tex`+`,
            words: 'integral of p squared',
            tone: 'p',
            links: ['curve.p'],
            evaluate: on((pair) => integralOfPair(pair, 'pSquared')),
          },
        ],
      },
    ],
  });
}

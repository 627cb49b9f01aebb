import type { Quantity } from '../../math';
import { defineDerivation, tex, type Derivation } from '..';
import { integralOfPair } from './pairIntegral';
import type { OnPair, PairInput } from './pairInput';

const ZERO: Quantity = { value: 0, errorBound: 0, method: 'closed form' };

/**
 * Gibbs' inequality, KL(q‖p) ≥ 0, by log t ≤ t − 1. Written for −KL, so that the lines rise to 0; right also when q
 * lives on less ground than p (line 4 keeps only the p above it) and when KL is ∞. Line 6 is the same inequality
 * made visible: an integrand that is nowhere negative. Parts of the figure: `curve.q`, `curve.p`, `integrand.kl`,
 * `integrand.gibbs`.
 */
export function gibbs<M>(input: (snapshot: M) => PairInput): Derivation<M> {
  const on: OnPair<M> = (route) => (snapshot) => route(input(snapshot));
  return defineDerivation<M>({
    id: 'gibbs',
    title: 'Gibbs’ inequality',
    question: 'Why can KL never be negative, when its integrand can?',
    unit: 'nats',
    source:
      'T. Cover, J. Thomas, Elements of Information Theory, 2nd ed., theorem 2.6.3 and section 8.6; by log t ≤ t − 1 instead of Jensen.',
    lines: [
      {
        relation: '=',
        reason: ['the number in question, with its sign turned round'],
        terms: [
          {
            id: 'minus-kl',
            tex: tex`-\mathrm{KL}(q\,\|\,p)`,
            words: 'minus the KL divergence of q from p',
            tone: 'kl',
            links: ['integrand.kl', 'integrand.gibbs'],
            evaluate: on(({ quantities }) => ({
              ...quantities.klQP,
              value: -quantities.klQP.value,
            })),
          },
        ],
      },
      {
        relation: '=',
        reason: [
          'what KL means, over the ground where ',
          { tex: tex`q>0` },
          '; the minus turns the ratio over',
        ],
        terms: [
          {
            id: 'log-ratio',
            tex: tex`\int_{q>0} q\,\log\frac{p}{q}\,dz`,
            words: 'integral of q times the logarithm of p over q, where q is positive',
            tone: 'kl',
            links: ['integrand.kl'],
            evaluate: on((pair) => integralOfPair(pair, 'qLogRatio')),
          },
        ],
      },
      {
        relation: '≤',
        reason: [
          { tex: tex`\log t\le t-1` },
          ' at every point, with ',
          { tex: tex`t=p/q` },
          '; equality only where ',
          { tex: tex`p=q` },
        ],
        terms: [
          {
            id: 'tangent',
            tex: tex`\int_{q>0} q\,\Bigl(\frac{p}{q}-1\Bigr)\,dz`,
            words: 'integral of q times the ratio of p to q less one, where q is positive',
            tone: 'neutral',
            links: ['curve.q', 'curve.p'],
            evaluate: on((pair) => integralOfPair(pair, 'tangent')),
          },
        ],
      },
      {
        relation: '≤',
        step: '=',
        reason: [{ tex: tex`q` }, ' cancels; what is left are two areas'],
        terms: [
          {
            id: 'p-mass',
            tex: tex`\int_{q>0} p\,dz`,
            words: 'mass of p on the ground where q lives',
            tone: 'p',
            links: ['curve.p'],
            evaluate: on((pair) => integralOfPair(pair, 'pOnGroundOfQ')),
          },
          {
            id: 'minus-q-mass',
            tex: tex`-\int q\,dz`,
            words: 'minus the mass of q',
            tone: 'q',
            links: ['curve.q'],
            evaluate: on((pair) => integralOfPair(pair, 'minusQ')),
          },
        ],
      },
      {
        relation: '≤',
        reason: [
          'the whole of ',
          { tex: tex`q` },
          ' is 1; of ',
          { tex: tex`p` },
          ' there is at most 1, less if some of it lies where ',
          { tex: tex`q=0` },
        ],
        terms: [
          {
            id: 'zero',
            tex: tex`0`,
            words: 'zero',
            tone: 'neutral',
            evaluate: () => ZERO,
          },
        ],
      },
      {
        relation: '=',
        fromFirst: true,
        reason: [
          'the same, to be seen: add ',
          { tex: tex`p-q` },
          ', whose integral over the whole line is 0, and the integrand is negative nowhere',
        ],
        terms: [
          {
            id: 'non-negative',
            tex: tex`-\int \Bigl(q\,\log\frac{q}{p}-q+p\Bigr)\,dz`,
            words: 'minus the integral of q times the logarithm of q over p, minus q, plus p',
            tone: 'kl',
            links: ['integrand.gibbs'],
            evaluate: on((pair) => integralOfPair(pair, 'minusNonNegative')),
          },
        ],
      },
    ],
  });
}

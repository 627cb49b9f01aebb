import { comparePair, klQP } from '../../math';
import { defineDerivation, tex, type Derivation } from '..';
import {
  byFormula,
  directionIntegrals,
  momentNormal,
  specsOf,
  type DirectionInput,
  type OnDirection,
} from './directionInput';

/**
 * KL(p‖q) of any p and a normal q needs two numbers of p, and is smallest where q has them. Parts of the figure:
 * `curve.q`, `curve.p`, `penalty.klPQ`.
 */
export function klPqMoments<M>(input: (snapshot: M) => DirectionInput): Derivation<M> {
  const on: OnDirection<M> = (route) => (snapshot) => route(input(snapshot));
  return defineDerivation<M>({
    id: 'kl-pq-moments',
    title: 'What KL(p‖q) asks of q',
    question: 'Why must q take p’s mean and sd?',
    unit: 'nats',
    source:
      'C. Bishop, Pattern Recognition and Machine Learning (2006), section 10.7; I. Csiszár, Annals of Probability 3 (1975) for the fourth line.',
    lines: [
      {
        relation: '=',
        reason: ['the average over ', { tex: tex`p` }],
        terms: [
          {
            id: 'kl',
            tex: tex`\int p\,\log\frac{p}{q}\,dz`,
            words: 'KL of p and q, the integral of p times the logarithm of p over q',
            tone: 'kl',
            links: ['penalty.klPQ'],
            evaluate: on(({ quantities }) => quantities.klPQ),
          },
        ],
      },
      {
        relation: '=',
        reason: ['only the second integral depends on ', { tex: tex`q` }],
        terms: [
          {
            id: 'minus-entropy',
            tex: tex`\int p\,\log p\,dz`,
            words: 'minus the entropy of p',
            tone: 'p',
            links: ['curve.p'],
            evaluate: on((pair) => directionIntegrals(pair).minusEntropyP),
          },
          {
            id: 'cross-entropy',
            tex: tex`-\int p\,\log q\,dz`,
            words: 'cross-entropy: minus the average over p of the logarithm of q',
            tone: 'cross',
            links: ['curve.p', 'curve.q'],
            evaluate: on((pair) => directionIntegrals(pair).crossPQ),
          },
        ],
      },
      {
        relation: '=',
        reason: [
          { tex: tex`\log q` },
          ' is a parabola in ',
          { tex: tex`z` },
          ', so its average needs ',
          { tex: tex`p` },
          '’s mean and variance and nothing else',
        ],
        terms: [
          {
            id: 'minus-entropy-again',
            tex: tex`\int p\,\log p\,dz`,
            words: 'minus the entropy of p, as above',
            tone: 'p',
            links: ['curve.p'],
            evaluate: on((pair) => directionIntegrals(pair).minusEntropyP),
          },
          {
            id: 'log-width',
            tex: tex`\log\bigl(\mathrm{sd}\,\sqrt{2\pi}\bigr)`,
            before: tex`+`,
            words: 'logarithm of sd times root two pi',
            tone: 'q',
            links: ['curve.q'],
            evaluate: on((pair) => {
              const { sd } = specsOf(pair).q;
              const half = 0.5 * Math.log(2 * Math.PI);
              return byFormula(Math.log(sd) + half, Math.abs(Math.log(sd)) + half);
            }),
          },
          {
            id: 'spread',
            tex: tex`\frac{\mathrm{Var}_p(z)}{2\,\mathrm{sd}^2}`,
            before: tex`+`,
            words: 'variance of p over twice sd squared',
            tone: 'p',
            links: ['curve.p'],
            evaluate: on((pair) => {
              const { sd } = specsOf(pair).q;
              return byFormula((pair.p.variance ?? NaN) / (2 * sd * sd));
            }),
          },
          {
            id: 'shift',
            tex: tex`\frac{(\mathbb{E}_p z-\mathrm{mean})^2}{2\,\mathrm{sd}^2}`,
            before: tex`+`,
            words: 'squared difference of the means over twice sd squared',
            tone: 'cross',
            links: ['curve.p', 'curve.q'],
            evaluate: on((pair) => {
              const { mean, sd } = specsOf(pair).q;
              const { mean: centre = NaN } = pair.p;
              const size = Math.abs(centre) + Math.abs(mean);
              return byFormula(
                (centre - mean) ** 2 / (2 * sd * sd),
                (size * Math.abs(centre - mean)) / (sd * sd),
              );
            }),
          },
        ],
      },
      {
        relation: '=',
        fromFirst: true,
        reason: [
          'the same as a theorem of Pythagoras, with ',
          { tex: tex`q^*` },
          ' the normal that has ',
          { tex: tex`p` },
          '’s mean and sd',
        ],
        terms: [
          {
            id: 'kl-to-star',
            tex: tex`\mathrm{KL}(p\,\|\,q^*)`,
            words: 'KL of p and the normal with its mean and sd',
            tone: 'kl',
            links: ['curve.p'],
            evaluate: on((pair) => momentNormal(pair).kl),
          },
          {
            id: 'kl-of-star',
            tex: tex`\mathrm{KL}(q^*\,\|\,q)`,
            before: tex`+`,
            words: 'KL of that normal and q',
            tone: 'q',
            links: ['curve.q'],
            evaluate: on((pair) => {
              const { q } = momentNormal(pair);
              const closed = comparePair(q, pair.q, [klQP]).klQP;
              // q*’s own mean and sd are rounded.
              const { sd } = specsOf(pair).q;
              const ratio = (pair.p.variance ?? NaN) / (sd * sd);
              const shift = Math.abs((pair.p.mean ?? NaN) - specsOf(pair).q.mean) / sd;
              const size = 1 + ratio + (shift * Math.abs(pair.p.mean ?? NaN)) / sd;
              return { ...closed, errorBound: closed.errorBound + 8 * Number.EPSILON * size };
            }),
          },
        ],
      },
      {
        relation: '≥',
        reason: [
          'what is left at ',
          { tex: tex`q=q^*` },
          ': the second distance is 0 there and nowhere else',
        ],
        terms: [
          {
            id: 'least',
            tex: tex`\mathrm{KL}(p\,\|\,q^*)`,
            words: 'the least KL of p and any normal',
            tone: 'kl',
            links: ['curve.p'],
            evaluate: on((pair) => momentNormal(pair).kl),
          },
        ],
      },
    ],
  });
}

import { defineDerivation, tex, type Derivation } from '..';
import {
  byFormula,
  directionIntegrals,
  followedPart,
  specsOf,
  type DirectionInput,
  type OnDirection,
} from './directionInput';

/**
 * KL(q‖p) of a normal q and a mixture p, taken apart: what draws q wide, what keeps it off the ground that p leaves empty,
 * and what it costs to follow one part of p alone. Parts of the figure: `curve.q`, `curve.p`, `penalty.klQP`.
 */
export function klQpParts<M>(input: (snapshot: M) => DirectionInput): Derivation<M> {
  const on: OnDirection<M> = (route) => (snapshot) => route(input(snapshot));
  return defineDerivation<M>({
    id: 'kl-qp-parts',
    title: 'What KL(q‖p) asks of q',
    question: 'Why may q leave a hump of p out?',
    unit: 'nats',
    source:
      'C. Bishop, Pattern Recognition and Machine Learning (2006), section 10.1.2; the last line is p written as w p₁ (1 + (1 − w) p₂/(w p₁)).',
    lines: [
      {
        relation: '=',
        reason: ['the average over ', { tex: tex`q` }, ', as the first argument says'],
        terms: [
          {
            id: 'kl',
            tex: tex`\int q\,\log\frac{q}{p}\,dz`,
            words: 'KL of q and p, the integral of q times the logarithm of q over p',
            tone: 'kl',
            links: ['penalty.klQP'],
            evaluate: on(({ quantities }) => quantities.klQP),
          },
        ],
      },
      {
        relation: '=',
        reason: [
          'the logarithm of a ratio is a difference: the first integral falls as ',
          { tex: tex`q` },
          ' widens, the second charges ',
          { tex: tex`q` },
          ' for ground where ',
          { tex: tex`p` },
          ' is small',
        ],
        terms: [
          {
            id: 'minus-entropy',
            tex: tex`\int q\,\log q\,dz`,
            words: 'minus the entropy of q',
            tone: 'q',
            links: ['curve.q'],
            evaluate: on((pair) => directionIntegrals(pair).minusEntropyQ),
          },
          {
            id: 'cross-entropy',
            tex: tex`-\int q\,\log p\,dz`,
            words: 'cross-entropy: minus the average over q of the logarithm of p',
            tone: 'cross',
            links: ['curve.q', 'curve.p'],
            evaluate: on((pair) => directionIntegrals(pair).crossQP),
          },
        ],
      },
      {
        relation: '=',
        reason: ['the entropy of a normal depends on its sd only'],
        terms: [
          {
            id: 'minus-log-width',
            tex: tex`-\log\bigl(\mathrm{sd}\,\sqrt{2\pi e}\bigr)`,
            words: 'minus the logarithm of sd times root two pi e',
            tone: 'q',
            links: ['curve.q'],
            evaluate: on((pair) => {
              const { sd } = specsOf(pair).q;
              const half = 0.5 * Math.log(2 * Math.PI * Math.E);
              return byFormula(-Math.log(sd) - half, Math.abs(Math.log(sd)) + half);
            }),
          },
          {
            id: 'cross-entropy-again',
            tex: tex`-\int q\,\log p\,dz`,
            words: 'the cross-entropy, as above',
            tone: 'cross',
            links: ['curve.q', 'curve.p'],
            evaluate: on((pair) => directionIntegrals(pair).crossQP),
          },
        ],
      },
      {
        relation: '=',
        fromFirst: true,
        reason: [
          'seen from the hump that ',
          { tex: tex`q` },
          ' follows, ',
          { tex: tex`p_1` },
          ' of weight ',
          { tex: tex`w` },
          ': the misfit to it, the price of its weight, and what the other hump takes off. A ',
          { tex: tex`q` },
          ' on one hump pays no more than the first two, however far away the other is',
        ],
        terms: [
          {
            id: 'kl-of-part',
            tex: tex`\mathrm{KL}(q\,\|\,p_1)`,
            words: 'KL of q and the hump that it follows',
            tone: 'kl',
            links: ['curve.q', 'curve.p'],
            evaluate: on((pair) => followedPart(pair).kl),
          },
          {
            id: 'price-of-weight',
            tex: tex`-\log w`,
            words: 'minus the logarithm of that hump’s weight',
            tone: 'p',
            links: ['curve.p'],
            evaluate: on((pair) => byFormula(-Math.log(followedPart(pair).weight))),
          },
          {
            id: 'help',
            tex: tex`-\int q\,\log\Bigl(1+\frac{(1-w)\,p_2}{w\,p_1}\Bigr)dz`,
            words: 'minus what the other hump helps',
            tone: 'p',
            links: ['curve.q', 'curve.p'],
            evaluate: on((pair) => directionIntegrals(pair).minusHelp),
          },
        ],
      },
    ],
  });
}

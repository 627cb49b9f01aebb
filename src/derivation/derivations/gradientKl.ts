import { defineDerivation, tex, type Derivation } from '..';
import {
  exactly,
  logSoftmax,
  nudged,
  oncePerStep,
  quantityOf,
  softmax,
  sumOf,
  type Bounded,
  type GradientInput,
  type OnGradient,
} from './gradientInput';
import { gradientMarks } from './gradientMarks';

/** ∂KL(t‖s)/∂z_k = s_k − t_k for s = softmax(z). Parts: `bars.kl`, `bars.target`. */
export function gradientKl<M>(input: (snapshot: M) => GradientInput): Derivation<M> {
  const on: OnGradient<M> = (route) => (snapshot) => route(input(snapshot));
  return defineDerivation<M>({
    id: 'gradient-kl',
    title: 'How KL pulls at one logit',
    question: 'By how much does KL(t‖s) change when the logit of the chosen category does?',
    unit: 'nats',
    marks: gradientMarks,
    source: 'Bishop, Pattern Recognition and Machine Learning (2006), 4.3.4.',
    lines: [
      {
        relation: '=',
        reason: ['nudge the logit ', { tex: tex`z_k` }, ' both ways and see how KL moves'],
        terms: [
          {
            id: 'kl-nudged',
            tex: tex`\frac{\partial}{\partial z_k}\,\mathrm{KL}(t\,\|\,s)`,
            words: 'slope of KL of t and s along the logit, by differences',
            tone: 'kl',
            links: ['bars.kl', 'bars.target'],
            evaluate: on((at) => quantityOf(nudged('log', (step) => klAt(at, step)))),
          },
        ],
      },
      {
        relation: '=',
        reason: [
          'in ',
          { tex: tex`\sum_i t_i\log t_i-\sum_i t_i\log s_i` },
          ' only the second sum moves: nudge each logarithm by itself',
        ],
        terms: [
          {
            id: 'own-log',
            tex: tex`-\,t_k\,\frac{\partial\log s_k}{\partial z_k}`,
            words: 'minus the target’s probability of the category times the slope of log s there',
            tone: 'p',
            mark: 'free',
            links: ['bars.target'],
            evaluate: on((at) => quantityOf(weighedSlopes(at, (i) => i === at.category))),
          },
          {
            id: 'other-logs',
            tex: tex`-\sum_{i\ne k} t_i\,\frac{\partial\log s_i}{\partial z_k}`,
            words: 'minus the same for all other categories',
            tone: 'kl',
            mark: 'stays',
            links: ['bars.kl', 'bars.target'],
            evaluate: on((at) => quantityOf(weighedSlopes(at, (i) => i !== at.category))),
          },
        ],
      },
      {
        relation: '=',
        reason: [
          { tex: tex`\log s_i=z_i-\log\sum_j e^{z_j}` },
          ', and the last logarithm has the slope ',
          { tex: tex`s_k` },
        ],
        terms: [
          {
            id: 'pull',
            tex: tex`-\,t_k\,(1-s_k)`,
            words: 'minus the target’s probability times what the softmax gives to the others',
            tone: 'p',
            mark: 'free',
            links: ['bars.target'],
            evaluate: on((at) => {
              const s = softmax(at);
              // 1 − s_k as the sum of the others, which does not cancel
              return quantityOf(
                sumOf(others(at, (i): Product => [exactly(-at.target[at.category]), s[i]])),
              );
            }),
          },
          {
            id: 'push',
            tex: tex`s_k\sum_{i\ne k} t_i`,
            before: tex`+`,
            words: 'the softmax’s probability of the category times the target’s of all others',
            tone: 'kl',
            mark: 'stays',
            links: ['bars.kl', 'bars.target'],
            evaluate: on((at) => {
              const s = softmax(at)[at.category];
              return quantityOf(sumOf(others(at, (i): Product => [s, exactly(at.target[i])])));
            }),
          },
        ],
      },
      {
        relation: '=',
        reason: ['the target sums to 1: all that is left is what is predicted, less what is right'],
        terms: [
          {
            id: 'predicted',
            tex: tex`s_k`,
            words: 'the softmax’s probability of the category',
            tone: 'kl',
            mark: 'stays',
            links: ['bars.kl'],
            evaluate: on((at) => quantityOf(softmax(at)[at.category])),
          },
          {
            id: 'minus-right',
            tex: tex`-\,t_k`,
            words: 'minus the target’s probability of the category',
            tone: 'p',
            mark: 'free',
            links: ['bars.target'],
            evaluate: on((at) => quantityOf(exactly(-at.target[at.category]))),
          },
        ],
      },
    ],
    conclusion: [
      'However little the softmax gives to a category that the target wants, ',
      { tex: tex`-t_k` },
      ' goes on pulling at its logit with full strength.',
    ],
  });
}

type Product = readonly [Bounded, Bounded];

/** One product for each category but the chosen one. */
function others({ target, category }: GradientInput, product: (i: number) => Product): Product[] {
  return target.flatMap((_, i) => (i === category ? [] : [product(i)]));
}

/** Σ t_i log(t_i/s_i) with the logit moved. */
function klAt(at: GradientInput, step: number): Bounded {
  return sumOf(
    logSoftmax(at, step).flatMap(([log, error], i): Product[] => {
      const t = at.target[i];
      if (t === 0) return [];
      const logT = Math.log(t);
      return [[exactly(t), [logT - log, error + 2 * Number.EPSILON * (Math.abs(logT) + 1)]]];
    }),
  );
}

/** −Σ t_i ∂log s_i/∂z_k over some of the categories, each slope by differences. */
function weighedSlopes(at: GradientInput, isMeant: (i: number) => boolean): Bounded {
  const logs = oncePerStep((step) => logSoftmax(at, step));
  return sumOf(
    at.target.flatMap((t, i): Product[] =>
      isMeant(i) ? [[exactly(-t), nudged('log', (step) => logs(step)[i])]] : [],
    ),
  );
}

import { defineDerivation, tex, type Derivation } from '..';
import {
  differences,
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

/** ∂½‖s − t‖²/∂z_k = s_k (d_k − ⟨s, d⟩) with d = s − t, s = softmax(z). Parts: `bars.halfL2`, `bars.target`. */
export function gradientL2<M>(input: (snapshot: M) => GradientInput): Derivation<M> {
  const on: OnGradient<M> = (route) => (snapshot) => route(input(snapshot));
  return defineDerivation<M>({
    id: 'gradient-l2',
    title: 'How the squared error pulls at one logit',
    question: 'And by how much does ½‖s − t‖² change?',
    marks: gradientMarks,
    source:
      'Chain rule; the slopes of the softmax in Goodfellow, Bengio, Courville, Deep Learning (2016), 6.2.2.',
    lines: [
      {
        relation: '=',
        reason: [
          'nudge the logit both ways and see how the squared error moves; ',
          { tex: tex`d=s-t` },
        ],
        terms: [
          {
            id: 'square-nudged',
            tex: tex`\frac{\partial}{\partial z_k}\,\tfrac12\sum_j d_j^{\,2}`,
            words: 'slope of half the squared error along the logit, by differences',
            tone: 'l2',
            links: ['bars.halfL2', 'bars.target'],
            evaluate: on((at) => quantityOf(nudged('halfSquare', (step) => halfSquare(at, step)))),
          },
        ],
      },
      {
        relation: '=',
        reason: [
          'chain rule: each difference times the slope of its probability, nudged by itself',
        ],
        terms: [
          {
            id: 'own-probability',
            tex: tex`d_k\,\frac{\partial s_k}{\partial z_k}`,
            words: 'difference of the category times the slope of its own probability',
            tone: 'l2',
            mark: 'stays',
            links: ['bars.halfL2', 'bars.target'],
            evaluate: on((at) => quantityOf(chained(at, (j) => j === at.category))),
          },
          {
            id: 'other-probabilities',
            tex: tex`\sum_{j\ne k} d_j\,\frac{\partial s_j}{\partial z_k}`,
            before: tex`+`,
            words: 'differences of all others times the slopes of their probabilities',
            tone: 'l2',
            mark: 'stays',
            links: ['bars.halfL2', 'bars.target'],
            evaluate: on((at) => quantityOf(chained(at, (j) => j !== at.category))),
          },
        ],
      },
      {
        relation: '=',
        reason: [
          'a probability can only take from the others in proportion: ',
          { tex: tex`\partial s_j/\partial z_k=s_k\,([j=k]-s_j)` },
        ],
        terms: [
          {
            id: 'own-flow',
            tex: tex`\boxed{s_k}\,(1-s_k)\,d_k`,
            words:
              'the predicted probability, times what is left to the others, times the difference',
            tone: 'l2',
            mark: 'stays',
            links: ['bars.halfL2', 'bars.target'],
            evaluate: on((at) => {
              const s = softmax(at);
              const own = sumOf([[s[at.category], differences(at)[at.category]]]);
              // 1 − s_k as the sum of the others, which does not cancel
              return quantityOf(sumOf(s.flatMap((x, j) => (j === at.category ? [] : [[own, x]]))));
            }),
          },
          {
            id: 'other-flows',
            tex: tex`-\,\boxed{s_k}\sum_{j\ne k}s_j\,d_j`,
            words:
              'minus the predicted probability times the sum of the other differences, each weighted by its predicted probability',
            tone: 'l2',
            mark: 'stays',
            links: ['bars.halfL2', 'bars.target'],
            evaluate: on((at) => quantityOf(flow(at, (j) => j !== at.category))),
          },
        ],
      },
      {
        relation: '=',
        reason: [
          'the difference, less its mean under ',
          { tex: tex`s` },
          ', all of it times the predicted probability: ',
          { tex: tex`s_k\,(d_k-\langle s,d\rangle)` },
        ],
        terms: [
          {
            id: 'difference',
            tex: tex`\boxed{s_k}\,d_k`,
            words: 'the predicted probability times the difference of the category',
            tone: 'l2',
            mark: 'stays',
            links: ['bars.halfL2', 'bars.target'],
            evaluate: on((at) =>
              quantityOf(sumOf([[softmax(at)[at.category], differences(at)[at.category]]])),
            ),
          },
          {
            id: 'mean-difference',
            tex: tex`-\,\boxed{s_k}\,\langle s,d\rangle`,
            words: 'minus the predicted probability times the mean difference under s',
            tone: 'l2',
            mark: 'stays',
            links: ['bars.halfL2', 'bars.target'],
            evaluate: on((at) => quantityOf(flow(at, () => true))),
          },
        ],
      },
    ],
    conclusion: [
      'Every term carries the factor ',
      { tex: tex`s_k` },
      '. A category that the softmax has given up is hardly pulled at, however large its error; multiplying the loss makes the number larger, but the factor stays.',
    ],
  });
}

/** ½ Σ (s_j − t_j)² with the logit moved. */
function halfSquare(at: GradientInput, step: number): Bounded {
  const [value, error] = sumOf(differences(at, step).map((d) => [d, d]));
  return [0.5 * value, 0.5 * error];
}

/** Σ d_j ∂s_j/∂z_k over some of the categories, each slope by differences. */
function chained(at: GradientInput, isMeant: (j: number) => boolean): Bounded {
  const probabilities = oncePerStep((step) => softmax(at, step));
  return sumOf(
    differences(at).flatMap((d, j) =>
      isMeant(j) ? [[d, nudged('probability', (step) => probabilities(step)[j])]] : [],
    ),
  );
}

/** −s_k Σ s_j d_j over some of the categories. */
function flow(at: GradientInput, isMeant: (j: number) => boolean): Bounded {
  const s = softmax(at);
  const [own, error] = s[at.category];
  const mean = sumOf(differences(at).flatMap((d, j) => (isMeant(j) ? [[s[j], d] as const] : [])));
  return sumOf([[[-own, error], mean]]);
}

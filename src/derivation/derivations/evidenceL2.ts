import type { Quantity } from '../../math';
import { defineDerivation, tex, type Derivation } from '..';
import {
  overPosterior,
  scaled,
  squareOfPosterior,
  type EvidenceInput,
  type OnEvidence,
} from './evidenceInput';
import { evidenceMarks } from './evidenceMarks';

/**
 * ∫(q − p(z|x))² = ∫q² − (2/p(x)) ∫q p(x, z) + (1/p(x)²) ∫p(x, z)²: the evidence stands as a factor before a term that
 * changes with q. Parts of the figure: `curve.q`, `curve.posterior`, `curve.joint`.
 */
export function evidenceL2<M>(input: (snapshot: M) => EvidenceInput): Derivation<M> {
  const on: OnEvidence<M> = (route) => (snapshot) => route(input(snapshot));
  return defineDerivation<M>({
    id: 'evidence-l2',
    title: 'L2: the evidence stays',
    question: 'Which terms of squared error need p(x)?',
    unit: 'z⁻¹',
    marks: evidenceMarks,
    source: 'Binomial formula under the integral, and Bayes’ rule.',
    lines: [
      {
        relation: '=',
        reason: ['the squared difference to the posterior, added up along the axis'],
        terms: [
          {
            id: 'l2',
            tex: tex`\int \bigl(q-p(z|x)\bigr)^2\,dz`,
            words: 'integral of the squared difference of q and the posterior',
            tone: 'l2',
            mark: 'stays',
            links: ['curve.q', 'curve.posterior'],
            evaluate: on(({ report }) => report.l2SquaredQPosterior),
          },
        ],
      },
      {
        relation: '=',
        reason: ['multiplied out, each part integrated by itself'],
        terms: [
          {
            id: 'q-squared',
            tex: tex`\int q^2\,dz`,
            words: 'integral of q squared',
            tone: 'q',
            mark: 'free',
            links: ['curve.q'],
            evaluate: on(({ report }) => report.intQQ),
          },
          {
            id: 'minus-twice-posterior',
            tex: tex`-\,2\int q\,p(z|x)\,dz`,
            words: 'minus twice the integral of q times the posterior',
            tone: 'cross',
            mark: 'stays',
            links: ['curve.q', 'curve.posterior'],
            evaluate: on((pair) => overPosterior(pair).minusTwiceProduct),
          },
          {
            id: 'posterior-squared',
            tex: tex`\int p(z|x)^2\,dz`,
            before: tex`+`,
            words: 'integral of the posterior squared',
            tone: 'p',
            mark: 'drops',
            links: ['curve.posterior'],
            evaluate: on(({ model }) => squareOfPosterior(model)),
          },
        ],
      },
      {
        relation: '=',
        reason: [
          'Bayes’ rule, ',
          { tex: tex`p(z|x)=p(x,z)/p(x)` },
          ': the evidence comes out as a factor, and a factor does not drop out',
        ],
        terms: [
          {
            id: 'q-squared-again',
            tex: tex`\int q^2\,dz`,
            words: 'integral of q squared',
            tone: 'q',
            mark: 'free',
            links: ['curve.q'],
            evaluate: on(({ report }) => report.intQQ),
          },
          {
            id: 'minus-twice-joint',
            tex: tex`-\,\tfrac{2}{p(x)}\int q\,p(x,z)\,dz`,
            words: 'minus two over the evidence, times the integral of q times the joint',
            tone: 'cross',
            mark: 'stays',
            links: ['curve.q', 'curve.joint', 'area.joint'],
            evaluate: on((pair) => overEvidence(pair, -2, pair.report.intQJoint, 1)),
          },
          {
            id: 'joint-squared',
            tex: tex`\tfrac{1}{p(x)^2}\int p(x,z)^2\,dz`,
            before: tex`+`,
            words: 'one over the evidence squared, times the integral of the joint squared',
            tone: 'joint',
            mark: 'drops',
            links: ['curve.joint', 'area.joint'],
            evaluate: on((pair) => overEvidence(pair, 1, pair.report.intJointSquared, 2)),
          },
        ],
      },
    ],
    conclusion: [
      'The middle term weighs the joint against ',
      { tex: tex`\int q^2` },
      ' by ',
      { tex: tex`1/p(x)` },
      ': another ',
      { tex: tex`p(x)` },
      ' is another balance, and another best q.',
    ],
  });
}

/** Beyond this |log| a power of p(x) leaves the range of doubles, or takes the integral beside it there. */
const FARTHEST = 300;

/**
 * factor · quantity / p(x)^power, p(x) taken from its logarithm. Where it is out of range both are taken together: the
 * core has the same integral over the posterior, put together from logarithms.
 */
function overEvidence(
  { model: { logEvidence }, report }: EvidenceInput,
  factor: number,
  quantity: Quantity,
  power: 1 | 2,
): Quantity {
  const { value, errorBound } = logEvidence;
  if (Math.abs(value) > FARTHEST)
    return scaled(factor, power === 1 ? report.intQPosterior : report.intPosteriorSquared);
  const relative = power * errorBound + 4 * Number.EPSILON * (1 + power * Math.abs(value));
  return scaled(factor * Math.exp(-power * value), quantity, 2 * relative);
}

import {
  integratePair,
  type ContinuousDistribution,
  type PairIntegrand,
  type Quantity,
} from '../../math';
import { defineDerivation, tex, type Derivation } from '..';

/** A target p of two equal normals, and these. */
export interface OneModeInput {
  readonly p: ContinuousDistribution;
  readonly right: ContinuousDistribution;
  readonly left: ContinuousDistribution;
  /** KL(q‖p) of the best normal q of all, and of the right hump itself: the losses that a search looks at. */
  readonly best: Quantity;
  readonly hump: Quantity;
}

const LOG_TWO: Quantity = {
  value: Math.LN2,
  errorBound: 0.5 * Number.EPSILON,
  method: 'closed form',
};

/** r log(r/p), with no use of what p is made of. */
const RATIO: PairIntegrand = {
  at: (logR, logP, r) => (r === 0 ? 0 : r * (logR - logP)),
  sensitivity: (logR, logP, r) => r * (3 + 2 * Math.abs(logR - logP)),
};

/** −r log(1 + l/r), from the ratio of the two humps. */
const OTHER_HUMP: PairIntegrand = {
  at: (logR, logL, r) => -r * softplus(logL - logR),
  sensitivity: (logR, logL, r) => r * (3 + 2 * softplus(logL - logR)),
};

/** log(1 + e^d). */
function softplus(d: number): number {
  return d > 0 ? d + Math.log1p(Math.exp(-d)) : Math.log1p(Math.exp(d));
}

/**
 * What it costs at most, by KL(q‖p), to ignore one of two equal humps: log 2, however far away it is. Parts of the
 * figure: `curve.q`, `curve.p`, `branch.one`.
 */
export function oneModeBound<M>(input: (snapshot: M) => OneModeInput): Derivation<M> {
  return defineDerivation<M>({
    id: 'one-mode-bound',
    title: 'Ignoring a hump costs at most log 2',
    question: 'Why does the best q let go of one hump, and not pay more and more to cover both?',
    unit: 'nats',
    source:
      'From the definition of KL(q‖p) and p ≥ ½r; the same step bounds it by −log w for a hump of weight w. T. Minka, MSR-TR-2005-173, section 2.',
    lines: [
      {
        relation: '=',
        reason: ['the best normal ', { tex: tex`q^*` }, ' of all'],
        terms: [
          {
            id: 'best',
            tex: tex`\mathrm{KL}(q^*\,\|\,p)`,
            words: 'KL of the best normal q and p',
            tone: 'kl',
            evaluate: (now) => input(now).best,
          },
        ],
      },
      {
        relation: '≤',
        reason: [
          'no better than the best is ',
          { tex: tex`r=\mathcal N(a,s^2)` },
          ', the right hump itself',
        ],
        terms: [
          {
            id: 'hump',
            tex: tex`\mathrm{KL}(r\,\|\,p)`,
            words: 'KL of the right hump r and p',
            tone: 'kl',
            links: ['curve.p'],
            evaluate: (now) => input(now).hump,
          },
        ],
      },
      {
        relation: '≤',
        step: '=',
        reason: [
          'what KL means; ',
          { tex: tex`p=\tfrac12 r+\tfrac12 \ell` },
          ', with the left hump ',
          { tex: tex`\ell` },
        ],
        terms: [
          {
            id: 'ratio',
            tex: tex`\int r\,\log\frac{r}{\tfrac12 r+\tfrac12\ell}\,dz`,
            words:
              'integral of r times the logarithm of r over half of r and half of the left hump',
            tone: 'kl',
            links: ['curve.p'],
            evaluate: (now) => integratePair(input(now).right, input(now).p, [RATIO])[0],
          },
        ],
      },
      {
        relation: '≤',
        step: '=',
        reason: ['take the half out of the logarithm: it is the same everywhere'],
        terms: [
          {
            id: 'log-two',
            tex: tex`\log 2`,
            words: 'logarithm of two',
            tone: 'neutral',
            evaluate: () => LOG_TWO,
          },
          {
            id: 'other',
            tex: tex`-\int r\,\log\Bigl(1+\frac{\ell}{r}\Bigr)\,dz`,
            words: 'minus the integral of r times the logarithm of one and the ratio of the humps',
            tone: 'p',
            links: ['curve.p'],
            evaluate: (now) => integratePair(input(now).right, input(now).left, [OTHER_HUMP])[0],
          },
        ],
      },
      {
        relation: '≤',
        reason: ['the logarithm of more than 1 is positive: the other hump only ever helps'],
        terms: [
          {
            id: 'bound',
            tex: tex`\log 2`,
            words: 'logarithm of two',
            tone: 'neutral',
            evaluate: () => LOG_TWO,
          },
        ],
      },
    ],
    conclusion: [
      'The distance of the humps is not in it. To cover both costs more the farther apart they are, without end: from some ',
      { tex: tex`a/s` },
      ' on the best ',
      { tex: tex`q` },
      ' has let go of one.',
    ],
  });
}

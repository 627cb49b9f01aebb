import { compare } from './divergences/compare';
import type { ContinuousSpec } from './types';

/** One pair for each path of the code: both tails, singular ends, mixtures, crossings, parameter differences. */
const PAIRS: readonly (readonly [ContinuousSpec, ContinuousSpec])[] = [
  [
    { family: 'normal', mean: 0, sd: 1 },
    { family: 'normal', mean: 1, sd: 2 },
  ],
  [
    { family: 'studentT', df: 3, loc: 0, scale: 1 },
    { family: 'gaussianMixture', weights: [0.5, 0.5], means: [-2, 2], sds: [1, 0.5] },
  ],
  [
    { family: 'gamma', shape: 0.7, rate: 1 },
    { family: 'logNormal', mu: 0, sigma: 1 },
  ],
  [
    { family: 'beta', a: 0.7, b: 2 },
    { family: 'uniform', low: 0, high: 1 },
  ],
  [
    { family: 'laplace', loc: 0, scale: 1 },
    { family: 'logistic', loc: 1, scale: 1 },
  ],
];

/**
 * Runs a handful of comparisons and throws the results away.
 *
 * Why: the first calls of `compare` after load are interpreted and take ten times and more of what they take once the
 * engine has compiled the inner loops (measured on a busy machine: 30 ms for the first pair, 0.4 ms after a few hundred),
 * which a reader who starts to drag at once would feel. Call it when the page is idle, several times with pauses: a call
 * takes a few tens of milliseconds at first, less as the code is compiled.
 */
export function warmUp(): void {
  for (const [q, p] of PAIRS) {
    compare(q, p);
    compare(p, q);
  }
}

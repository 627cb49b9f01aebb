import type { ContinuousSpec } from '../../math';
import { createDistribution } from '../../math';

const POINTS = 1000;
const [LOW, HIGH] = [-10, 10];
const STEP = (HIGH - LOW) / (POINTS - 1);

/**
 * All quantities of a pair as they are often computed: densities on a fixed grid, formulas as in the textbook, sums
 * times the step. It is here to be compared with, with all its faults (0·log 0, a window that may miss everything).
 */
export function naive(qSpec: ContinuousSpec, pSpec: ContinuousSpec): Record<string, number> {
  const [q, p] = [createDistribution(qSpec), createDistribution(pSpec)];
  const grid = Array.from({ length: POINTS }, (_, i) => LOW + i * STEP);
  const pairs = grid.map((z) => [q.pdf(z), p.pdf(z)] as const);
  const sum = (term: (q: number, p: number) => number): number =>
    pairs.reduce((total, [a, b]) => total + term(a, b), 0) * STEP;
  const klQP = sum((a, b) => a * Math.log(a / b));
  const klPQ = sum((a, b) => b * Math.log(b / a));
  const l1 = sum((a, b) => Math.abs(a - b));
  const bhattacharyya = sum((a, b) => Math.sqrt(a * b));
  const chi2QP = sum((a, b) => (a - b) ** 2 / b);
  let [cumulativeQ, cumulativeP, wasserstein1] = [0, 0, 0];
  for (const [a, b] of pairs) {
    cumulativeQ += a * STEP;
    cumulativeP += b * STEP;
    wasserstein1 += Math.abs(cumulativeQ - cumulativeP) * STEP;
  }
  return {
    klQP,
    klPQ,
    jeffreys: klQP + klPQ,
    jsd: sum((a, b) => (a * Math.log((2 * a) / (a + b)) + b * Math.log((2 * b) / (a + b))) / 2),
    l1,
    tv: l1 / 2,
    l2Squared: sum((a, b) => (a - b) ** 2),
    bhattacharyya,
    hellinger: Math.sqrt(1 - bhattacharyya),
    chi2QP,
    log1pChi2QP: Math.log(1 + chi2QP),
    crossEntropyQP: sum((a, b) => -a * Math.log(b)),
    entropyQ: sum((a) => -a * Math.log(a)),
    entropyP: sum((_, b) => -b * Math.log(b)),
    wasserstein1,
  };
}

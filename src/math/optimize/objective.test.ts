import { describe, expect, it } from 'vitest';
import { compare } from '../divergences/compare';
import { expectClose } from '../testing/closeTo';
import type { ContinuousSpec } from '../types';
import { bestFit, objective } from './fromSpecs';
import type { FitLoss } from './types';

const targets: readonly ContinuousSpec[] = [
  { family: 'gaussianMixture', weights: [0.3, 0.7], means: [-3, 2], sds: [0.6, 1] },
  { family: 'normal', mean: 1, sd: 2 },
  { family: 'studentT', df: 1, loc: 0.5, scale: 1 },
  { family: 'studentT', df: 4, loc: -1, scale: 0.3 },
  { family: 'laplace', loc: 0.2, scale: 0.8 },
  { family: 'skewNormal', loc: 0, scale: 1, shape: 6 },
  { family: 'gamma', shape: 0.8, rate: 1 },
  { family: 'beta', a: 2, b: 0.7 },
  { family: 'uniform', low: -1, high: 2 },
  { family: 'logNormal', mu: 0, sigma: 0.6 },
  { family: 'table', knots: [0, 1, 2, 3, 5], densities: [0, 1, 0.2, 0, 0.5] },
];
const qs = [
  [0, 1],
  [1.3, 0.2],
  [-2.5, 4],
  [0.4, 30],
  [5, 0.5],
] as const;
const LOSSES = ['klQP', 'klPQ', 'jsd', 'tv', 'l2Squared'] as const;

describe('the objective', () => {
  it.each(targets.map((t) => [t.family, t] as const))(
    '%s: as compare has it',
    (_family, target) => {
      for (const loss of LOSSES) {
        const at = objective(target, loss);
        for (const [mean, sd] of qs) {
          const mine = at(mean, sd);
          const theirs = compare({ family: 'normal', mean, sd }, target)[loss];
          if (theirs.value === Infinity) {
            expect(mine.value).toBe(Infinity);
            expect(mine.reason).toBe(theirs.reason);
            continue;
          }
          const gap = Math.abs(mine.value - theirs.value);
          expect(gap, `${loss} at ${mean}, ${sd}`).toBeLessThanOrEqual(
            mine.errorBound + theirs.errorBound,
          );
          // a useful bound: the largest relative one met is 3e-12
          expect(mine.errorBound, `${loss} at ${mean}, ${sd}`).toBeLessThanOrEqual(
            1e-11 * Math.max(theirs.value, 1e-2),
          );
        }
      }
    },
  );

  it('lets the constant only shift J, and reshape the squared difference', () => {
    const target = targets[0];
    const plain = objective(target, 'klQP');
    const shifted = objective(target, 'j', { scale: 0.25 });
    expectClose(shifted(0.3, 1.2).value, plain(0.3, 1.2).value + Math.log(4), { rel: 1e-14 });
    const third = objective(target, 'l2Squared', { scale: 3 });
    const { overlap, own, square } = parts(target, 0.3, 1.2);
    expectClose(third(0.3, 1.2).value, own - 6 * overlap + 9 * square, { rel: 1e-12 });
  });

  it.each(['klQP', 'klPQ', 'jsd', 'tv', 'l2Squared', 'j'] as const)(
    'has the values of the best fits: %s',
    (loss: FitLoss) => {
      const options = { scale: 1.4 };
      const at = objective(targets[0], loss, options);
      const { minima } = bestFit(targets[0], loss, options);
      expect(minima.length).toBeGreaterThan(0);
      for (const { mean, sd, value } of minima)
        expectClose(at(mean, sd).value, value, { rel: 1e-11 });
    },
  );

  it('sees two crossings a thousandth of an sd apart', () => {
    // value: signed areas between all crossings from the closed distribution functions, in Python
    const target: ContinuousSpec = {
      family: 'gaussianMixture',
      weights: [0.5754270996324288, 0.4245729003675712],
      means: [5.715, -5.441],
      sds: [1.539, 0.522],
    };
    const { value } = objective(target, 'tv')(-5.193815724962155, 1.1975595974615851);
    expectClose(value, 0.575378521895042, { rel: 1e-14 });
  });

  it('names a bad argument', () => {
    const at = objective(targets[0], 'jsd');
    expect(() => at(NaN, 1)).toThrow(/^mean = NaN/u);
    expect(() => at(0, 0)).toThrow(/^sd = 0/u);
    expect(() => objective(targets[0], 'j', { scale: 0 })).toThrow(/^options\.scale = 0/u);
    expect(() => objective(targets[0], 'kl' as FitLoss)).toThrow(/^loss = "?kl/u);
    expect(() => objective({ family: 'normal', mean: 0, sd: -1 }, 'jsd')).toThrow(
      /^target\.sd = -1/u,
    );
    expect(() => objective({ family: 'poisson', rate: 2 }, 'jsd')).toThrow(/^target\.family/u);
  });
});

/** ∫qp, ∫q² and ∫p² by the closed forms for a mixture p. */
function parts(target: ContinuousSpec, mean: number, sd: number) {
  if (target.family !== 'gaussianMixture') throw new Error('a mixture is needed');
  const { weights, means, sds } = target;
  const phi = (x: number, v: number): number =>
    Math.exp((-0.5 * x * x) / v) / Math.sqrt(2 * Math.PI * v);
  let overlap = 0;
  let square = 0;
  weights.forEach((w, i) => {
    overlap += w * phi(mean - means[i], sd * sd + sds[i] ** 2);
    weights.forEach((v, k) => {
      square += w * v * phi(means[i] - means[k], sds[i] ** 2 + sds[k] ** 2);
    });
  });
  return { overlap, own: phi(0, 2 * sd * sd), square };
}

import { expect, it } from 'vitest';
import { createDistribution } from '../distributions/create';
import type { ContinuousSpec } from '../types';
import { lossOf } from './lossOf';
import { objectiveOf } from './objective';

const targets: readonly ContinuousSpec[] = [
  { family: 'gaussianMixture', weights: [0.3, 0.7], means: [-3, 2], sds: [0.6, 1] },
  { family: 'studentT', df: 4, loc: -1, scale: 0.3 },
  { family: 'skewNormal', loc: 0, scale: 1, shape: 6 },
];
const places = [
  // crosses the skew normal on the edge of a panel
  { mean: 0, sd: 1 },
  { mean: -2.5, sd: 4 },
  { mean: 0.4, sd: 0.3 },
];

it.each(['klQP', 'klPQ', 'jsd', 'tv', 'l2Squared'] as const)(
  'has the objective, and its slopes as its differences have them: %s',
  (loss) => {
    for (const target of targets) {
      const law = createDistribution(target);
      const objective = objectiveOf(law, loss);
      const at = lossOf(law, loss);
      for (const { mean, sd } of places) {
        const { value, slopes } = at({ mean, sd });
        const f = (along: number, widen: number): number =>
          objective(mean + along * sd, sd * Math.exp(widen)).value;
        expect(Math.abs(value - f(0, 0))).toBeLessThan(1e-9);
        const h = 1e-4;
        const expected = [
          (f(h, 0) - f(-h, 0)) / (2 * h),
          (f(0, h) - f(0, -h)) / (2 * h),
          (f(h, 0) - 2 * f(0, 0) + f(-h, 0)) / (h * h),
          (f(h, h) - f(h, -h) - f(-h, h) + f(-h, -h)) / (4 * h * h),
          // ∂²/∂(log sd)²
          (f(0, h) - 2 * f(0, 0) + f(0, -h)) / (h * h),
        ];
        const { byMean, byWidth, meanMean, meanWidth, widthWidth } = slopes;
        const size = Math.max(...expected.map(Math.abs));
        [byMean, byWidth, meanMean, meanWidth, widthWidth].forEach((slope, k) => {
          const error = Math.abs(slope - expected[k]);
          expect(error, `${target.family}, ${mean}, ${sd}: ${k}`).toBeLessThan(1e-4 * size);
        });
      }
    }
  },
);

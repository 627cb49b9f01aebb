import { normal } from '../../distributions/normal';
import { requirePositive } from '../../distributions/check';
import { known } from '../../divergences/estimate';
import { solveIncreasing } from '../../special/invert';
import type { ModelKind } from '../kind';
import type { TwoBranchSpec } from '../modelSpec';
import { requireLikelihood, requireObservations, requirePrior } from '../specCheck';
import { gaussianData } from './gaussianData';

/** x is z² + TILT·z plus noise: the parabola with its lowest point at −TILT/2. */
const TILT = 0.6;

/**
 * Normal prior, x_i ~ N(z² + 0.6 z, sd²). The log joint is a quartic; its slope is a cubic in w = z + 0.3, so the two
 * branches are found by bracketing between the cubic's turning points.
 */
export const twoBranch: ModelKind<TwoBranchSpec> = {
  type: 'twoBranch',
  create: (spec) => {
    const prior = requirePrior(normal, spec.prior);
    const { mean, sd } = spec.prior;
    const noise = requireLikelihood(spec.likelihood, 'sd', requirePositive);
    const data = gaussianData(requireObservations(spec.observations), noise);
    const weight = data.count / noise / noise;
    const centre = data.mean[0];
    const half = 0.5 * TILT;
    /** z² + TILT z − x̄, factored where z² and x̄ nearly cancel. */
    const miss = (anchor: number, offset: number): number => {
      const w = anchor + half + offset;
      const level = centre + half * half;
      if (level <= 0) return w * w - level;
      const root = Math.sqrt(level);
      return (w - root) * (w + root);
    };
    const slope = (z: number): number => -weight * miss(z, 0) * 2 * (z + half);
    const curvature = (z: number): number => -2 * weight * (miss(z, 0) + 2 * (z + half) ** 2);
    return {
      prior,
      likelihood: {
        constant: data.constant,
        constantSize: data.constantSize,
        variableAt: (anchor, offset) => -0.5 * weight * miss(anchor, offset) ** 2,
        slope,
        curvature,
        growth: 4,
        // E(z² + TILT z − x̄)² from the moments of a normal about −TILT/2
        expected: ({ spec: q }) => {
          if (q.family !== 'normal') return undefined;
          const w = q.mean + half;
          const v = q.sd * q.sd;
          const level = centre + half * half;
          const misfit = (w * w + v - level) ** 2 + 2 * v * v + 4 * w * w * v;
          const size = (w * w + v + Math.abs(level)) ** 2 + misfit;
          return known(
            data.constant - 0.5 * weight * misfit,
            data.constantSize + 0.5 * weight * size,
          );
        },
      },
      modes: () => {
        const level = centre + half * half;
        const root = Math.sqrt(Math.max(0, level));
        const target = mean + half;
        // outside the hull of the prior's mean and the branches everything slopes inwards
        const margin = 1e-6 * (root + Math.abs(target) + half);
        const low = Math.min(target, -root) - margin;
        const high = Math.max(target, root) + margin;
        const turning = (2 * weight * level - 1 / sd / sd) / (6 * weight);
        const turn = turning > 0 ? Math.sqrt(turning) : 0;
        const cuts = [low, ...[-turn, turn].filter((w) => w > low && w < high), high];
        const downhill = (z: number): readonly [number, number] => [
          (z - mean) / sd / sd - slope(z),
          1 / sd / sd - curvature(z),
        ];
        const found: number[] = [];
        for (let i = 1; i < cuts.length; i++) {
          const a = cuts[i - 1] - half;
          const b = cuts[i] - half;
          if (downhill(a)[0] <= 0 && downhill(b)[0] >= 0) {
            found.push(solveIncreasing(downhill, a, b, 0.5 * (a + b)));
          }
        }
        return found;
      },
    };
  },
};

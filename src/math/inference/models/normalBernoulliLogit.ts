import { normal } from '../../distributions/normal';
import { log1pExp, sigmoid } from '../../special/logForms';
import { solveIncreasing } from '../../special/invert';
import type { ModelKind } from '../kind';
import type { NormalBernoulliLogitSpec } from '../modelSpec';
import { requirePrior, requireTally } from '../specCheck';

/** Normal prior on the log odds z, k successes in n tosses: log p(x | z) = −k log(1 + e^{−z}) − (n − k) log(1 + e^z). */
export const normalBernoulliLogit: ModelKind<NormalBernoulliLogitSpec> = {
  type: 'normalBernoulliLogit',
  create: (spec) => {
    const prior = requirePrior(normal, spec.prior);
    const { mean, sd } = spec.prior;
    const [k, n] = requireTally(spec.successes, spec.trials);
    const failures = n - k;
    const slope = (z: number): number => k * sigmoid(-z) - failures * sigmoid(z);
    const curvature = (z: number): number => -n * sigmoid(z) * sigmoid(-z);
    return {
      prior,
      likelihood: {
        constant: 0,
        constantSize: 0,
        variableAt: (anchor, offset) => {
          const z = anchor + offset;
          return -k * log1pExp(-z) - failures * log1pExp(z);
        },
        slope,
        curvature,
        growth: 1,
      },
      // the joint is log-concave, and its slope past the prior's mean is nowhere steeper than the likelihood's there
      modes: () => {
        const push = sd * sd * slope(mean);
        const target = mean + push;
        const precision = 1 / sd / sd;
        return [
          solveIncreasing(
            (z) => [(z - mean) / sd / sd - slope(z), precision - curvature(z)],
            Math.min(mean, target),
            Math.max(mean, target),
            mean + push / (1 - sd * sd * curvature(mean)),
          ),
        ];
      },
      sites: [{ location: 0, scale: 4 }],
    };
  },
};

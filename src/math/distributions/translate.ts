import type { ContinuousSpec } from '../types';

/**
 * The same shape moved by `distance` along the axis: the spec of Z + distance.
 *
 * @returns undefined for families whose support starts at a fixed point (exponential, gamma, beta, log-normal):
 *   there the moved distribution is not a member of the family.
 */
export function translate(spec: ContinuousSpec, distance: number): ContinuousSpec | undefined {
  switch (spec.family) {
    case 'normal':
      return { ...spec, mean: spec.mean + distance };
    case 'studentT':
    case 'laplace':
    case 'logistic':
    case 'skewNormal':
      return { ...spec, loc: spec.loc + distance };
    case 'uniform':
      return { ...spec, low: spec.low + distance, high: spec.high + distance };
    case 'gaussianMixture':
      return { ...spec, means: spec.means.map((mean) => mean + distance) };
    case 'table':
      return { ...spec, knots: spec.knots.map((knot) => knot + distance) };
    default:
      return undefined;
  }
}

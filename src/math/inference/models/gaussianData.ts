import type { ContinuousDistribution } from '../../distributions/types';
import { known } from '../../divergences/estimate';
import type { Estimate } from '../../divergences/estimate';
import { compensatedPair } from '../../special/compensatedSum';
import { divide } from '../../special/doubleDouble';
import type { DoubleDouble } from '../../special/doubleDouble';
import { HALF_LOG_TWO_PI } from '../../special/stirling';

/** What n observations with normal noise of a known sd say about their mean: the sufficient statistics. */
export interface GaussianData {
  readonly count: number;
  readonly sum: DoubleDouble;
  readonly mean: DoubleDouble;
  readonly sd: number;
  /** Σ (x_i − mean)². */
  readonly scatter: number;
  /** log p(x | mean), and the size of the terms it was summed from. */
  readonly constant: number;
  readonly constantSize: number;
}

export function gaussianData(observations: readonly number[], sd: number): GaussianData {
  const count = observations.length;
  const sum = compensatedPair(observations);
  const mean = divide(sum, [count, 0]);
  const scatter = observations.reduce((total, x) => total + (x - mean[0] - mean[1]) ** 2, 0);
  const normaliser = count * (Math.log(sd) + HALF_LOG_TWO_PI);
  const misfit = (0.5 * scatter) / sd / sd;
  return {
    count,
    sum,
    mean,
    sd,
    scatter,
    constant: -normaliser - misfit,
    constantSize: count * (Math.abs(Math.log(sd)) + HALF_LOG_TWO_PI) + misfit,
  };
}

/** −½ n (g − mean)²/sd² at g = anchor + offset. */
export function gaussianMisfit(data: GaussianData, anchor: number, offset: number): number {
  const t = (anchor - data.mean[0] + offset - data.mean[1]) / data.sd;
  return -0.5 * data.count * t * t;
}

/** E_q log p(x | z) = constant − ½ n ((E z − mean)² + Var z)/sd²; undefined where q has no finite variance. */
export function expectedGaussian(
  data: GaussianData,
  q: ContinuousDistribution,
): Estimate | undefined {
  if (q.mean === undefined || q.variance === undefined || q.variance === Infinity) return undefined;
  const shift = (q.mean - data.mean[0] - data.mean[1]) / data.sd;
  const spread = q.variance / data.sd / data.sd;
  const misfit = 0.5 * data.count * (shift * shift + spread);
  const rounding = (data.count * Math.abs(shift) * Math.abs(q.mean)) / data.sd;
  return known(data.constant - misfit, data.constantSize + misfit + rounding);
}

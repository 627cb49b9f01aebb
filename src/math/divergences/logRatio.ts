import type { ContinuousDistribution, LogRatio } from '../distributions/types';

/** log q − log p from parameter differences when either of the two families offers it. */
export function logRatioOf(
  q: ContinuousDistribution,
  p: ContinuousDistribution,
): LogRatio | undefined {
  const direct = q.logRatioTo?.(p);
  if (direct !== undefined) return direct;
  const reverse = p.logRatioTo?.(q);
  return reverse && ((anchor, offset, logQ, logP) => -reverse(anchor, offset, logP, logQ));
}

import type { ContinuousDistribution, ContinuousLaw, LogRatio } from '../distributions/types';

/** log q − log p from parameter differences when either of the two families offers it. */
export function logRatioOf(q: ContinuousLaw, p: ContinuousLaw): LogRatio | undefined {
  if (!isMember(q) || !isMember(p)) return undefined;
  const direct = q.logRatioTo?.(p);
  if (direct !== undefined) return direct;
  const reverse = p.logRatioTo?.(q);
  if (reverse === undefined) return undefined;
  const negative: LogRatio = (anchor, offset, logQ, logP) => -reverse(anchor, offset, logP, logQ);
  return reverse.lastSize ? Object.assign(negative, { lastSize: reverse.lastSize }) : negative;
}

/** Whether a law is a member of a family: only those know parameters to compare. */
function isMember(law: ContinuousLaw): law is ContinuousDistribution {
  return 'spec' in law;
}

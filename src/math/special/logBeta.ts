import { logGamma } from './logGamma';
import { ASYMPTOTIC_START, HALF_LOG_TWO_PI, stirlingSeries } from './stirling';

/** log B(a, b) = log Γ(a) + log Γ(b) − log Γ(a + b) for a, b > 0, without the cancellation when one is large. */
export function logBeta(a: number, b: number): number {
  const small = Math.min(a, b);
  const large = Math.max(a, b);
  if (large < ASYMPTOTIC_START) return logGamma(small) + logGamma(large) - logGamma(small + large);
  const sum = small + large;
  // log Γ(large) − log Γ(sum) from the two Stirling formulas, their large parts combined by hand
  const ratio =
    -(large - 0.5) * Math.log1p(small / large) -
    small * Math.log(sum) +
    small +
    stirlingSeries(large) -
    stirlingSeries(sum);
  if (small < ASYMPTOTIC_START) return logGamma(small) + ratio;
  return (
    (small - 0.5) * Math.log(small / sum) -
    0.5 * Math.log(sum) -
    (large - 0.5) * Math.log1p(small / large) +
    HALF_LOG_TWO_PI +
    stirlingSeries(small) +
    stirlingSeries(large) -
    stirlingSeries(sum)
  );
}

import type { FitLoss, NormalParameters } from './types';
import type { Target } from './target';

/** Largest difference of log densities that still counts as rounding, at the peak; it grows with z². */
const ROUNDING = 1e-11;

/** Up to this c, 2^(−3/2), no normal q is a best one for ∫(q − c p)², whatever the target. */
export const LEAST_SCALE = Math.SQRT1_2 / 2;

/**
 * The one minimum where a formula gives it: the moments of p for KL(p‖q), and for a target that is normal itself, by
 * whatever name, p for every loss; for ∫(q − c p)² its sd is σ/√(2c^(2/3) − 1). (TV has a corner there, and no
 * derivative to search with.)
 */
export function exactPlace(
  target: Target,
  loss: FitLoss,
  scale: number,
): NormalParameters | undefined {
  const { mean, variance } = target.density;
  if (mean === undefined || variance === undefined) return undefined;
  const sd = Math.sqrt(variance);
  if (!(sd > 0 && Number.isFinite(sd) && Number.isFinite(mean))) return undefined;
  if (loss === 'klPQ') return { mean, sd };
  if (!isNormal(target, mean, sd)) return undefined;
  if (loss !== 'l2Squared') return { mean, sd };
  const excess = Math.expm1((2 / 3) * Math.log(scale / LEAST_SCALE));
  return { mean, sd: sd / Math.sqrt(excess) };
}

function isNormal({ density, panels }: Target, mean: number, sd: number): boolean {
  if (density.support.some(Number.isFinite) || density.breakpoints.length > 0) return false;
  const constant = -Math.log(sd) - 0.5 * Math.log(2 * Math.PI);
  for (const { anchor, offsets, logP, left, right } of panels) {
    if (right < mean - 8 * sd || left > mean + 8 * sd) continue;
    for (let i = 0; i < offsets.length; i++) {
      const z = (anchor - mean + offsets[i]) / sd;
      if (Math.abs(z) > 8) continue;
      const difference = logP[i] - (constant - 0.5 * z * z);
      if (!(Math.abs(difference) <= ROUNDING * (1 + z * z))) return false;
    }
  }
  return true;
}

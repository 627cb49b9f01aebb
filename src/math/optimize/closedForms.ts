import type { NormalParameters } from './types';
import type { Target } from './target';

/** Largest difference of log densities that still counts as rounding, at the peak; it grows with z². */
const ROUNDING = 1e-11;

/** The normal that the target is, whatever it calls itself; undefined when it is none. */
export function asNormal({ density, panels }: Target): NormalParameters | undefined {
  const { mean, variance } = density;
  if (mean === undefined || variance === undefined) return undefined;
  const sd = Math.sqrt(variance);
  if (!(sd > 0 && Number.isFinite(sd) && Number.isFinite(mean))) return undefined;
  if (density.support.some(Number.isFinite) || density.breakpoints.length > 0) return undefined;
  const constant = -Math.log(sd) - 0.5 * Math.log(2 * Math.PI);
  for (const { anchor, offsets, logP, left, right } of panels) {
    if (right < mean - 8 * sd || left > mean + 8 * sd) continue;
    for (let i = 0; i < offsets.length; i++) {
      const z = (anchor - mean + offsets[i]) / sd;
      if (Math.abs(z) > 8) continue;
      const difference = logP[i] - (constant - 0.5 * z * z);
      if (!(Math.abs(difference) <= ROUNDING * (1 + z * z))) return undefined;
    }
  }
  return { mean, sd };
}

/** Above this c a squared difference has a best normal, whatever the target: 2^(−3/2). */
export const LEAST_SCALE = Math.SQRT1_2 / 2;

/** sd of the best normal by ∫(q − c p)² for a normal target: σ/√(2c^(2/3) − 1), c > 2^(−3/2). */
export function squaredSd(sd: number, scale: number): number {
  const excess = Math.expm1((2 / 3) * Math.log(scale / LEAST_SCALE));
  return sd / Math.sqrt(excess);
}

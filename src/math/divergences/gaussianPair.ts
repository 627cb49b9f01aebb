import type { ContinuousSpec } from '../types';
import { deviance } from '../special/logForms';

/** Location and scale of two Gaussians, on the axis itself or (log-normals) on its logarithm. */
interface GaussianPair {
  readonly meanQ: number;
  readonly meanP: number;
  readonly sdQ: number;
  readonly sdP: number;
}

/** The pair as normals. */
export function asNormals(q: ContinuousSpec, p: ContinuousSpec): GaussianPair | undefined {
  if (q.family !== 'normal' || p.family !== 'normal') return undefined;
  return { meanQ: q.mean, meanP: p.mean, sdQ: q.sd, sdP: p.sd };
}

/** The pair as normals of z or of ln z: for what does not change under a change of variable. */
export function asGaussians(q: ContinuousSpec, p: ContinuousSpec): GaussianPair | undefined {
  if (q.family === 'logNormal' && p.family === 'logNormal') {
    return { meanQ: q.mu, meanP: p.mu, sdQ: q.sigma, sdP: p.sigma };
  }
  return asNormals(q, p);
}

/** r − 1 − log r ≥ 0 for r > 0, with full relative accuracy near 1, where `excess` = r − 1 must be exact. */
export function ratioMinusLog(ratio: number, excess: number): number {
  if (ratio === Infinity) return Infinity;
  if (Math.abs(excess) > 0.5) return excess - Math.log(ratio);
  return ratio * deviance(-excess / ratio);
}

/** sdQ²/sdP² − 1 without cancellation. */
export function varianceExcess({ sdQ, sdP }: GaussianPair): number {
  return ((sdQ - sdP) / sdP) * ((sdQ + sdP) / sdP);
}

/** log of the Bhattacharyya coefficient: ½ log(2 s_q s_p / (s_q² + s_p²)) − (m_q − m_p)² / (4 (s_q² + s_p²)). */
export function logBhattacharyya({ meanQ, meanP, sdQ, sdP }: GaussianPair): number {
  const norm = Math.hypot(sdQ, sdP);
  const difference = (sdQ - sdP) / norm;
  const overlap = 2 * (sdQ / norm) * (sdP / norm);
  const shift = (meanQ - meanP) / norm;
  const scale = overlap > 0.5 ? Math.log1p(-difference * difference) : Math.log(overlap);
  return 0.5 * scale - 0.25 * shift * shift;
}

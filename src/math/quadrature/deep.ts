import type { Density, EndBehaviour } from './density';
import type { Panel } from './panel';

/** ln of the smallest distance from an anchor that is held as a number, 1e-290. Nearer ones exist as their logarithm only. */
export const LOG_NEAREST = Math.log(1e-290);

/**
 * Whether a panel lies so close to its anchor that its coordinate z = ln t has no distance t beside it. With a density
 * ~ t^(index − 1) half the mass may lie there (index 1e-3), and densities are their leading terms to the last digit.
 */
export function isDeep({ logarithmic, high }: Pick<Panel, 'logarithmic' | 'high'>): boolean {
  return logarithmic && high <= LOG_NEAREST;
}

/** The leading terms of log(f·t) next to an anchor: index·ln t − logGaussian·(ln t)². */
type Leading = Pick<EndBehaviour, 'index' | 'logGaussian'>;

export function leadingAt(density: Density, anchor: number, direction: 1 | -1): Leading {
  const end = density.ends[direction === 1 ? 0 : 1];
  if (end.at === anchor) return end;
  return { index: 1 + (density.powerAt?.(anchor, direction) ?? 0), logGaussian: 0 };
}

/** What the leading terms add between 1e-290 and the distance e^z. */
export function leadingChange({ index, logGaussian }: Leading, z: number): number {
  const rise = index * (z - LOG_NEAREST);
  return logGaussian === 0 ? rise : rise - logGaussian * (z - LOG_NEAREST) * (z + LOG_NEAREST);
}

/** log of f at 1e-290 from the anchor. */
export function logAtNearest(density: Density, anchor: number, direction: 1 | -1): number {
  return density.logPdfAt(anchor, direction * Math.exp(LOG_NEAREST));
}

/** log f(e^z) at any distance from an anchor, held as a number or not. */
export function logPdfNear(density: Density, anchor: number, direction: 1 | -1, z: number): number {
  if (z > LOG_NEAREST) return density.logPdfAt(anchor, direction * Math.exp(z));
  const change = leadingChange(leadingAt(density, anchor, direction), z);
  return logAtNearest(density, anchor, direction) + change + (LOG_NEAREST - z);
}

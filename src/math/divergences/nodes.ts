import type { Panel } from '../quadrature/panel';
import type { RatioPair } from './components';

/** As many points as any rule here uses. */
const MOST_POINTS = 24;
/** Below this a log density is taken as this: keeps 0·∞ out of far tails. */
const LOWEST = -1e300;

// One set of points for all panels, filled afresh for each: an evaluation is synchronous, and passing numbers through
// arrays spares the engine boxing them in calls it cannot inline.
/** Points as signed distances from the panel's anchor. */
export const offsets = new Float64Array(MOST_POINTS);
export const logQ = new Float64Array(MOST_POINTS);
export const logP = new Float64Array(MOST_POINTS);
/** D = log q − log p: ±∞ where only one has a density, finite elsewhere. */
export const ratio = new Float64Array(MOST_POINTS);
/** Where D comes from parameter differences: size of the terms that it is the sum of. */
export const termSizes = new Float64Array(MOST_POINTS);

/** Evaluates both log densities and D at the first `count` of `offsets` from the anchor. */
export function evaluateNodes(
  pair: RatioPair,
  { anchor, hasQ, hasP }: Pick<Panel, 'anchor' | 'hasQ' | 'hasP'>,
  count: number,
): void {
  if (hasQ) pair.q.logPdfAtNodes(anchor, offsets, count, logQ);
  if (hasP) pair.p.logPdfAtNodes(anchor, offsets, count, logP);
  for (let i = 0; i < count; i++) {
    if (!hasQ) logQ[i] = -Infinity;
    else if (!(logQ[i] > LOWEST)) logQ[i] = LOWEST;
    if (!hasP) logP[i] = -Infinity;
    else if (!(logP[i] > LOWEST)) logP[i] = LOWEST;
    ratio[i] = logQ[i] - logP[i];
  }
  const { logRatio } = pair;
  if (logRatio === undefined || !hasQ || !hasP) return;
  const { lastSize } = logRatio;
  for (let i = 0; i < count; i++) {
    const exact = logRatio(anchor, offsets[i], logQ[i], logP[i]);
    if (exact - exact === 0) ratio[i] = exact;
    const size = Math.abs(ratio[i]);
    termSizes[i] = lastSize === undefined ? size : Math.max(size, lastSize());
  }
}

/** D at one point where both have a density: finite always. */
export function ratioAt(pair: RatioPair, anchor: number, offset: number): number {
  if (pair.logRatio !== undefined) {
    const d = pair.logRatio(anchor, offset);
    if (d - d === 0) return d;
  }
  return (
    Math.max(pair.q.logPdfAt(anchor, offset), LOWEST) -
    Math.max(pair.p.logPdfAt(anchor, offset), LOWEST)
  );
}

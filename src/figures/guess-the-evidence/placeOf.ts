import type { Quantity } from '../../math';
import type { FitView } from './fitTrack';

/** Of a sd: what a followed fit may be off, and what a complete one is. */
const FOLLOWED = 0.01;
const COMPLETE = 1e-8;

/** Mean or sd of a best q, where there is one. */
export function placeOf({ best, isSettled }: FitView, of: 'mean' | 'sd'): Quantity | undefined {
  return (
    best && {
      value: best[of],
      errorBound: best.sd * (isSettled ? COMPLETE : FOLLOWED),
      method: 'quadrature',
    }
  );
}

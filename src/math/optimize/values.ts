import type { ContinuousLaw } from '../distributions/types';
import { normal } from '../distributions/normal';
import { pairSums } from '../divergences/pairSums';
import type { Divergence } from '../divergences/divergence';
import { jsd } from '../divergences/jsd';
import { klPQ } from '../divergences/klPQ';
import { klQP } from '../divergences/klQP';
import { tv } from '../divergences/tv';
import { integratePair } from '../quadrature/integratePair';
import type { Quantity } from '../types';
import { targetOf } from './target';
import type { FitLoss, NormalParameters } from './types';
import { variation } from './variation';

const EPS = Number.EPSILON;
/** Rounding of 1 − ∫ min(q, p). */
const ROUNDING = 16 * EPS;
/** From here on that form of TV is as good as any. */
const LARGE = 1e-3;
const DIVERGENCES: Readonly<Record<Exclude<FitLoss, 'l2Squared'>, Divergence>> = {
  klQP,
  klPQ,
  jsd,
  tv,
  j: klQP,
};

/** The loss at one q to full accuracy and with its bound, by the quadrature of `compare`. It must be finite. */
export function accurateValue(
  density: ContinuousLaw,
  loss: FitLoss,
  scale: number,
  { mean, sd }: NormalParameters,
): Quantity {
  const q = normal.create({ family: 'normal', mean, sd });
  if (loss === 'l2Squared') return squaredDifference(q, density, scale);
  if (loss === 'tv') {
    // the quadrature of all divergences may step over two crossings close together; near 0 it has more digits
    const { value, error } = variation(targetOf(density), mean, sd);
    const errorBound = error + ROUNDING;
    if (value > LARGE) return { value, errorBound, method: 'quadrature' };
  }
  const divergence = DIVERGENCES[loss];
  const { value, errorBound } = divergence.fromSums(pairSums(q, density, [divergence]));
  return lowered({ value, errorBound, method: 'quadrature' }, loss === 'j' ? scale : 1);
}

/** J = KL − log c. */
function lowered(quantity: Quantity, scale: number): Quantity {
  if (scale === 1) return quantity;
  const shift = Math.log(scale);
  const value = quantity.value - shift;
  const rounding = EPS * (Math.abs(shift) + Math.abs(value));
  return { ...quantity, value, errorBound: quantity.errorBound + rounding };
}

/** ∫(q − c p)². */
function squaredDifference(q: ContinuousLaw, p: ContinuousLaw, scale: number): Quantity {
  return integratePair(q, p, [
    {
      at: (_logQ, _logP, densityQ, densityP) => (densityQ - scale * densityP) ** 2,
      sensitivity: (_logQ, _logP, densityQ, densityP) => {
        const difference = Math.abs(densityQ - scale * densityP);
        return difference * (2 * (densityQ + scale * densityP) + difference);
      },
    },
  ])[0];
}

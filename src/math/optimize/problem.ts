import { normal } from '../distributions/normal';
import type { ContinuousLaw } from '../distributions/types';
import { klInfinite, l2Infinite } from '../divergences/infinite';
import { DomainError } from '../types';
import type { Problem, SearchedLoss } from './slopes';
import { targetOf } from './target';
import type { FitLoss, FitOptions } from './types';

const LOSSES: readonly FitLoss[] = ['klQP', 'klPQ', 'jsd', 'tv', 'l2Squared', 'j'];
const anyNormal = normal.create({ family: 'normal', mean: 0, sd: 1 });

export function readScale(loss: FitLoss, { scale = 1 }: FitOptions): number {
  if (!LOSSES.includes(loss)) throw new DomainError('loss', loss, `one of ${LOSSES.join(', ')}`);
  if (!(scale > 0 && Number.isFinite(scale))) {
    throw new DomainError('options.scale', scale, 'a finite number > 0');
  }
  return scale;
}

/** The search that finds a loss' minima: J has those of KL(q‖p). */
export function problemOf(
  density: ContinuousLaw,
  loss: Exclude<FitLoss, 'klPQ'>,
  scale: number,
): Problem {
  const searched: SearchedLoss = loss === 'j' ? 'klQP' : loss;
  return { target: targetOf(density), loss: searched, scale };
}

/** Why the loss is +∞ whatever normal q is taken; undefined when it is finite (then it is for all). */
export function infiniteForEvery(density: ContinuousLaw, loss: FitLoss): string | undefined {
  if (loss === 'klPQ') return klInfinite(density, anyNormal, 'p', 'q');
  if (loss === 'l2Squared') return l2Infinite(anyNormal, density);
  return loss === 'klQP' || loss === 'j' ? klInfinite(anyNormal, density) : undefined;
}

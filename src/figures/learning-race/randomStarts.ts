import { createRng, createRun, MOST_STEPS, type RaceLoss } from '../../math';

/** The target of the races over random starts. */
export const RANDOM_TARGET: readonly number[] = [0.6, 0.2, 0.1, 0.07, 0.03];
const RANDOM_STARTS = 24;
const SEED = 24;
/** Sd of the noise on each logit. */
const NOISE = 0.5;

/** By how many logits one of the lesser classes is too high at the start. */
export const GAPS = [0, 8, 12] as const;
export type Gap = (typeof GAPS)[number];

/**
 * The one constant rate with which each loss takes the fewest steps on average, found by a search: a setting of the races,
 * like their number. For L1, whose steps jump with its rate, the middle of where it does well.
 */
export const BEST_RATES: Readonly<Record<Gap, Readonly<Record<RaceLoss, number>>>> = {
  0: { kl: 4.4, jsd: 17.8, halfL2: 17.2, l1: 0.65 },
  8: { kl: 4.6, jsd: 20, halfL2: 16.9, l1: 1.41 },
  12: { kl: 4.75, jsd: 23.2, halfL2: 17.6, l1: 2.7 },
};

/** Normal noise on every logit, and `gap` more on one of the lesser classes, each of them in turn. */
export function randomStarts(gap: number, seed = SEED): readonly (readonly number[])[] {
  const rng = createRng(seed);
  const lesser = RANDOM_TARGET.length - 1;
  return Array.from({ length: RANDOM_STARTS }, (_, i) =>
    RANDOM_TARGET.map((_target, k) => NOISE * rng.normal() + (k === 1 + (i % lesser) ? gap : 0)),
  );
}

/** Mean number of steps of plain descent over the random starts; Infinity if one of them does not arrive. */
export function meanSteps(loss: RaceLoss, gap: number, rate: number, seed = SEED): number {
  let sum = 0;
  for (const logits of randomStarts(gap, seed)) {
    const arrival = createRun({ logits, target: RANDOM_TARGET, loss, rate }).arrival(MOST_STEPS);
    if (arrival === undefined) return Infinity;
    sum += arrival;
  }
  return sum / RANDOM_STARTS;
}

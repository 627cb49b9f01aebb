import { formatNumber } from '../../ui';
import { LEAST_SCALE, type FitView, type FoundView } from './fitTrack';
import type { GuessSnapshot } from './state';

const n = (value: number): string => formatNumber(value, 3);

/** A few plain sentences on the state; also what a screen reader hears once a drag has come to rest. */
export function inWords({
  state,
  derived: { evidence, guess, scale, fits },
}: GuessSnapshot): string {
  const truth = `The truth is p(x) = ${n(evidence.value)}.`;
  const guessed =
    state.guess === 1
      ? 'You guess it right.'
      : `You guess g = ${n(guess.value)}, ${n(state.guess)} times as much, so the target is the posterior times ${n(scale)}.`;
  return `${truth} ${guessed} ${klWords(fits.kl)} ${l2Words(fits.l2)}`;
}

function klWords({ best }: FoundView): string {
  return `KL’s best normal q has mean ${n(best.mean)} and sd ${n(best.sd)}, as at every guess.`;
}

function l2Words({ best, isInfinitelyWide, isSettled }: FitView): string {
  if (isInfinitelyWide)
    return `L2 has no minimiser: q grows infinitely wide, as it does for every target once p(x)/g is ${n(LEAST_SCALE)} or less.`;
  if (best === undefined) return 'L2’s best q is being searched.';
  const found = `L2’s best has mean ${n(best.mean)} and sd ${n(best.sd)}`;
  return isSettled ? `${found}.` : `${found}, as far as is known before the search is complete.`;
}

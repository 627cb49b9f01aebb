import { createRun, MOST_STEPS, type RunSpec } from './createRun';
import type { StepRule } from './stepRule';

/** A descent without its rate. */
export type RateSearch = Omit<RunSpec, 'rate'>;

export interface BestRate {
  /** The constant rate with the fewest steps; where many rates tie, the middle one of theirs on a log scale. */
  readonly rate: number;
  /** Steps until the total variation distance is below ARRIVED; MOST_STEPS if it never is. */
  readonly steps: number;
  /** Whether any rate arrives within MOST_STEPS. */
  readonly attained: boolean;
}

/** Searched, in powers of ten: rate·factor of plain steps, the rate of Adam. */
const DECADES: Readonly<Record<StepRule, readonly [from: number, to: number]>> = {
  plain: [-2, 6],
  adam: [-4, 2],
};
const PER_DECADE = 8;
/** Points between the neighbours of the best one, and how often they are drawn closer. */
const REFINED = 12;
const REFINEMENTS = 2;

interface Trial {
  readonly power: number;
  readonly steps: number;
}

/**
 * The best constant rate of a loss from one start to one target, by a search on the logarithm of the rate: a grid, then
 * finer ones about the best. The steps are a whole number that jumps as the rate grows, so that no slope would help.
 *
 * @throws DomainError as `createRun`.
 */
export function bestRate(search: RateSearch): BestRate {
  const { rule = 'plain', factor = 1 } = search;
  // A plain step sees the product only: the rescaled loss finds the same steps at the rate divided by its factor.
  const scale = rule === 'plain' ? 1 / factor : 1;
  const rateAt = (power: number) => Math.min(1e9, 10 ** power * scale);
  let fewest = MOST_STEPS;
  const tryAt = (power: number): Trial => {
    const steps = createRun({ ...search, rate: rateAt(power) }).arrival(fewest) ?? Infinity;
    fewest = Math.min(fewest, steps);
    return { power, steps };
  };

  const [from, to] = DECADES[rule];
  let trials = Array.from({ length: (to - from) * PER_DECADE + 1 }, (_, i) =>
    tryAt(from + i / PER_DECADE),
  );
  let gap = 1 / PER_DECADE;
  for (let round = 0; round < REFINEMENTS; round++) {
    const [low, high] = rangeOfBest(trials);
    const first = low - gap;
    const last = high + gap;
    gap = (last - first) / (REFINED + 1);
    trials = [
      ...trials.filter(({ power }) => power >= low && power <= high),
      ...Array.from({ length: REFINED }, (_, i) => tryAt(first + (i + 1) * gap)),
    ].toSorted((a, b) => a.power - b.power);
  }
  const [low, high] = rangeOfBest(trials);
  return {
    rate: rateAt((low + high) / 2),
    steps: fewest,
    attained: trials.some(({ steps }) => steps < Infinity),
  };
}

/** The longest stretch of neighbours with the fewest steps. */
function rangeOfBest(trials: readonly Trial[]): readonly [low: number, high: number] {
  const fewest = Math.min(...trials.map(({ steps }) => steps));
  let best: readonly [number, number] = [trials[0].power, trials[0].power];
  let count = 0;
  for (let i = 0; i < trials.length; i++) {
    let end = i;
    while (end < trials.length && trials[end].steps === fewest) end += 1;
    if (end - i > count) {
      count = end - i;
      best = [trials[i].power, trials[end - 1].power];
    }
    i = Math.max(i, end - 1);
  }
  return best;
}

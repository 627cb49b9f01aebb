import { createRun, LARGEST_RATE, MOST_STEPS, type RunSpec } from './createRun';
import type { StepRule } from './stepRule';

/** A descent without its rate. */
export type RateSearch = Omit<RunSpec, 'rate'>;

export interface BestRate {
  /** The best constant rate; if none arrives, the one that comes closest. */
  readonly rate: number;
  /** Steps at that rate until the total variation distance is below ARRIVED; MOST_STEPS if it never is. */
  readonly steps: number;
  /** Whether a rate was found that arrives within MOST_STEPS. */
  readonly attained: boolean;
}

/** Rates lie on a grid of this many per power of ten: neighbours differ by 4.9 %. */
const PER_DECADE = 48;
/** Searched, in powers of ten: rate·factor of plain steps, the rate of Adam; and where good rates mostly are. */
const DECADES: Readonly<Record<StepRule, readonly [from: number, to: number, likely: number]>> = {
  plain: [-1, 5, 0.75],
  adam: [-3, 1, -0.75],
};
/** The first pass takes every so-many-th place of the grid, the second all places as near to its best. */
const STRIDE = 12;
const REACH = 18;
/** How long the runs of the first pass may be: longer only where nothing arrives sooner. */
const LIMITS = [250, 2500, MOST_STEPS];

/**
 * The best constant rate of a loss from one start to one target: the one with the fewest steps to arrival when the worst
 * of itself and its neighbours 4.9 % to either side counts. Above the rates that settle down there are others that leap
 * to the target by luck; a hair's breadth beside them it takes a hundred times as long, and nobody would tune to them. Of
 * places that tie, the middle of the longest stretch. Searched on a grid of the logarithm of the rate, first coarse, then
 * all of it about the best: the steps are a whole number that jumps, so that no slope would help.
 *
 * @throws DomainError as `createRun`.
 */
export function bestRate(search: RateSearch): BestRate {
  const { rule = 'plain', factor = 1 } = search;
  // A plain step sees the product only: a rescaled loss finds the same steps at the rate divided by its factor.
  const scale = rule === 'plain' ? 1 / factor : 1;
  const rateAt = (place: number) => Math.min(LARGEST_RATE, gridRate(place) * scale);
  const runAt = (place: number) => createRun({ ...search, rate: rateAt(place) });

  const steps = new Map<number, number>();
  const worst = new Map<number, number>();
  let fewest = 0;
  const stepsAt = (place: number): number => {
    const known = steps.get(place);
    if (known !== undefined) return known;
    const found = runAt(place).arrival(fewest) ?? Infinity;
    steps.set(place, found);
    return found;
  };
  // Nothing runs for longer than the best has taken: what is worse need not be known.
  const judge = (place: number): void => {
    let most = 0;
    for (const near of [place, place + 1, place - 1]) {
      most = Math.max(most, stepsAt(near));
      if (most === Infinity) break;
    }
    worst.set(place, most);
    fewest = Math.min(fewest, most);
  };

  for (const limit of LIMITS) {
    fewest = limit;
    steps.clear();
    worst.clear();
    for (const place of firstPlaces(rule)) judge(place);
    if (Math.min(...worst.values()) < Infinity) break;
  }
  if (Math.min(...steps.values()) === Infinity) {
    const places = [...worst.keys()];
    const ends = places.map((place) => runAt(place).at(MOST_STEPS).tv);
    const closest = places[ends.indexOf(Math.min(...ends))];
    return { rate: rateAt(closest), steps: MOST_STEPS, attained: false };
  }
  const centre = middleOfBest(worst);
  for (let place = centre - REACH; place <= centre + REACH; place++) {
    if (!worst.has(place)) judge(place);
  }
  const sturdy = middleOfBest(worst);
  // where only leaps arrive, one of them has to do
  const best = worst.get(sturdy) === Infinity ? middleOfBest(steps) : sturdy;
  return { rate: rateAt(best), steps: stepsAt(best), attained: true };
}

/** The rates that the search goes over, 48 to a power of ten. With few digits: easy to read, and the same in every engine. */
export function gridRate(place: number): number {
  return Number((10 ** (place / PER_DECADE)).toPrecision(4));
}

/** From the likely ones outwards, so that good rates are soon known. */
function firstPlaces(rule: StepRule): readonly number[] {
  const [from, to, likely] = DECADES[rule].map((decade) => decade * PER_DECADE);
  const places = Array.from({ length: (to - from) / STRIDE + 1 }, (_, i) => from + i * STRIDE);
  return places.toSorted((a, b) => Math.abs(a - likely) - Math.abs(b - likely));
}

/** The middle place of the longest stretch of places, taken in order, with the fewest steps. */
function middleOfBest(steps: ReadonlyMap<number, number>): number {
  const places = [...steps.keys()].toSorted((a, b) => a - b);
  const fewest = Math.min(...steps.values());
  let best = places[0];
  let longest = 0;
  let start = 0;
  places.forEach((place, i) => {
    if (steps.get(place) !== fewest) {
      start = i + 1;
      return;
    }
    if (i + 1 - start <= longest) return;
    longest = i + 1 - start;
    best = places[Math.floor((start + i) / 2)];
  });
  return best;
}

import { RACE_LOSSES, type BestRate, type RaceLoss } from '../../math';
import type { Points } from '../../plot';
import type { RaceAnswer, RaceRequest } from '../../state';
import type { RaceState } from './state';

/** The best rates of one race, as far as they are known. */
export interface BestRates {
  of(loss: RaceLoss): BestRate | undefined;
  /** Steps to the arrival against the rate; a rate that does not arrive is a gap. */
  curve(loss: RaceLoss): Points | undefined;
  /** Whether all best rates are known. */
  readonly isKnown: boolean;
}

type Race = Pick<RaceState, 'target' | 'start' | 'rule' | 'factor'>;

/** What has been found out about a race; with the squared error as it is. */
interface Track {
  readonly best: Map<RaceLoss, BestRate>;
  readonly curves: Map<RaceLoss, { readonly rates: readonly number[]; readonly steps: number[] }>;
}

/** Rates at which the steps are asked for: in powers of ten about the best one, so many for each. */
const SPREAD = [-2.5, 1] as const;
const PER_DECADE = 6;
/** About the best rate, where the curve turns: so many to either side, at the distances that the search has. */
const NEAR_BEST = 6;
const NEAR_PER_DECADE = 48;

const MOST_TRACKS = 16;
/** Of the races that were last looked at, the latest at the end; of one that is dragged past there is none. */
const tracks = new Map<string, Track>();

/** Races with the same name have the same answers. */
function nameOf(race: Race): string {
  return JSON.stringify([race.target, race.start, race.rule, scaleOf(race)]);
}

/**
 * What is known of a race by now. To be asked for at each use and not to be held: it may be forgotten, and found out
 * anew, while the state it was derived from is still around.
 */
function knownOf(name: string): Track | undefined {
  const track = tracks.get(name);
  if (track === undefined) return undefined;
  tracks.delete(name);
  tracks.set(name, track);
  return track;
}

/** Where an answer about a race goes. */
function trackOf(name: string): Track {
  const known = knownOf(name);
  if (known) return known;
  const track: Track = { best: new Map(), curves: new Map() };
  tracks.set(name, track);
  for (const oldest of tracks.keys()) {
    if (tracks.size <= MOST_TRACKS) break;
    tracks.delete(oldest);
  }
  return track;
}

/**
 * The factor with which the squared error is searched. A plain step sees only the product of rate and factor, so one
 * search is good for all factors; Adam is asked anew.
 */
function scaleOf({ rule, factor }: Pick<Race, 'rule' | 'factor'>): number {
  return rule === 'plain' ? 1 : factor;
}

/** What a rate of the search is as the rate of a racer whose loss is multiplied by the present factor. */
function perRate(race: Race, loss: RaceLoss): number {
  return loss === 'halfL2' && race.rule === 'plain' ? 1 / race.factor : 1;
}

export function bestOf(race: Race): BestRates {
  const name = nameOf(race);
  const drawn = new Map<RaceLoss, Points>();
  return {
    of(loss) {
      const found = knownOf(name)?.best.get(loss);
      return found && { ...found, rate: found.rate * perRate(race, loss) };
    },
    curve(loss) {
      const found = knownOf(name)?.curves.get(loss);
      if (found === undefined) return undefined;
      const before = drawn.get(loss);
      if (before) return before;
      const by = perRate(race, loss);
      const points = { x: found.rates.map((rate) => rate * by), y: found.steps };
      drawn.set(loss, points);
      return points;
    },
    get isKnown() {
      return knownOf(name)?.best.size === RACE_LOSSES.length;
    },
  };
}

/** A question about a race, and where its answer goes. */
interface OpenQuestion {
  readonly request: RaceRequest;
  learn(this: void, answer: RaceAnswer): void;
}

/** What is not known of a race yet: all best rates first, then the steps at many rates. */
export function openQuestions(race: Race): readonly OpenQuestion[] {
  const name = nameOf(race);
  const known = knownOf(name);
  const searchOf = (loss: RaceLoss) => ({
    logits: race.start,
    target: race.target,
    loss,
    rule: race.rule,
    factor: loss === 'halfL2' ? scaleOf(race) : 1,
  });
  const bests = RACE_LOSSES.filter((loss) => !known?.best.has(loss));
  if (bests.length > 0) {
    return bests.map((loss) => ({
      request: { kind: 'best', search: searchOf(loss) },
      learn: (answer) => trackOf(name).best.set(loss, answer as BestRate),
    }));
  }
  return RACE_LOSSES.filter((loss) => !known?.curves.has(loss)).map((loss) => {
    const rates = ratesFor(known?.best.get(loss)?.rate ?? 1);
    return {
      request: { kind: 'steps', search: searchOf(loss), rates },
      learn: (answer) => {
        // A logarithmic axis has no place for what never arrives.
        const steps = (answer as readonly number[]).map((n) => (Number.isFinite(n) ? n : NaN));
        trackOf(name).curves.set(loss, { rates, steps });
      },
    };
  });
}

function ratesFor(best: number): readonly number[] {
  const [from, to] = SPREAD;
  const powers = [
    ...Array.from({ length: (to - from) * PER_DECADE + 1 }, (_, i) => from + i / PER_DECADE),
    ...Array.from({ length: 2 * NEAR_BEST + 1 }, (_, i) => (i - NEAR_BEST) / NEAR_PER_DECADE),
  ];
  return [...new Set(powers)].toSorted((a, b) => a - b).map((power) => best * 10 ** power);
}

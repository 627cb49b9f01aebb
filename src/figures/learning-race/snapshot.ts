import type { Quantity, RaceLoss, RunPoint } from '../../math';
import type { Snapshot } from '../../state';
import type { BestRates } from './bestTrack';
import type { TrackedRun } from './runs';
import type { RaceState } from './state';

/** A racer at the step that is shown. */
export interface Racer {
  readonly run: TrackedRun;
  readonly point: RunPoint;
}

export interface RaceDerived {
  readonly racers: Readonly<Record<RaceLoss, Racer>>;
  /** The best rates from this start to this target, as far as they are known by now. */
  readonly best: BestRates;
  /** Losses, distances and gradient norms at the logits that are shown, with bounds on their rounding. */
  quantity(loss: RaceLoss, of: 'loss' | 'tv' | 'gradientNorm'): Quantity;
}

export type RaceSnapshot = Snapshot<RaceState, RaceDerived>;

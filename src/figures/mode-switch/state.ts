import type { ContinuousDistribution, Quantity, SwitchLoss } from '../../math';
import type { OneModeInput } from '../../derivation/derivations';
import type { Snapshot } from '../../state';

/** Where q rests: over both humps, or on one of them. */
export const SEATS = ['left', 'covering', 'right'] as const;
export type Seat = (typeof SEATS)[number];

export const SEAT_WORDS: Readonly<Record<Seat, string>> = {
  left: 'on the left hump',
  covering: 'over both',
  right: 'on the right hump',
};

export interface SwitchState {
  /** a/s: the humps stand at ±a, s is 1. */
  readonly apart: number;
  readonly loss: SwitchLoss;
  /** The minimum that q is in. It depends on the way the state has come: q stays in its minimum while there is one. */
  readonly at: Seat;
}

/** A local minimum of the loss. */
export interface Minimum {
  readonly mean: number;
  readonly sd: number;
  readonly value: Quantity;
}

export interface SwitchDerived {
  readonly p: ContinuousDistribution;
  /** The minima that there are; of two mirror images the right one. */
  readonly covering: Minimum;
  readonly onOne: Minimum | undefined;
  /** Which of these is lower. */
  readonly best: 'covering' | 'onOne';
  /** Where q is. */
  readonly here: Minimum;
  readonly q: ContinuousDistribution;
  /** A q in the minimum where it is not: the ghost. */
  readonly other: ContinuousDistribution | undefined;
  /** The best normal by KL(q‖p), whatever the loss of the figure. */
  readonly bestByKl: Minimum;
  /** What the derivation is about, whatever the loss of the figure. */
  readonly bound: OneModeInput;
}

export type SwitchSnapshot = Snapshot<SwitchState, SwitchDerived>;

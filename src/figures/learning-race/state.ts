import type { RaceLoss, StepRule } from '../../math';

export const LOGIT = { min: -15, max: 15 } as const;
export const RATE = { min: 1e-4, max: 1e4 } as const;
export const FACTOR = { min: 0.01, max: 1e4 } as const;

export interface RaceState {
  /** t, the probabilities that all racers are to learn. */
  readonly target: readonly number[];
  /** The logits that all racers start from; as many as there are probabilities. */
  readonly start: readonly number[];
  /** Each racer's constant rate: logits a step, per unit of gradient. */
  readonly rates: Readonly<Record<RaceLoss, number>>;
  /** By which the squared error is multiplied before it is descended. */
  readonly factor: number;
  readonly rule: StepRule;
  /** The step that is shown, of all racers. */
  readonly step: number;
  /** The category (from 0) whose component of the gradients the derivations follow. */
  readonly category: number;
}

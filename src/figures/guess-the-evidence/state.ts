import type { ElboReport, Model, Quantity } from '../../math';
import type { Snapshot } from '../../state';
import type { LatentSpec, LatentType } from '../latentModels';
import type { FitView, FoundView } from './fitTrack';

/** Models the reader can choose. */
export const MODELS = [
  'twoBranch',
  'normalNormal',
  'normalBernoulliLogit',
  'normalStudentT',
] as const satisfies readonly LatentType[];

/** The guess runs from a tenth of p(x) to ten times p(x), and on to the raw joint where that lies higher. */
export const GUESS = { least: 0.1, most: 10, farthest: 1e6 } as const;

export interface GuessState {
  readonly model: LatentSpec;
  /** The guess g of p(x), in units of p(x). */
  readonly guess: number;
}

export interface GuessDerived {
  readonly model: Model;
  /** p(x). */
  readonly evidence: Quantity;
  /** g. */
  readonly guess: Quantity;
  /** c = p(x)/g: what the guess makes of the posterior's height. */
  readonly scale: number;
  /** The best normal q under each objective, as far as they are known by now. */
  readonly fits: { readonly kl: FoundView; readonly l2: FitView };
  /** Of KL's best q, as far as it is known. */
  readonly report: ElboReport;
  /** J and ∫(q − p̃/g)² of that q. */
  readonly objectives: { readonly j: Quantity; readonly l2Squared: Quantity };
}

export type GuessSnapshot = Snapshot<GuessState, GuessDerived>;

/** The guess, in units of p(x), that takes the joint as it is: g = 1. */
export function rawJoint(evidence: number): number {
  return 1 / evidence;
}

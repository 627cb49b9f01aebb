import type {
  ContinuousDistribution,
  GaussianMixtureSpec,
  NormalParameters,
  NormalSpec,
  Quantity,
} from '../../math';
import type { Snapshot } from '../../state';
import type { FitsOf } from './fitBook';
import type { Loss } from './losses';

/** What a descent takes for q's two coordinates. */
export const COORDINATES = ['meanLogSd', 'natural'] as const;
export type Coordinates = (typeof COORDINATES)[number];

/** The two directions of KL, whose integrands can be shaded. */
export const DIRECTIONS = ['klQP', 'klPQ'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** One place of a descent. */
interface DescentStep extends NormalParameters {
  /** Of the loss there. */
  readonly value: number;
}

/** A way down that q is going: where it was dropped, all places from there, and which of them it is at. */
export interface Walk {
  readonly p: GaussianMixtureSpec;
  readonly loss: Loss;
  readonly coordinates: Coordinates;
  readonly points: readonly DescentStep[];
  /** It ends at a minimum. */
  readonly settled: boolean;
  readonly at: number;
  /** The q of that place: it stands for the walk as long as nothing else has moved q. */
  readonly q: NormalSpec;
}

export interface DirectionState {
  /** Always of two parts. */
  readonly p: GaussianMixtureSpec;
  readonly q: NormalSpec;
  /** Whose landscape is shown, and what q descends on. */
  readonly loss: Loss;
  readonly coordinates: Coordinates;
  /** Whose integrand is shaded. */
  readonly shade: Direction;
  readonly walk?: Walk;
}

export interface DirectionDerived {
  readonly q: ContinuousDistribution;
  readonly p: ContinuousDistribution;
  /** All losses at q. */
  readonly quantities: Readonly<Record<Loss, Quantity>>;
  /** The best normal q by each loss, as far as they are known by now. */
  readonly fits: FitsOf;
}

export type DirectionSnapshot = Snapshot<DirectionState, DirectionDerived>;

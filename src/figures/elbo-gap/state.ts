import type { ContinuousDistribution, ContinuousSpec, ElboReport, Model } from '../../math';
import type { Snapshot } from '../../state';
import type { LatentSpec, LatentType } from '../latentModels';

export const MODELS = [
  'twoBranch',
  'normalNormal',
  'normalBernoulliLogit',
  'normalStudentT',
  'mixtureNormal',
] as const satisfies readonly LatentType[];

/** What is climbed: the ELBO, or E_q[log p(x, z)] alone, which leaves the entropy out. */
export const CLIMBS = ['elbo', 'nll'] as const;
/** By the exact gradient, or by one estimated from draws. */
export const GRADIENTS = ['exact', 'sampled'] as const;
/** Everything, or only what an optimiser sees: nothing that needs p(x). */
export const VIEWS = ['all', 'optimiser'] as const;
/** K of the importance-weighted bound; with one draw it is the ELBO itself. */
export const WEIGHTED = ['off', '2', '5', '20', '100'] as const;

export const SAMPLES = { min: 1, max: 1000 } as const;
export const RATE = { min: 0.01, max: 1 } as const;
export const SEED = { min: 1, max: 9999 } as const;

/** One place of an ascent. */
export interface RunStep {
  readonly q: ContinuousSpec;
  readonly elbo: number;
  /** E_q[log p(x, z)], what a fit without the entropy climbs. */
  readonly logJoint: number;
  /** What the gradient that led here was estimated from. */
  readonly draws?: readonly number[];
}

/** An ascent: all its steps, and the one that the figure shows. */
export interface Run {
  readonly model: LatentSpec;
  readonly steps: readonly RunStep[];
  readonly at: number;
  /** The last step is a top: the one tried after it found nothing left to climb. */
  readonly ended?: true;
}

export interface GapState {
  readonly model: LatentSpec;
  readonly q: ContinuousSpec;
  readonly view: (typeof VIEWS)[number];
  readonly climb: (typeof CLIMBS)[number];
  readonly gradient: (typeof GRADIENTS)[number];
  /** Draws for each step of a sampled ascent. */
  readonly samples: number;
  /** Length of the steps, as part of the natural gradient. */
  readonly rate: number;
  readonly seed: number;
  readonly weighted: (typeof WEIGHTED)[number];
  /** The steps taken so far; it stands for q as long as q is the one it came to. */
  readonly run?: Run;
}

export interface GapDerived {
  readonly model: Model;
  readonly q: ContinuousDistribution;
  readonly report: ElboReport;
}

export type GapSnapshot = Snapshot<GapState, GapDerived>;

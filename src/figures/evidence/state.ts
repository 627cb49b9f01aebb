import type {
  ContinuousDistribution,
  ContinuousSpec,
  ElboReport,
  Model,
  Quantity,
} from '../../math';
import type { Snapshot } from '../../state';
import type { LatentSpec, LatentType } from '../latentModels';

/** Models the reader can choose. */
export const MODELS = [
  'twoBranch',
  'normalNormal',
  'normalBernoulliLogit',
  'normalStudentT',
] as const satisfies readonly LatentType[];

export interface EvidenceState {
  readonly model: LatentSpec;
  readonly q: ContinuousSpec;
}

export interface EvidenceDerived {
  readonly model: Model;
  readonly q: ContinuousDistribution;
  /** Each of its numbers is computed when it is read. */
  readonly report: ElboReport;
  /** p(x), the area under the joint. */
  readonly evidence: Quantity;
}

export type EvidenceSnapshot = Snapshot<EvidenceState, EvidenceDerived>;

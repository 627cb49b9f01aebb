import { elboOf, type ContinuousSpec, type ElboReport, type ModelSpec } from '../../math';
import { qOf } from '../approximations';
import { modelOf } from '../latentModels';

interface Known {
  readonly model: ModelSpec;
  readonly report: ElboReport;
}

const known = new WeakMap<ContinuousSpec, Known>();

/** The core's report on this very q under this very model: a step of an ascent and the picture of it share one. */
export function reportOf(model: ModelSpec, q: ContinuousSpec): ElboReport {
  const before = known.get(q);
  if (before?.model === model) return before.report;
  const report = elboOf(modelOf(model), qOf(q));
  known.set(q, { model, report });
  return report;
}

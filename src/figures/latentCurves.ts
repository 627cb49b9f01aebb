import type { ContinuousDistribution, Model } from '../math';
import type { Points } from '../plot';
import { densityGrid } from './densityGrid';

/** Everything of a model that is drawn over z, on one grid. */
export interface LatentCurves {
  readonly prior: Points;
  readonly likelihood: Points;
  readonly joint: Points;
  readonly posterior: Points;
}

type Interval = readonly [number, number];

/** The curves of a model over a stretch of the axis. While q is dragged the model is the same: nothing is drawn again. */
export function latentCurvesOver(domain: Interval): (model: Model) => LatentCurves {
  const drawn = new WeakMap<Model, LatentCurves>();
  return (model) => {
    const before = drawn.get(model);
    if (before) return before;
    const curves = sample(model, domain);
    drawn.set(model, curves);
    return curves;
  };
}

/** A density over a stretch of the axis; the same for the same distribution. */
export function densityOver(domain: Interval): (q: ContinuousDistribution) => Points {
  const drawn = new WeakMap<ContinuousDistribution, Points>();
  return (q) => {
    const before = drawn.get(q);
    if (before) return before;
    const x = densityGrid([q], domain);
    const points = { x, y: x.map((z) => q.pdf(z)) };
    drawn.set(q, points);
    return points;
  };
}

function sample(model: Model, domain: Interval): LatentCurves {
  const { posterior, prior, logEvidence } = model;
  const x = densityGrid([posterior, prior], domain);
  const logPrior = x.map((z) => model.logPrior(z));
  const logLikelihood = x.map((z) => model.logLikelihood(z));
  const logJoint = logPrior.map((log, i) => log + logLikelihood[i]);
  const over = (log: Float64Array): Points => ({ x, y: log.map(Math.exp) });
  return {
    prior: over(logPrior),
    likelihood: over(logLikelihood),
    joint: over(logJoint),
    posterior: over(logJoint.map((log) => log - logEvidence.value)),
  };
}

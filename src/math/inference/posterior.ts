import type { ContinuousLaw } from '../distributions/types';
import type { Quantity } from '../types';
import { cumulativeOf } from './cumulative';
import type { Cumulative } from './cumulative';
import type { JointShape } from './jointDensity';

/** The posterior p(z | x) = p(x, z)/p(x) of a model without a closed one; what needs integrals is found when asked for. */
export function posteriorLaw(shape: JointShape, mass: Quantity): ContinuousLaw {
  const logMass = Math.log(mass.value);
  const { support, breakpoints, ends, anchors, knots, gaps } = shape;
  const logPdfAt = (anchor: number, offset: number): number =>
    shape.logPdfAt(anchor, offset) - logMass;
  let made: Cumulative | undefined;
  const cumulative = (): Cumulative => (made ??= cumulativeOf({ ...shape, logPdfAt }));
  const quantile = (u: number): number => cumulative().quantile(u);
  return {
    kind: 'continuous',
    logPdf: (z) => logPdfAt(z, 0),
    pdf: (z) => Math.exp(logPdfAt(z, 0)),
    cdf: (z) => cumulative().cdf(z),
    quantile,
    sample: (random) => quantile(random()),
    get mean() {
      return cumulative().mean;
    },
    get variance() {
      return cumulative().variance;
    },
    modes: shape.peaks.map(({ location }) => location),
    support,
    breakpoints,
    ends,
    anchors,
    knots,
    gaps,
    logPdfAt,
    logPdfAtNodes: (anchor, offsets, count, out) => {
      shape.logPdfAtNodes(anchor, offsets, count, out);
      for (let i = 0; i < count; i++) out[i] -= logMass;
    },
  };
}

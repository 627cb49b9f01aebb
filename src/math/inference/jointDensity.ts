import { gaussianEnd } from '../distributions/ends';
import { knotsAround } from '../distributions/knots';
import type { ContinuousDistribution } from '../distributions/types';
import type { Density } from '../quadrature/density';
import { ascending } from '../quadrature/knotList';
import { logDensitySlopes } from './priorSlope';
import type { ModelParts, Site } from './kind';

/** Most peaks and other places that get knots of their own; with more, the panels are divided as they need. */
const MOST_SITES = 40;

/**
 * The joint density p(x, z) as a function of z, up to a factor that brings its mass near 1, with what the integrator must
 * know of it.
 */
export interface JointShape extends Density {
  /** log p(x, z) − log of this density. */
  readonly logFactor: number;
  /** Size of the terms of logFactor. */
  readonly logFactorSize: number;
  /** Local maxima with the widths of the joint there. */
  readonly peaks: readonly Site[];
}

/** The joint of a model with a conjugate posterior: its places are the posterior's, its values prior times likelihood. */
export function conjugateShape(
  { prior, likelihood }: ModelParts,
  posterior: ContinuousDistribution,
): JointShape {
  const middle = posterior.mean ?? posterior.quantile(0.5);
  const logPosterior = posterior.logPdf(middle);
  const offset = prior.logPdfAt(middle, 0) + likelihood.variableAt(middle, 0) - logPosterior;
  const { support, breakpoints, ends, anchors, knots, gaps } = posterior;
  const scale = Math.sqrt(posterior.variance ?? 1);
  return {
    ...shapeOf(prior, likelihood.variableAt, offset),
    support,
    breakpoints,
    ends,
    anchors,
    knots,
    gaps,
    logFactor: likelihood.constant + offset,
    logFactorSize: likelihood.constantSize + Math.abs(offset),
    peaks: posterior.modes.map((location) => ({ location, scale })),
  };
}

/** The joint of any other model on the line: knots at its local maxima (with the curvature there), at the prior's and at the likelihood's own places. */
export function numericShape({ prior, likelihood, modes, sites = [] }: ModelParts): JointShape {
  const { curvature } = logDensitySlopes(prior);
  const spread = Math.sqrt(prior.variance ?? 1);
  const peaks = (modes?.() ?? []).map((location): Site => {
    const bend = -(curvature(location) + likelihood.curvature(location));
    return { location, scale: bend > 0 ? Math.min(spread, 1 / Math.sqrt(bend)) : spread };
  });
  // Laplace's approximation of each peak's mass; only the order of magnitude matters
  const masses = peaks.map(
    ({ location, scale }) =>
      prior.logPdfAt(location, 0) + likelihood.variableAt(location, 0) + Math.log(2.5 * scale),
  );
  const largest = Math.max(...masses);
  const visible = peaks.filter((_, i) => masses[i] > largest - 60);
  const all = visible.concat(sites).slice(0, MOST_SITES);
  const offset =
    largest + Math.log(masses.reduce((sum, mass) => sum + Math.exp(mass - largest), 0));
  const mean = prior.mean ?? 0;
  const steeper = likelihood.growth > 2 ? { growth: likelihood.growth } : {};
  return {
    ...shapeOf(prior, likelihood.variableAt, offset),
    support: prior.support,
    breakpoints: prior.breakpoints,
    ends: [
      { ...gaussianEnd(-1, mean, spread), ...steeper },
      { ...gaussianEnd(1, mean, spread), ...steeper },
    ],
    anchors: ascending(prior.anchors.concat(all.map(({ location }) => location))),
    knots: prior.knots.concat(all.flatMap(({ location, scale }) => knotsAround(location, scale))),
    gaps: [],
    logFactor: likelihood.constant + offset,
    logFactorSize: likelihood.constantSize + Math.abs(offset),
    peaks: visible,
  };
}

function shapeOf(
  prior: ContinuousDistribution,
  variableAt: (anchor: number, offset: number) => number,
  logFactor: number,
): Pick<Density, 'logPdfAt' | 'logPdfAtNodes'> {
  return {
    logPdfAt: (anchor, offset) => {
      const log = prior.logPdfAt(anchor, offset);
      return log === -Infinity ? log : log + (variableAt(anchor, offset) - logFactor);
    },
    logPdfAtNodes: (anchor, offsets, count, out) => {
      prior.logPdfAtNodes(anchor, offsets, count, out);
      for (let i = 0; i < count; i++) {
        if (out[i] !== -Infinity) out[i] += variableAt(anchor, offsets[i]) - logFactor;
      }
    },
  };
}

import { solveIncreasing } from '../special/invert';
import { logNormalCdf, normalCdf, normalHazard, normalQuantile } from '../special/normal';
import { owensT } from '../special/owensT';
import { HALF_LOG_TWO_PI } from '../special/stirling';
import type { SkewNormalSpec } from '../types';
import { requireFinite, requirePositive, requireProbability } from './check';
import { gaussianEnd } from './ends';
import { knotsAround } from './knots';
import { standardPair } from './standardise';
import type { ContinuousDistribution, Family, LogRatio } from './types';

/** log Φ(v + d) − log Φ(v): for small d the integral of the hazard h, by its midpoint and h'' (h' = −h (z + h)). */
function logCdfDifference(v: number, d: number): number {
  if (Math.abs(d) > 1e-3) return logNormalCdf(v + d) - logNormalCdf(v);
  const z = v + 0.5 * d;
  const h = normalHazard(z);
  const slope = -h * (z + h);
  const curvature = -slope * (z + h) - h * (1 + slope);
  return d * (h + (curvature * d * d) / 24);
}

function skewNormalLogRatio(q: SkewNormalSpec, p: SkewNormalSpec): LogRatio {
  const { z, difference, logScale } = standardPair(q, p);
  const shapeQ = q.shape;
  const shapeP = p.shape;
  const shapeDifference = shapeQ - shapeP;
  return (anchor, offset) => {
    const zq = z(anchor, offset);
    const d = difference(zq, anchor, offset);
    const zp = zq - d;
    const skew = logCdfDifference(shapeP * zp, shapeQ * d + shapeDifference * zp);
    return logScale - d * (zq - 0.5 * d) + skew;
  };
}

/** Mode of the standard density: the zero of t − shape·h(shape·t), which lies between 0 and ±1. */
function standardMode(shape: number): number {
  if (shape === 0) return 0;
  const a = Math.abs(shape);
  const t = solveIncreasing(
    (x) => {
      const h = normalHazard(a * x);
      return [x - a * h, 1 + a * a * h * (a * x + h)];
    },
    0,
    1,
    0.5,
  );
  return Math.sign(shape) * t;
}

function create(spec: SkewNormalSpec): ContinuousDistribution<SkewNormalSpec> {
  const loc = requireFinite(spec.loc, 'loc');
  const scale = requirePositive(spec.scale, 'scale');
  const shape = requireFinite(spec.shape, 'shape');
  const logNormaliser = Math.LN2 - Math.log(scale) - HALF_LOG_TWO_PI;
  const logPdfAt = (anchor: number, offset: number): number => {
    const t = (anchor - loc + offset) / scale;
    return logNormaliser - 0.5 * t * t + logNormalCdf(shape * t);
  };
  const pdf = (x: number): number => Math.exp(logPdfAt(x, 0));
  const standardCdf = (t: number): number =>
    Math.min(1, Math.max(0, normalCdf(t) - 2 * owensT(t, shape)));
  const delta = shape / Math.hypot(1, shape);
  const sdStandard = Math.sqrt(1 - (2 / Math.PI) * delta * delta);
  const meanStandard = delta * Math.sqrt(2 / Math.PI);
  const quantile = (u: number): number => {
    requireProbability(u, 'u');
    if (u === 0 || u === 1) return u === 0 ? -Infinity : Infinity;
    const t = solveIncreasing(
      (z) => [standardCdf(z) - u, scale * pdf(loc + scale * z)],
      -40,
      40,
      meanStandard + sdStandard * normalQuantile(u),
    );
    return loc + scale * t;
  };
  const mode = loc + scale * standardMode(shape);
  const narrow = scale / Math.hypot(1, shape);
  const light = (side: -1 | 1) => gaussianEnd(side, loc, narrow, -1);
  const heavy = (side: -1 | 1) => gaussianEnd(side, loc, scale);
  return {
    kind: 'continuous',
    family: 'skewNormal',
    spec,
    logPdf: (x) => logPdfAt(x, 0),
    pdf,
    cdf: (x) => standardCdf((x - loc) / scale),
    quantile,
    sample: (random) => {
      // delta·|Z₁| + √(1 − delta²)·Z₂ (A. Azzalini, Scand. J. Statist. 12 (1985) 171)
      const folded = Math.abs(normalQuantile(random()));
      return loc + scale * delta * folded + narrow * normalQuantile(random());
    },
    mean: loc + scale * meanStandard,
    variance: (scale * sdStandard) ** 2,
    support: [-Infinity, Infinity],
    modes: [mode],
    breakpoints: [],
    logPdfAt,
    logPdfAtNodes: (anchor, offsets, count, out) => {
      for (let i = 0; i < count; i++) out[i] = logPdfAt(anchor, offsets[i]);
    },
    ends: [shape > 0 ? light(-1) : heavy(-1), shape < 0 ? light(1) : heavy(1)],
    anchors: [loc],
    knots: [
      ...knotsAround(loc, scale),
      ...(shape === 0 ? [] : [...knotsAround(loc, narrow), ...knotsAround(mode, narrow)]),
    ],
    gaps: [],
    logRatioTo: (other) =>
      other.spec.family === 'skewNormal' ? skewNormalLogRatio(spec, other.spec) : undefined,
  };
}

/** Skew normal 2/scale · φ(t) Φ(shape·t), t = (x − loc)/scale: loc and shape finite, scale > 0; shape 0 is the normal. */
export const skewNormal: Family<SkewNormalSpec, ContinuousDistribution<SkewNormalSpec>> = {
  family: 'skewNormal',
  create,
};

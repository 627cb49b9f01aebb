import { DomainError } from '../types';
import type { UniformSpec } from '../types';
import { requireFinite, requireProbability } from './check';
import { finiteEnd } from './ends';
import { logOfRatio } from './standardise';
import type { ContinuousDistribution, Family, LogRatio } from './types';

/** log of the ratio of the two widths where both are positive. */
function uniformLogRatio(q: UniformSpec, p: UniformSpec): LogRatio {
  const widthQ = q.high - q.low;
  const widthDifference = p.high - q.high - (p.low - q.low);
  const inside =
    Math.abs(widthDifference) < 0.5 * widthQ
      ? Math.log1p(widthDifference / widthQ)
      : logOfRatio(p.high - p.low, widthQ);
  return (anchor, offset) => {
    const inQ = anchor - q.low + offset >= 0 && q.high - anchor - offset >= 0;
    const inP = anchor - p.low + offset >= 0 && p.high - anchor - offset >= 0;
    if (inQ) return inP ? inside : Infinity;
    return inP ? -Infinity : NaN;
  };
}

function create(spec: UniformSpec): ContinuousDistribution<UniformSpec> {
  const low = requireFinite(spec.low, 'low');
  const high = requireFinite(spec.high, 'high');
  const width = high - low;
  if (!(width > 0) || !Number.isFinite(width)) {
    throw new DomainError('high', high, `a finite number > low (${low})`);
  }
  const logDensity = -Math.log(width);
  const logPdfAt = (anchor: number, offset: number): number =>
    anchor - low + offset >= 0 && high - anchor - offset >= 0 ? logDensity : -Infinity;
  const quantile = (u: number): number => {
    requireProbability(u, 'u');
    return u < 0.5 ? low + width * u : high - width * (1 - u);
  };
  return {
    kind: 'continuous',
    family: 'uniform',
    spec,
    logPdf: (x) => logPdfAt(x, 0),
    pdf: (x) => Math.exp(logPdfAt(x, 0)),
    cdf: (x) => Math.min(1, Math.max(0, (x - low) / width)),
    quantile,
    sample: (random) => quantile(random()),
    mean: low + 0.5 * width,
    variance: (width * width) / 12,
    support: [low, high],
    modes: [],
    breakpoints: [low, high],
    logPdfAt,
    logPdfAtNodes: (anchor, offsets, count, out) => {
      for (let i = 0; i < count; i++) out[i] = logPdfAt(anchor, offsets[i]);
    },
    ends: [finiteEnd(low, 0), finiteEnd(high, 0)],
    anchors: [low, high],
    knots: [low, high],
    gaps: [],
    logRatioTo: (other) =>
      other.spec.family === 'uniform' ? uniformLogRatio(spec, other.spec) : undefined,
  };
}

/** Uniform on [low, high], both finite, low < high. It has no mode: no point is above its neighbours. */
export const uniform: Family<UniformSpec, ContinuousDistribution<UniformSpec>> = {
  family: 'uniform',
  create,
};

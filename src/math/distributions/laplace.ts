import type { LaplaceSpec } from '../types';
import { requireFinite, requirePositive, requireProbability } from './check';
import { exponentialEnd } from './ends';
import { knotsAround } from './knots';
import { standardPair } from './standardise';
import type { ContinuousDistribution, Family, LogRatio } from './types';

/** |z_p| − |z_q| + log(s_p/s_q); on one side of both centres the absolute values differ by z_q − z_p itself. */
function laplaceLogRatio(q: LaplaceSpec, p: LaplaceSpec): LogRatio {
  const { z, difference, logScale } = standardPair(q, p);
  return (anchor, offset) => {
    const zq = z(anchor, offset);
    const d = difference(zq, anchor, offset);
    const zp = zq - d;
    if (zq > 0 && zp > 0) return logScale - d;
    if (zq < 0 && zp < 0) return logScale + d;
    return logScale + Math.abs(zp) - Math.abs(zq);
  };
}

function create(spec: LaplaceSpec): ContinuousDistribution<LaplaceSpec> {
  const loc = requireFinite(spec.loc, 'loc');
  const scale = requirePositive(spec.scale, 'scale');
  const logNormaliser = -Math.log(scale) - Math.LN2;
  const logPdfAt = (anchor: number, offset: number): number =>
    logNormaliser - Math.abs((anchor - loc + offset) / scale);
  const quantile = (u: number): number => {
    requireProbability(u, 'u');
    return u < 0.5 ? loc + scale * Math.log(2 * u) : loc - scale * Math.log(2 * (1 - u));
  };
  return {
    kind: 'continuous',
    family: 'laplace',
    spec,
    logPdf: (x) => logPdfAt(x, 0),
    pdf: (x) => Math.exp(logPdfAt(x, 0)),
    cdf: (x) => {
      const tail = 0.5 * Math.exp(-Math.abs((x - loc) / scale));
      return x < loc ? tail : 1 - tail;
    },
    quantile,
    sample: (random) => quantile(random()),
    mean: loc,
    variance: 2 * scale * scale,
    support: [-Infinity, Infinity],
    modes: [loc],
    breakpoints: [loc],
    logPdfAt,
    logPdfAtNodes: (anchor, offsets, count, out) => {
      for (let i = 0; i < count; i++) out[i] = logPdfAt(anchor, offsets[i]);
    },
    ends: [exponentialEnd(-1, 1 / scale), exponentialEnd(1, 1 / scale)],
    anchors: [loc],
    knots: knotsAround(loc, scale),
    gaps: [],
    logRatioTo: (other) =>
      other.spec.family === 'laplace' ? laplaceLogRatio(spec, other.spec) : undefined,
  };
}

/** Laplace (double exponential) with density e^{−|x − loc|/scale} / (2 scale): loc finite, scale > 0. */
export const laplace: Family<LaplaceSpec, ContinuousDistribution<LaplaceSpec>> = {
  family: 'laplace',
  create,
};

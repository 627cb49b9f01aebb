import { sigmoid } from '../special/logForms';
import type { LogisticSpec } from '../types';
import { requireFinite, requirePositive, requireProbability } from './check';
import { exponentialEnd } from './ends';
import { knotsAround } from './knots';
import { standardPair } from './standardise';
import type { ContinuousDistribution, Family, LogRatio } from './types';

/** log of the standard density, −|z| − 2 log(1 + e^{−|z|}). */
function logStandard(z: number): number {
  const y = Math.abs(z);
  return -y - 2 * Math.log1p(Math.exp(-y));
}

/**
 * The density is 1/(4 s cosh²(z/2)), and with d = z_q − z_p the ratio of the two hyperbolic cosines is
 * 1 + 2 sinh²(d/4) + tanh(z_p/2) sinh(d/2).
 */
function logisticLogRatio(q: LogisticSpec, p: LogisticSpec): LogRatio {
  const { z, difference, logScale } = standardPair(q, p);
  return (anchor, offset) => {
    const zq = z(anchor, offset);
    const d = difference(zq, anchor, offset);
    const zp = zq - d;
    if (!(Math.abs(d) < 0.5)) return logScale + logStandard(zq) - logStandard(zp);
    const quarter = Math.sinh(0.25 * d);
    const change = 2 * quarter * quarter + Math.tanh(0.5 * zp) * Math.sinh(0.5 * d);
    return logScale - 2 * Math.log1p(change);
  };
}

function create(spec: LogisticSpec): ContinuousDistribution<LogisticSpec> {
  const loc = requireFinite(spec.loc, 'loc');
  const scale = requirePositive(spec.scale, 'scale');
  const logScale = Math.log(scale);
  const logPdfAt = (anchor: number, offset: number): number =>
    logStandard((anchor - loc + offset) / scale) - logScale;
  const quantile = (u: number): number => {
    requireProbability(u, 'u');
    return loc + scale * (Math.log(u) - Math.log1p(-u));
  };
  return {
    kind: 'continuous',
    family: 'logistic',
    spec,
    logPdf: (x) => logPdfAt(x, 0),
    pdf: (x) => Math.exp(logPdfAt(x, 0)),
    cdf: (x) => sigmoid((x - loc) / scale),
    quantile,
    sample: (random) => quantile(random()),
    mean: loc,
    variance: (scale * scale * Math.PI * Math.PI) / 3,
    support: [-Infinity, Infinity],
    modes: [loc],
    breakpoints: [],
    logPdfAt,
    logPdfAtNodes: (anchor, offsets, count, out) => {
      for (let i = 0; i < count; i++) out[i] = logPdfAt(anchor, offsets[i]);
    },
    ends: [exponentialEnd(-1, 1 / scale), exponentialEnd(1, 1 / scale)],
    anchors: [loc],
    knots: knotsAround(loc, scale),
    gaps: [],
    logRatioTo: (other) =>
      other.spec.family === 'logistic' ? logisticLogRatio(spec, other.spec) : undefined,
  };
}

/** Logistic with distribution function 1/(1 + e^{−(x − loc)/scale}): loc finite, scale > 0. */
export const logistic: Family<LogisticSpec, ContinuousDistribution<LogisticSpec>> = {
  family: 'logistic',
  create,
};

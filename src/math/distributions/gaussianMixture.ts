import { solveIncreasing } from '../special/invert';
import { normalCdf, normalQuantile } from '../special/normal';
import { HALF_LOG_TWO_PI } from '../special/stirling';
import type { GaussianMixtureSpec } from '../types';
import { requireProbability } from './check';
import { gaussianEnd } from './ends';
import { knotsAround } from './knots';
import { readComponents } from './mixtureComponents';
import type { Components } from './mixtureComponents';
import { mixtureModes } from './mixtureModes';
import { mixtureLogRatio } from './mixtureRatio';
import type { ContinuousDistribution, Family } from './types';

/** Terms this far (in logs) below the largest are under half an ulp of the sum, even 64 of them together. */
const NEGLIGIBLE = -42;

/** log Σ w_i φ((x − m_i)/s_i)/s_i; two passes over a scratch array, since this is the hot loop. */
function mixtureLogPdf({ weights, means, sds }: Components) {
  const n = weights.length;
  const centres = Float64Array.from(means);
  const scales = Float64Array.from(sds);
  const constants = Float64Array.from(
    weights,
    (w, i) => Math.log(w) - Math.log(sds[i]) - HALF_LOG_TWO_PI,
  );
  const scratch = new Float64Array(n);
  return (anchor: number, offset: number): number => {
    let high = -Infinity;
    for (let i = 0; i < n; i++) {
      const z = (anchor - centres[i] + offset) / scales[i];
      const term = constants[i] - 0.5 * z * z;
      scratch[i] = term;
      if (term > high) high = term;
    }
    if (high === -Infinity) return high;
    let rest = 0;
    let largest = 0;
    for (let i = 0; i < n; i++) {
      const below = scratch[i] - high;
      if (below === 0) largest += 1;
      else if (below > NEGLIGIBLE) rest += Math.exp(below);
    }
    return rest === 0 && largest === 1 ? high : high + Math.log1p(largest - 1 + rest);
  };
}

/** The component that decides a tail: the widest, among equals the one furthest to that side. */
function dominant(side: -1 | 1, { means, sds }: Components): number {
  let best = 0;
  for (let i = 1; i < sds.length; i++) {
    const wider = sds[i] - sds[best];
    if (wider > 0 || (wider === 0 && side * (means[i] - means[best]) > 0)) best = i;
  }
  return best;
}

function create(spec: GaussianMixtureSpec): ContinuousDistribution<GaussianMixtureSpec> {
  const components = readComponents(spec);
  const { weights, means, sds } = components;
  const logPdfAt = mixtureLogPdf(components);
  const pdf = (x: number): number => Math.exp(logPdfAt(x, 0));
  const total = (f: (mean: number, sd: number) => number): number =>
    weights.reduce((sum, w, i) => sum + w * f(means[i], sds[i]), 0);
  const cdf = (x: number): number =>
    Math.min(
      1,
      total((m, s) => normalCdf((x - m) / s)),
    );
  const upper = (x: number): number => total((m, s) => normalCdf((m - x) / s));
  const quantile = (u: number): number => {
    requireProbability(u, 'u');
    if (u === 0 || u === 1) return u === 0 ? -Infinity : Infinity;
    const points = means.map((m, i) => m + sds[i] * normalQuantile(u));
    const low = Math.min(...points);
    const high = Math.max(...points); // each component's own quantile: the mixture's lies between
    if (low === high) return low;
    const solve = (x: number): [number, number] =>
      u <= 0.5 ? [cdf(x) - u, pdf(x)] : [1 - u - upper(x), pdf(x)];
    return solveIncreasing(solve, low, high, 0.5 * (low + high));
  };
  const end = (side: -1 | 1) => {
    const i = dominant(side, components);
    return gaussianEnd(side, means[i], sds[i]);
  };
  const mean = total((m) => m);
  let modes: number[] | undefined;
  return {
    kind: 'continuous',
    family: 'gaussianMixture',
    spec,
    logPdf: (x) => logPdfAt(x, 0),
    pdf,
    cdf,
    quantile,
    sample: (random) => {
      const pick = random();
      let i = 0;
      for (let reached = weights[0]; pick > reached && i < weights.length - 1;) {
        i += 1;
        reached += weights[i];
      }
      return means[i] + sds[i] * normalQuantile(random());
    },
    mean,
    variance: total((m, s) => s * s + (m - mean) ** 2),
    support: [-Infinity, Infinity],
    // found when asked for: the search takes longer than comparing two mixtures
    get modes() {
      return (modes ??= mixtureModes(components));
    },
    breakpoints: [],
    logPdfAt,
    logPdfAtNodes: (anchor, offsets, count, out) => {
      for (let i = 0; i < count; i++) out[i] = logPdfAt(anchor, offsets[i]);
    },
    ends: [end(-1), end(1)],
    anchors: [...new Set(means)].toSorted((a, b) => a - b),
    knots: means.flatMap((m, i) => knotsAround(m, sds[i])),
    gaps: [],
    logRatioTo: (other) => mixtureLogRatio(components, logPdfAt, other),
  };
}

/**
 * Mixture of normals Σ weights[i]·N(means[i], sds[i]²): three lists of one length, weights ≥ 0 that sum to 1 within
 * 1e-9 (divided by their exact sum), sds > 0.
 */
export const gaussianMixture: Family<
  GaussianMixtureSpec,
  ContinuousDistribution<GaussianMixtureSpec>
> = { family: 'gaussianMixture', create };

import type { Distribution, DistributionSpec } from '../math';
import { RATE, SHAPE } from './parameterInfo';
import { clampSpec } from './parameters';

/** The families a reader can choose for a curve. */
export type CurveFamily = Exclude<
  DistributionSpec['family'],
  'table' | 'categorical' | 'poisson' | 'binomial'
>;

/** Tails that can be told from a normal's, with a variance. */
const STUDENT_DF = 3;
/** A skew that shows. */
const SKEW = 3;
/** Two parts whose sum has two peaks: at mean ± 0.8 sd, 0.6 sd wide, so that the whole keeps its sd. */
const PART_OFFSET = 0.8;
const PART_WIDTH = 0.6;

/**
 * The member of `family` with the same mean and standard deviation (of a law without them: location
 * and scale), to four digits and within the figures' ranges. Families on z > 0 or (0, 1) that cannot
 * have that mean take the nearest sensible one. The same family gives the same object.
 */
export function changeFamily(from: Distribution, family: CurveFamily): DistributionSpec {
  if (from.spec.family === family) return from.spec;
  const { centre, spread } = summary(from);
  return clampSpec(rounded(MEMBERS[family](centre, spread)));
}

const MEMBERS: Record<CurveFamily, (centre: number, spread: number) => DistributionSpec> = {
  normal: (mean, sd) => ({ family: 'normal', mean, sd }),
  studentT: (loc, spread) => ({
    family: 'studentT',
    df: STUDENT_DF,
    loc,
    scale: spread * Math.sqrt((STUDENT_DF - 2) / STUDENT_DF),
  }),
  laplace: (loc, spread) => ({ family: 'laplace', loc, scale: spread / Math.SQRT2 }),
  logistic: (loc, spread) => ({
    family: 'logistic',
    loc,
    scale: (spread * Math.sqrt(3)) / Math.PI,
  }),
  uniform: (centre, spread) => ({
    family: 'uniform',
    low: centre - spread * Math.sqrt(3),
    high: centre + spread * Math.sqrt(3),
  }),
  skewNormal(centre, spread) {
    const delta = SKEW / Math.hypot(1, SKEW);
    const scale = spread / Math.sqrt(1 - (2 * delta ** 2) / Math.PI);
    const loc = centre - scale * delta * Math.sqrt(2 / Math.PI);
    return { family: 'skewNormal', loc, scale, shape: SKEW };
  },
  gaussianMixture: (centre, spread) => ({
    family: 'gaussianMixture',
    weights: [0.5, 0.5],
    means: [centre - PART_OFFSET * spread, centre + PART_OFFSET * spread],
    sds: [PART_WIDTH * spread, PART_WIDTH * spread],
  }),
  // Its mean is its sd; the spread is what a reader sees.
  exponential: (_, spread) => ({ family: 'exponential', rate: 1 / spread }),
  gamma(centre, spread) {
    const mean = positive(centre, spread);
    // Where the ranges end, the mean is kept and the spread gives way.
    const shape = Math.min((mean / spread) ** 2, SHAPE.max, RATE.max * mean);
    return { family: 'gamma', shape, rate: shape / mean };
  },
  beta(centre, spread) {
    const mean = Math.min(0.95, Math.max(0.05, centre));
    // a + b; a spread no beta of this mean can have gives the widest without a pole at both ends.
    const widest = Math.max(2, (mean * (1 - mean)) / spread ** 2 - 1);
    const size = Math.min(widest, SHAPE.max / Math.max(mean, 1 - mean));
    return { family: 'beta', a: mean * size, b: (1 - mean) * size };
  },
  logNormal(centre, spread) {
    const mean = positive(centre, spread);
    const variance = Math.log1p((spread / mean) ** 2);
    return {
      family: 'logNormal',
      mu: Math.log(mean) - variance / 2,
      sigma: Math.sqrt(variance),
    };
  },
};

function positive(centre: number, spread: number): number {
  return centre > 0 ? centre : spread;
}

function summary({ spec, mean, variance }: Distribution): { centre: number; spread: number } {
  const located = spec.family === 'studentT' ? spec : undefined;
  return {
    centre: mean !== undefined && Number.isFinite(mean) ? mean : (located?.loc ?? 0),
    spread:
      variance !== undefined && Number.isFinite(variance) && variance > 0
        ? Math.sqrt(variance)
        : (located?.scale ?? 1),
  };
}

/** Four digits: enough for the eye, and the link stays readable. */
function rounded(spec: DistributionSpec): DistributionSpec {
  const round = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(round);
    return typeof value === 'number' ? Number(value.toPrecision(4)) + 0 : value;
  };
  return Object.fromEntries(
    Object.entries(spec).map(([key, value]) => [key, round(value)]),
  ) as unknown as DistributionSpec;
}

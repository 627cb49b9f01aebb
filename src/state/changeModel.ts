import type { ModelSpec } from '../math';
import { clampModel } from './modelParameters';

type Type = ModelSpec['type'];

/** What a model of each type starts from where the old one has nothing to hand on. */
const NOISE = 1;
const DF = 2;
const OBSERVATIONS = [3];
const COUNTS = { successes: 4, trials: 5 };
const MIXTURE = { weights: [0.5, 0.5], means: [-1, 1], sds: [0.5, 0.5] };

/**
 * The model of another type with the prior and the observations kept where they make sense there (a mixture's parts are
 * put around the old mean), and the width of the noise. The same type gives the same object.
 */
export function changeModel(from: ModelSpec, type: Type): ModelSpec {
  return from.type === type ? from : clampModel(MEMBERS[type](from));
}

const MEMBERS: Record<Type, (from: ModelSpec) => ModelSpec> = {
  normalNormal: (from) => ({
    type: 'normalNormal',
    prior: normalPrior(from),
    likelihood: { sd: noise(from) },
    observations: observations(from),
  }),
  normalStudentT: (from) => ({
    type: 'normalStudentT',
    prior: normalPrior(from),
    likelihood: { df: DF, scale: noise(from) },
    observations: observations(from),
  }),
  normalBernoulliLogit: (from) => ({
    type: 'normalBernoulliLogit',
    prior: normalPrior(from),
    ...tally(from),
  }),
  mixtureNormal(from) {
    const { mean, sd } = normalPrior(from);
    return {
      type: 'mixtureNormal',
      prior: {
        weights: MIXTURE.weights,
        means: MIXTURE.means.map((part) => rounded(mean + sd * part)),
        sds: MIXTURE.sds.map((part) => rounded(sd * part)),
      },
      likelihood: { sd: noise(from) },
      observations: observations(from),
    };
  },
  betaBinomial: (from) => ({ type: 'betaBinomial', prior: { a: 2, b: 2 }, ...tally(from) }),
  gammaPoisson: () => ({
    type: 'gammaPoisson',
    prior: { shape: 2, rate: 1 },
    observations: OBSERVATIONS,
  }),
  twoBranch: (from) => ({
    type: 'twoBranch',
    prior: normalPrior(from),
    likelihood: { sd: noise(from) },
    observations: observations(from),
  }),
};

function normalPrior(from: ModelSpec): { readonly mean: number; readonly sd: number } {
  if (from.type === 'mixtureNormal') {
    const { weights, means, sds } = from.prior;
    const mean = weights.reduce((sum, weight, i) => sum + weight * means[i], 0);
    const square = weights.reduce(
      (sum, weight, i) => sum + weight * (sds[i] ** 2 + (means[i] - mean) ** 2),
      0,
    );
    return { mean: rounded(mean), sd: rounded(Math.sqrt(square)) };
  }
  return 'mean' in from.prior ? from.prior : { mean: 0, sd: 2 };
}

function noise(from: ModelSpec): number {
  if (!('likelihood' in from)) return NOISE;
  return 'sd' in from.likelihood ? from.likelihood.sd : from.likelihood.scale;
}

function observations(from: ModelSpec): readonly number[] {
  return 'observations' in from && from.type !== 'gammaPoisson' ? from.observations : OBSERVATIONS;
}

function tally(from: ModelSpec): { readonly successes: number; readonly trials: number } {
  return 'trials' in from ? { successes: from.successes, trials: from.trials } : COUNTS;
}

/** Four digits: enough for the eye, and the link stays readable. */
function rounded(value: number): number {
  return Number(value.toPrecision(4)) + 0;
}

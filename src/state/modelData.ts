import type { ModelSpec } from '../math';
import { modelParameter, type ModelParameterInfo } from './modelParameterInfo';
import { LOCATION, type ParameterRange } from './parameterInfo';

type Observed = Extract<ModelSpec, { readonly observations: readonly number[] }>;
type Tallied = Extract<ModelSpec, { readonly trials: number }>;

/** The two-branch model's x is z² + TILT·z plus noise. */
const TILT = 0.6;
const VALLEY = -TILT / 2;

const COUNT: ParameterRange = { min: 0, max: 100, step: 1, fine: 1, coarse: 5, scale: 'linear' };
const TRIALS: ParameterRange = { ...COUNT, min: 1 };

/** What a z predicts for an observation, on the branch where handles are held. */
export function predicted(spec: ModelSpec, z: number): number {
  return spec.type === 'twoBranch' ? Math.max(z, VALLEY) * (Math.max(z, VALLEY) + TILT) : z;
}

/** The z that predicts this observation, on the upper branch; where none does, the one that comes nearest. */
export function placeOf(spec: ModelSpec, x: number): number {
  return spec.type === 'twoBranch' ? VALLEY + Math.sqrt(Math.max(0, x + VALLEY ** 2)) : x;
}

/** Observations; of one alone the key is `x`. */
export function observationParameters(
  type: ModelSpec['type'],
  count: number,
): readonly ModelParameterInfo[] {
  const counted = type === 'gammaPoisson';
  return Array.from({ length: count }, (_, i) =>
    modelParameter({
      key: count === 1 ? 'x' : `x.${i}`,
      words: count === 1 ? 'observation x' : `observation ${i + 1}`,
      short: count === 1 ? 'x' : `x${i + 1}`,
      range: counted ? COUNT : LOCATION,
      whole: counted,
      read: (spec) => (spec as Observed).observations[i],
      write: (spec, value) => ({
        ...(spec as Observed),
        observations: (spec as Observed).observations.map((old, k) => (k === i ? value : old)),
      }),
      anchor: (spec) => placeOf(spec, (spec as Observed).observations[i]),
      fromAnchor: predicted,
    }),
  );
}

/** Successes among trials. Half a success and half a failure more keep the handle of the successes on the axis. */
export const tallyParameters: readonly ModelParameterInfo[] = [
  modelParameter({
    key: 'successes',
    words: 'successes',
    range: COUNT,
    whole: true,
    read: (spec) => (spec as Tallied).successes,
    write: (spec, value) => ({
      ...(spec as Tallied),
      successes: Math.min(value, (spec as Tallied).trials),
    }),
    anchor(spec) {
      const { successes, trials } = spec as Tallied;
      const share = (successes + 0.5) / (trials + 1);
      return spec.type === 'betaBinomial' ? share : Math.log(share / (1 - share));
    },
    fromAnchor(spec, z) {
      const { trials } = spec as Tallied;
      const share = spec.type === 'betaBinomial' ? z : 1 / (1 + Math.exp(-z));
      return Math.min(trials, share * (trials + 1) - 0.5);
    },
  }),
  modelParameter({
    key: 'trials',
    words: 'trials',
    range: TRIALS,
    whole: true,
    read: (spec) => (spec as Tallied).trials,
    write: (spec, value) => ({
      ...(spec as Tallied),
      successes: Math.min((spec as Tallied).successes, value),
      trials: value,
    }),
  }),
];

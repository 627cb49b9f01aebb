import { modelCreatorOf, modelKinds, type Model, type ModelSpec } from '../math';
import { modelParametersOf } from '../state';
import { formatEditable } from '../ui';

/** The models a figure can offer: z on the whole line. */
export type LatentSpec = Exclude<
  ModelSpec,
  { readonly type: 'betaBinomial' } | { readonly type: 'gammaPoisson' }
>;
export type LatentType = LatentSpec['type'];

/**
 * The model of a spec of these kinds; the same for the same spec.
 *
 * @throws DomainError for any other, or bad numbers.
 */
export const modelOf = modelCreatorOf([
  modelKinds.normalNormal,
  modelKinds.twoBranch,
  modelKinds.normalBernoulliLogit,
  modelKinds.normalStudentT,
  modelKinds.mixtureNormal,
] satisfies readonly { readonly type: LatentType }[]);

/** What a reader calls the models. */
export const MODEL_NAMES: Readonly<Record<LatentType, string>> = {
  normalNormal: 'normal noise',
  twoBranch: 'two branches, x = z² + 0.6z + noise',
  normalBernoulliLogit: 'coin tosses, P(success) = 1/(1 + e⁻ᶻ)',
  normalStudentT: 'heavy-tailed noise (Student t)',
  mixtureNormal: 'mixture prior, normal noise',
};

const n = (value: number): string => formatEditable(value, 4).replace('-', '−');

/** The model and its data in one plain sentence. */
export function modelSentence(spec: LatentSpec): string {
  return `z is ${priorWords(spec)} beforehand; ${dataWords(spec)}.`;
}

function priorWords(spec: LatentSpec): string {
  if (spec.type === 'mixtureNormal') {
    return `one of ${spec.prior.means.length} normals around ${spec.prior.means.map(n).join(', ')}`;
  }
  return `normal with mean ${n(spec.prior.mean)} and sd ${n(spec.prior.sd)}`;
}

function dataWords(spec: LatentSpec): string {
  if (spec.type === 'normalBernoulliLogit') {
    return `${spec.successes} of ${spec.trials} tosses, each a success with probability 1/(1 + e⁻ᶻ), came out successes`;
  }
  const seen = `x = ${spec.observations.map(n).join(', ')} was seen`;
  switch (spec.type) {
    case 'twoBranch':
      return `${seen} of z² + 0.6z plus normal noise of sd ${n(spec.likelihood.sd)}`;
    case 'normalStudentT':
      return `${seen} of z plus Student noise with ${n(spec.likelihood.df)} degrees of freedom and scale ${n(spec.likelihood.scale)}`;
    default:
      return `${seen} of z plus normal noise of sd ${n(spec.likelihood.sd)}`;
  }
}

type Interval = readonly [number, number];

/** Sds of the prior, and widths of a peak of the posterior, that are shown. */
const PRIOR_REACH = 2.8;
const PEAK_REACH = 5;
const HANDLE_ROOM = 0.4;

/** The stretch of z, in whole units, that shows prior and posterior of a model and all its handles. */
export function latentAxis({ prior, peaks, spec }: Model): Interval {
  const middle = prior.mean ?? 0;
  const spread = PRIOR_REACH * Math.sqrt(prior.variance ?? 1);
  const anchors = modelParametersOf(spec).flatMap(({ anchor }) => (anchor ? [anchor(spec)] : []));
  const lows = [
    middle - spread,
    ...peaks.map(({ location, scale }) => location - PEAK_REACH * scale),
    ...anchors.map((z) => z - HANDLE_ROOM),
  ];
  const highs = [
    middle + spread,
    ...peaks.map(({ location, scale }) => location + PEAK_REACH * scale),
    ...anchors.map((z) => z + HANDLE_ROOM),
  ];
  return [Math.floor(Math.min(...lows)), Math.ceil(Math.max(...highs))];
}

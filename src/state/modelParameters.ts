import type { ContinuousSpec, ModelSpec } from '../math';
import { observationParameters, tallyParameters } from './modelData';
import { modelParameter, type ModelParameterInfo } from './modelParameterInfo';
import { parametersOf } from './parameters';
import { likelihoodParameters } from './modelLikelihood';

/**
 * The numbers of a model that a reader can change, in the order of the text form: prior, likelihood, data. The same
 * array for the same type, number of observations and number of parts of the prior.
 */
export function modelParametersOf(spec: ModelSpec): readonly ModelParameterInfo[] {
  const count = 'observations' in spec ? spec.observations.length : 0;
  const parts = spec.type === 'mixtureNormal' ? spec.prior.weights.length : 1;
  const key = `${spec.type} ${count} ${parts}`;
  let list = known.get(key);
  if (list === undefined) {
    list = [
      ...priorParameters(spec),
      ...likelihoodParameters(spec),
      ...('observations' in spec ? observationParameters(spec.type, count) : tallyParameters),
    ];
    known.set(key, list);
  }
  return list;
}

const known = new Map<string, readonly ModelParameterInfo[]>();

/** The prior as a distribution of the core. */
export function priorOf(spec: ModelSpec): ContinuousSpec {
  switch (spec.type) {
    case 'mixtureNormal':
      return { family: 'gaussianMixture', ...spec.prior };
    case 'betaBinomial':
      return { family: 'beta', ...spec.prior };
    case 'gammaPoisson':
      return { family: 'gamma', ...spec.prior };
    default:
      return { family: 'normal', ...spec.prior };
  }
}

/** The model moved into the figures' ranges; the same object when it lies inside them. */
export function clampModel(spec: ModelSpec): ModelSpec {
  let clamped = spec;
  for (const info of modelParametersOf(spec)) {
    const value = info.read(clamped);
    const next = info.write(clamped, value);
    if (info.read(next) !== value) clamped = next;
  }
  return clamped;
}

/**
 * What is allowed for the numbers that `clampModel` moves, in words; with `field`, as the core names it, for that one
 * only. Undefined when there is no such number. Values are never told: they may be a stranger's.
 */
export function allowedModelRanges(spec: ModelSpec, field?: string): string | undefined {
  const clamped = clampModel(spec);
  const list = modelParametersOf(spec);
  const key = field
    ?.replace(/^observations\[(\d+)\]$/, list.some((info) => info.key === 'x') ? 'x' : 'x.$1')
    .replace(/\[(\d+)\]/, '.$1');
  const ranges = list
    .filter((info) =>
      key === undefined ? info.read(clamped) !== info.read(spec) : info.key === key,
    )
    .map(({ words, min, max }) => `${words} from ${withMinus(min)} to ${withMinus(max)}`);
  return ranges.length > 0 ? ranges.join(', ') : undefined;
}

function withMinus(value: number): string {
  return String(value).replace('-', '−');
}

/** The prior's own parameters, with the handles they have on the curve of any such distribution. */
function priorParameters(of: ModelSpec): ModelParameterInfo[] {
  return parametersOf(priorOf(of)).map(
    ({ key, words, read, write, anchor, fromAnchor, ...range }) =>
      modelParameter({
        key: `prior.${key}`,
        words: `${words} of the prior`,
        short: words,
        range,
        read: (spec) => read(priorOf(spec)),
        write(spec, value) {
          const { family: _family, ...prior } = write(priorOf(spec), value) as ContinuousSpec;
          return { ...spec, prior } as ModelSpec;
        },
        anchor: (spec) => anchor(priorOf(spec)),
        fromAnchor: (spec, z) => fromAnchor(priorOf(spec), z),
      }),
  );
}

import type { ModelSpec } from '../math';
import { placeOf, predicted } from './modelData';
import { modelParameter, type ModelParameterInfo } from './modelParameterInfo';
import { SCALE, type ParameterRange } from './parameterInfo';

const DF: ParameterRange = { min: 1, max: 200, step: 1, fine: 0.1, coarse: 10, scale: 'log' };
/** Where the tail is held that df shapes: from 2 scales out (df 1) to 4 (df 200), evenly in log df. */
const TAIL_FROM = 2;
const TAIL_SPAN = 2;

type WithSd = Extract<ModelSpec, { readonly likelihood: { readonly sd: number } }>;
type StudentT = Extract<ModelSpec, { readonly type: 'normalStudentT' }>;

/** The noise of the likelihood, held at its shoulder: where the data predicted by z lie one sd above the first observation. */
const sd = modelParameter({
  key: 'likelihood.sd',
  words: 'sd of the noise',
  short: 'noise sd',
  range: SCALE,
  read: (spec) => (spec as WithSd).likelihood.sd,
  write: (spec, value) => ({ ...(spec as WithSd), likelihood: { sd: value } }),
  anchor: (spec) => placeOf(spec, firstOf(spec) + (spec as WithSd).likelihood.sd),
  fromAnchor: (spec, z) => predicted(spec, z) - firstOf(spec),
});

const df = modelParameter({
  key: 'likelihood.df',
  words: 'degrees of freedom of the noise',
  short: 'noise df',
  range: DF,
  read: (spec) => (spec as StudentT).likelihood.df,
  write: (spec, value) => ({
    ...(spec as StudentT),
    likelihood: { ...(spec as StudentT).likelihood, df: value },
  }),
  anchor(spec) {
    const { df: freedom, scale: width } = (spec as StudentT).likelihood;
    return firstOf(spec) - width * (TAIL_FROM + (TAIL_SPAN * Math.log(freedom)) / Math.log(DF.max));
  },
  fromAnchor(spec, z) {
    const { scale: width } = (spec as StudentT).likelihood;
    return DF.max ** (((firstOf(spec) - z) / width - TAIL_FROM) / TAIL_SPAN);
  },
});

const scale = modelParameter({
  key: 'likelihood.scale',
  words: 'scale of the noise',
  short: 'noise scale',
  range: SCALE,
  read: (spec) => (spec as StudentT).likelihood.scale,
  write: (spec, value) => ({
    ...(spec as StudentT),
    likelihood: { ...(spec as StudentT).likelihood, scale: value },
  }),
  anchor: (spec) => firstOf(spec) + (spec as StudentT).likelihood.scale,
  fromAnchor: (spec, z) => z - firstOf(spec),
});

function firstOf(spec: ModelSpec): number {
  return 'observations' in spec ? spec.observations[0] : 0;
}

/** The likelihood's own numbers, the data aside. */
export function likelihoodParameters({ type }: ModelSpec): readonly ModelParameterInfo[] {
  if (type === 'normalStudentT') return [df, scale];
  return type === 'normalNormal' || type === 'twoBranch' || type === 'mixtureNormal' ? [sd] : [];
}

import type { GaussianMixtureSpec } from '../math';
import {
  LOCATION,
  parameter,
  SCALE,
  type ParameterInfo,
  type ParameterRange,
} from './parameterInfo';

const WEIGHT: ParameterRange = {
  min: 0.02,
  max: 0.98,
  step: 0.05,
  fine: 0.01,
  coarse: 0.2,
  scale: 'linear',
};

/** The weight's handle runs over the middle part of the way between the two means … */
const WEIGHT_REACH = 0.6;
/** … taken at least this long, so that it can be dragged when the means coincide. */
const LEAST_WAY = 2;

const known = new Map<number, readonly ParameterInfo[]>();

/** Means and sds of each part and, of two parts, the weight of the first (the second has the rest). */
export function mixtureParameters(parts: number): readonly ParameterInfo[] {
  let list = known.get(parts);
  if (!list) {
    const each = Array.from({ length: parts }, (_, part) => part);
    list = [...(parts === 2 ? [firstWeight] : []), ...each.map(meanOf), ...each.map(sdOf)];
    known.set(parts, list);
  }
  return list;
}

const firstWeight = parameter<GaussianMixtureSpec>({
  key: 'weights.0',
  words: 'weight of the first part',
  range: WEIGHT,
  read: (spec) => at(spec.weights, 0),
  // Rounded in the last digits: 1 − 0.9 is to be 0.1, also in a link.
  write: (spec, weight) => ({ ...spec, weights: [weight, Number((1 - weight).toPrecision(14))] }),
  anchor: (spec) => {
    const { middle, way } = wayBetween(spec);
    return middle + (at(spec.weights, 0) - 0.5) * way;
  },
  fromAnchor: (spec, z) => {
    const { middle, way } = wayBetween(spec);
    return 0.5 + (z - middle) / way;
  },
});

function meanOf(part: number): ParameterInfo {
  return parameter<GaussianMixtureSpec>({
    key: `means.${part}`,
    words: `mean of ${nameOf(part)}`,
    range: LOCATION,
    read: (spec) => at(spec.means, part),
    write: (spec, mean) => ({ ...spec, means: replaced(spec.means, part, mean) }),
    anchor: (spec) => at(spec.means, part),
    fromAnchor: (_, z) => z,
  });
}

function sdOf(part: number): ParameterInfo {
  return parameter<GaussianMixtureSpec>({
    key: `sds.${part}`,
    words: `sd of ${nameOf(part)}`,
    range: SCALE,
    read: (spec) => at(spec.sds, part),
    write: (spec, sd) => ({ ...spec, sds: replaced(spec.sds, part, sd) }),
    anchor: (spec) => at(spec.means, part) + at(spec.sds, part),
    fromAnchor: (spec, z) => z - at(spec.means, part),
  });
}

function wayBetween({ means }: GaussianMixtureSpec): { middle: number; way: number } {
  const [first, second] = [at(means, 0), at(means, 1)];
  return {
    middle: (first + second) / 2,
    way: WEIGHT_REACH * Math.max(LEAST_WAY, Math.abs(second - first)),
  };
}

function at(values: readonly number[], part: number): number {
  return values[part];
}

function replaced(values: readonly number[], part: number, value: number): readonly number[] {
  return values.map((old, i) => (i === part ? value : old));
}

function nameOf(part: number): string {
  return ['the first part', 'the second part'][part] ?? `part ${part + 1}`;
}

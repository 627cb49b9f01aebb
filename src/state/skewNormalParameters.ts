import { families, type SkewNormalSpec } from '../math';
import { LOCATION, parameter, SCALE, type ParameterRange } from './parameterInfo';

const SKEW: ParameterRange = {
  min: -10,
  max: 10,
  step: 0.5,
  fine: 0.1,
  coarse: 2,
  scale: 'linear',
};

/**
 * The skew is held on the left tail, from 3.2 scales out (skew −10, a long left tail) to 1 (skew 10,
 * the tail pulled in); evenly in asinh, as a skew of 9 or 10 looks the same and 0 or 1 does not.
 */
const TAIL_MIDDLE = -2.1;
const TAIL_REACH = 1.1;

/** From `loc` to the peak: it moves with scale and skew, not with `loc`, so a drag maps one to one. */
function peakOffset({ scale, shape }: SkewNormalSpec): number {
  const [mode = 0] = families.skewNormal.create({
    family: 'skewNormal',
    loc: 0,
    scale,
    shape,
  }).modes;
  return mode;
}

export const skewNormalParameters = [
  parameter<SkewNormalSpec>({
    key: 'loc',
    words: 'location',
    range: LOCATION,
    read: (spec) => spec.loc,
    write: (spec, loc) => ({ ...spec, loc }),
    anchor: (spec) => spec.loc + peakOffset(spec),
    fromAnchor: (spec, z) => z - peakOffset(spec),
  }),
  parameter<SkewNormalSpec>({
    key: 'scale',
    words: 'scale',
    range: SCALE,
    read: (spec) => spec.scale,
    write: (spec, scale) => ({ ...spec, scale }),
    anchor: (spec) => spec.loc + spec.scale,
    fromAnchor: (spec, z) => z - spec.loc,
  }),
  parameter<SkewNormalSpec>({
    key: 'shape',
    words: 'skew',
    range: SKEW,
    read: (spec) => spec.shape,
    write: (spec, shape) => ({ ...spec, shape }),
    anchor: ({ loc, scale, shape }) =>
      loc + scale * (TAIL_MIDDLE + (TAIL_REACH * Math.asinh(shape)) / Math.asinh(SKEW.max)),
    fromAnchor: ({ loc, scale }, z) =>
      Math.sinh((((z - loc) / scale - TAIL_MIDDLE) / TAIL_REACH) * Math.asinh(SKEW.max)),
  }),
];

import type { DistributionSpec } from '../math';

/** The values a parameter may take in a figure, and how far keys move it (in its own units). */
export interface ParameterRange {
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly fine: number;
  readonly coarse: number;
  /** How a slider spreads the values; the steps are added on either scale. */
  readonly scale: 'linear' | 'log';
}

/** One parameter of a distribution as a reader meets it: its words, its range, its handle on the curve. */
export interface ParameterInfo extends ParameterRange {
  /** Dotted path into the specification: `mean`, `weights.0`. */
  readonly key: string;
  readonly words: string;
  readonly read: (spec: DistributionSpec) => number;
  /** The specification with this value, clamped to the range; NaN changes nothing. Always valid. */
  readonly write: (spec: DistributionSpec, value: number) => DistributionSpec;
  /** Where on the z axis the handle sits: the peak for a location, the shoulder for a scale. */
  readonly anchor: (spec: DistributionSpec) => number;
  /** The value for the handle dragged to z: the inverse of `anchor`, clamped, a tenth of `fine` exact. */
  readonly fromAnchor: (spec: DistributionSpec, z: number) => number;
}

/** What a family says about one of its parameters; values need not be clamped or rounded. */
interface ParameterDraft<S extends DistributionSpec> {
  readonly key: string;
  readonly words: string;
  readonly range: ParameterRange;
  read(spec: S): number;
  write(spec: S, value: number): S;
  anchor(spec: S): number;
  fromAnchor(spec: S, z: number): number;
}

/** Adds to a family's draft what holds for every parameter: clamping, rounding, no NaN. */
export function parameter<S extends DistributionSpec>(draft: ParameterDraft<S>): ParameterInfo {
  const { key, words, range } = draft;
  // -0 would be written "0" in a link and then be another number.
  const clamp = (value: number) => Math.min(range.max, Math.max(range.min, value)) + 0;
  // Finer than a pixel, and the numbers in links stay readable.
  const digits = Math.max(0, 1 - Math.round(Math.log10(range.fine)));
  // A list of parameters is only ever handed out for specifications of its own family.
  const own = (spec: DistributionSpec) => spec as S;
  return {
    ...range,
    key,
    words,
    read: (spec) => draft.read(own(spec)),
    write: (spec, value) => (Number.isNaN(value) ? spec : draft.write(own(spec), clamp(value))),
    anchor: (spec) => draft.anchor(own(spec)),
    fromAnchor: (spec, z) => {
      const value = draft.fromAnchor(own(spec), z);
      return Number.isNaN(value)
        ? draft.read(own(spec))
        : clamp(Number(clamp(value).toFixed(digits)));
    },
  };
}

/** A location on the z axis. */
export const LOCATION: ParameterRange = {
  min: -10,
  max: 10,
  step: 0.1,
  fine: 0.01,
  coarse: 1,
  scale: 'linear',
};

/** A standard deviation or another width on the z axis. */
export const SCALE: ParameterRange = {
  min: 0.05,
  max: 5,
  step: 0.05,
  fine: 0.01,
  coarse: 0.5,
  scale: 'linear',
};

/** A rate, the inverse of a width. */
export const RATE: ParameterRange = {
  min: 0.05,
  max: 20,
  step: 0.1,
  fine: 0.01,
  coarse: 1,
  scale: 'log',
};

/** The shape of a gamma or beta. */
export const SHAPE: ParameterRange = {
  min: 0.1,
  max: 50,
  step: 0.1,
  fine: 0.01,
  coarse: 1,
  scale: 'log',
};

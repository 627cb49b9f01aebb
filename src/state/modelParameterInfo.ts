import type { ModelSpec } from '../math';
import type { ParameterRange } from './parameterInfo';

/** One number of a model as a reader meets it: of the prior, of the likelihood, or an observation. */
export interface ModelParameterInfo extends ParameterRange {
  /** `prior.mean`, `prior.sd`, `likelihood.sd`, `x` (`x.0`, `x.1` … of several observations), `successes` … */
  readonly key: string;
  /** "mean of the prior"; beside a heading that says whose, `short`: "mean". */
  readonly words: string;
  readonly short: string;
  readonly read: (spec: ModelSpec) => number;
  /** The model with this value, clamped to the range; NaN changes nothing. Always valid. */
  readonly write: (spec: ModelSpec, value: number) => ModelSpec;
  /** Where on the z axis its handle sits, on the prior's or the likelihood's curve; absent where it has no place there. */
  readonly anchor?: (spec: ModelSpec) => number;
  /** The value for the handle dragged to z: the inverse of `anchor`, clamped and rounded to a tenth of `fine`. */
  readonly fromAnchor?: (spec: ModelSpec, z: number) => number;
}

interface ModelParameterDraft {
  readonly key: string;
  readonly words: string;
  readonly short?: string;
  readonly range: ParameterRange;
  /** Whole numbers only. */
  readonly whole?: boolean;
  read(spec: ModelSpec): number;
  write(spec: ModelSpec, value: number): ModelSpec;
  anchor?(spec: ModelSpec): number;
  fromAnchor?(spec: ModelSpec, z: number): number;
}

/** Adds to a draft what holds for every number: clamping, rounding, no NaN. */
export function modelParameter(draft: ModelParameterDraft): ModelParameterInfo {
  const { key, words, short = words, range, whole = false } = draft;
  const clamp = (value: number) => {
    const inside = Math.min(range.max, Math.max(range.min, value)) + 0;
    return whole ? Math.round(inside) : inside;
  };
  const digits = whole ? 0 : Math.max(0, 1 - Math.round(Math.log10(range.fine)));
  const { anchor, fromAnchor } = draft;
  return {
    ...range,
    key,
    words,
    short,
    read: (spec) => draft.read(spec),
    write: (spec, value) => (Number.isNaN(value) ? spec : draft.write(spec, clamp(value))),
    ...(anchor && fromAnchor
      ? {
          anchor: (spec: ModelSpec) => anchor(spec),
          fromAnchor: (spec: ModelSpec, z: number) => {
            const value = fromAnchor(spec, z);
            return Number.isNaN(value)
              ? draft.read(spec)
              : clamp(Number(clamp(value).toFixed(digits)));
          },
        }
      : {}),
  };
}

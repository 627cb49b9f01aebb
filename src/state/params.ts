import { DomainError, type DistributionSpec } from '../math';
import type { Parsed, UrlParam } from './model';
import { formatNumberText, parseNumber } from './numberText';
import { allowedRanges, clampSpec } from './parameters';
import { formatSpec, parseSpec, specForm } from './specText';

type Family = DistributionSpec['family'];
type SpecOf<F extends Family> = Extract<DistributionSpec, { readonly family: F }>;

const BAD: Parsed<never> = { ok: false };
const LONGEST_LIST = 1024;

/**
 * A distribution in the URL, one of the figure's families, its parameters clamped to their ranges.
 * `write` may throw to refuse a specification that does not fit the rest of the state (another number
 * of bars, say): that makes a notice, like any bad value.
 */
export function distributionParam<S, F extends Family>(options: {
  readonly name: string;
  readonly families: readonly F[];
  /** Throws DomainError for parameters no member of the families can have. */
  readonly create: (spec: DistributionSpec) => unknown;
  readonly read: (state: S) => DistributionSpec;
  readonly write: (state: S, spec: SpecOf<F>) => S;
}): UrlParam<S, SpecOf<F>> {
  const { name, families, create, read, write } = options;
  const form = `${families.map(specForm).join(' or ')}, with numbers in place of the names`;
  return {
    name,
    allowed: form,
    parse(text) {
      const spec = parseSpec(text);
      if (!spec || !families.some((family) => family === spec.family)) return BAD;
      try {
        create(spec);
      } catch (error) {
        const field = error instanceof DomainError ? error.field : '';
        const allowed = allowedRanges(spec, field);
        return allowed === undefined ? BAD : { ok: false, allowed };
      }
      const value = clampSpec(spec) as SpecOf<F>;
      return value === spec
        ? { ok: true, value }
        : { ok: true, value, clamped: allowedRanges(spec) ?? form };
    },
    write: (state) => formatSpec(read(state)),
    apply: write,
  };
}

/** One of a few words in the URL. */
export function choiceParam<S, C extends string>(options: {
  readonly name: string;
  readonly choices: readonly C[];
  readonly read: (state: S) => C;
  readonly write: (state: S, choice: C) => S;
}): UrlParam<S, C> {
  const { name, choices, read, write } = options;
  return {
    name,
    allowed: `one of ${choices.join(', ')}`,
    parse(text) {
      const choice = choices.find((candidate) => candidate === text);
      return choice === undefined ? BAD : { ok: true, value: choice };
    },
    write: read,
    apply: write,
  };
}

/** A number in the URL, clamped to [min, max]. */
export function numberParam<S>(options: {
  readonly name: string;
  readonly min: number;
  readonly max: number;
  readonly read: (state: S) => number;
  readonly write: (state: S, value: number) => S;
}): UrlParam<S, number> {
  const { name, min, max, read, write } = options;
  const allowed = `a number from ${min} to ${max}`;
  return {
    name,
    allowed,
    parse(text) {
      const number = parseNumber(text);
      if (number === undefined) return BAD;
      const value = Math.min(max, Math.max(min, number));
      return value === number ? { ok: true, value } : { ok: true, value, clamped: allowed };
    },
    write: (state) => formatNumberText(read(state)),
    apply: write,
  };
}

/** A list of numbers in the URL, joined by `_` (or commas): `0_0_8`. Each is clamped to [min, max]. */
export function numbersParam<S>(options: {
  readonly name: string;
  readonly min: number;
  readonly max: number;
  /** How many there may be. */
  readonly count: readonly [number, number];
  readonly read: (state: S) => readonly number[];
  /** May throw to refuse a list that does not fit the rest of the state. */
  readonly write: (state: S, values: readonly number[]) => S;
}): UrlParam<S, readonly number[]> {
  const { name, min, max, count, read, write } = options;
  const [least, most] = count;
  const allowed = `${least} to ${most} numbers from ${min} to ${max}, joined by _`;
  return {
    name,
    allowed,
    parse(text) {
      if (text.length > LONGEST_LIST) return BAD;
      const numbers = text.split(/[_,]/).map(parseNumber);
      if (numbers.length < least || numbers.length > most) return BAD;
      const values: number[] = [];
      for (const number of numbers) {
        if (number === undefined) return BAD;
        values.push(Math.min(max, Math.max(min, number)));
      }
      const isWithin = values.every((value, i) => value === numbers[i]);
      return isWithin ? { ok: true, value: values } : { ok: true, value: values, clamped: allowed };
    },
    write: (state) => read(state).map(formatNumberText).join('_'),
    apply: write,
  };
}

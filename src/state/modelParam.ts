import { DomainError, type ModelSpec } from '../math';
import type { Parsed, UrlParam } from './model';
import { allowedModelRanges, clampModel } from './modelParameters';
import { formatModel, modelForm, parseModel } from './modelText';

type Type = ModelSpec['type'];
type SpecOf<T extends Type> = Extract<ModelSpec, { readonly type: T }>;

const BAD: Parsed<never> = { ok: false };

/**
 * A latent-variable model in the URL, one of the figure's types, its numbers clamped to their ranges:
 * `model=normalNormal_0_2_1_3`. `write` may throw to refuse a model that does not fit the rest of the state.
 */
export function modelParam<S, T extends Type>(options: {
  readonly name: string;
  readonly types: readonly T[];
  /** Throws DomainError for numbers that make no model: the core's `createModel`. */
  readonly create: (spec: ModelSpec) => unknown;
  readonly read: (state: S) => ModelSpec;
  readonly write: (state: S, spec: SpecOf<T>) => S;
}): UrlParam<S, SpecOf<T>> {
  const { name, types, create, read, write } = options;
  const form = `${types.map(modelForm).join(' or ')}, with numbers in place of the names`;
  return {
    name,
    allowed: form,
    parse(text) {
      const spec = parseModel(text);
      if (!spec || !types.some((type) => type === spec.type)) return BAD;
      try {
        create(spec);
      } catch (error) {
        const field = error instanceof DomainError ? error.field : '';
        const allowed = allowedModelRanges(spec, field);
        return allowed === undefined ? BAD : { ok: false, allowed };
      }
      const value = clampModel(spec) as SpecOf<T>;
      return value === spec
        ? { ok: true, value }
        : { ok: true, value, clamped: allowedModelRanges(spec) ?? form };
    },
    write: (state) => formatModel(read(state)),
    apply: write,
  };
}

import { presetState, type FigureModel, type Parsed } from './model';

/** Longest query that is read at all. */
export const LONGEST_QUERY = 2048;

/** A value that could not be taken as it is: which parameter, and what is allowed. The value itself is never kept. */
export interface UrlNotice {
  readonly param: string;
  /** Left aside, so that the default (or the preset's value) stays; or moved to the nearest allowed value. */
  readonly kind: 'left aside' | 'clamped';
  readonly allowed: string;
}

type Named<S> = Pick<FigureModel<S, unknown>, 'initial' | 'params' | 'presets'>;

/**
 * The state that a query names. Never throws: unknown names are ignored, the first of duplicates
 * wins, a value that is not usable leaves the default (or the preset) and makes a notice. `prefix` is
 * the figure's id on a page where another figure has the bare names.
 */
export function parseQuery<S>(
  search: string,
  model: Named<S>,
  prefix = '',
): { readonly state: S; readonly notices: readonly UrlNotice[] } {
  if (search.length > LONGEST_QUERY + 1) {
    return {
      state: model.initial,
      notices: [{ param: 'query', kind: 'left aside', allowed: 'at most 2,048 characters' }],
    };
  }
  const query = new URLSearchParams(search);
  const notices: UrlNotice[] = [];
  let state = model.initial;
  const preset = model.presets.length > 0 ? query.get(queryName('preset', prefix)) : null;
  if (preset !== null) {
    const named = attempt(() => presetState(model, preset));
    if (named) ({ state } = named);
    else {
      const ids = model.presets.map(({ id }) => id).join(', ');
      notices.push({
        param: queryName('preset', prefix),
        kind: 'left aside',
        allowed: `one of ${ids}`,
      });
    }
  }
  for (const param of model.params) {
    const name = queryName(param.name, prefix);
    const text = query.get(name);
    if (text === null) continue;
    const parsed: Parsed<unknown> = attempt(() => param.parse(text)) ?? { ok: false };
    const next = parsed.ok
      ? attempt(() => ({ state: param.apply(state, parsed.value) }))
      : undefined;
    if (next) ({ state } = next);
    if (!parsed.ok || !next) {
      const allowed = (parsed.ok ? undefined : parsed.allowed) ?? param.allowed;
      notices.push({ param: name, kind: 'left aside', allowed });
    } else if (parsed.clamped !== undefined) {
      notices.push({ param: name, kind: 'clamped', allowed: parsed.clamped });
    }
  }
  return { state, notices };
}

/**
 * The query, without its question mark, that `parseQuery` reads back as this state: only differences
 * from the default, and nothing for a value too big for a link.
 */
export function formatQuery<S>(
  state: S,
  model: Pick<FigureModel<S, unknown>, 'initial' | 'params'>,
  prefix = '',
): string {
  const query = new URLSearchParams();
  for (const param of model.params) {
    const text = param.write(state);
    if (text !== undefined && text !== param.write(model.initial))
      query.append(queryName(param.name, prefix), text);
  }
  return query.toString();
}

/**
 * Finds the preset whose state this is: the one that a link would name alike. While a gesture is `active` a new state
 * is not looked at: none.
 */
export function presetShown<S>(model: Named<S>): (state: S, active: boolean) => string | undefined {
  let texts: ReadonlyMap<string, string> | undefined;
  let last: { readonly state: S; readonly id: string | undefined } | undefined;
  const textOf = (state: S) =>
    // What is too big for a link is like nothing else.
    model.params.some((param) => param.write(state) === undefined)
      ? undefined
      : formatQuery(state, model);
  return (state, active) => {
    if (last && Object.is(last.state, state)) return last.id;
    if (active) return undefined;
    texts ??= new Map(
      model.presets.flatMap(({ id }) => {
        const named = attempt(() => presetState(model, id));
        const text = named && textOf(named.state);
        return text === undefined ? [] : [[text, id] as const];
      }),
    );
    const text = textOf(state);
    last = { state, id: text === undefined ? undefined : texts.get(text) };
    return last.id;
  };
}

/** A parameter's name in the query. */
export function queryName(name: string, prefix: string): string {
  return prefix === '' ? name : `${prefix}.${name}`;
}

/** A page must open whatever its address says: a throw on the way from text to state is a bad value. */
function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

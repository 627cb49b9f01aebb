import type { FigureStore } from './store';
import { formatQuery, queryName } from './query';

/** Safari allows 100 address changes in 30 s; three a second stays below that for the whole page. */
const GAP_MS = 340;
/** A gesture that pauses this long has come to a state that is worth a link. */
const REST_MS = 150;

/** The part of `window` the address is written through. */
export interface UrlPage {
  readonly location: { readonly pathname: string; readonly search: string; readonly hash: string };
  readonly history: {
    readonly state: unknown;
    replaceState(data: unknown, unused: string, url: string): void;
  };
}

/** One figure's part of the address. */
interface Entry {
  readonly write: () => void;
  /** Whether a gesture is under way, in which a write would cost a frame for a state that will not last. */
  readonly isMoving: () => boolean;
}

interface Writer {
  readonly waiting: Set<Entry>;
  timer: ReturnType<typeof setTimeout> | undefined;
  last: number;
}

// The limit is the page's, not the figure's: all figures of a page share one writer.
const writers = new WeakMap<object, Writer>();

/**
 * From now on the page's address names the store's state: written by replaceState after a change, of a gesture when it
 * ends or pauses, at most three times a second, the last state always. Names of other figures and options stay as they
 * are. `stale`: the address does not name the state it was read as, and is written at once. Returns the
 * function that stops it. Failures (sandboxed frames, rate limits) are swallowed.
 */
export function connectUrl<S, D>(
  store: FigureStore<S, D>,
  prefix = '',
  page: UrlPage = window,
  stale = false,
): () => void {
  const key = page.history;
  const writer = writers.get(key) ?? { waiting: new Set(), timer: undefined, last: -Infinity };
  writers.set(key, writer);
  const own = new Set(
    ['preset', ...store.model.params.map(({ name }) => name)].map((name) =>
      queryName(name, prefix),
    ),
  );
  let { state } = store.get();
  let changed = -Infinity;
  const entry: Entry = {
    write: () => writeState(page, own, formatQuery(store.get().state, store.model, prefix)),
    isMoving: () => store.get().active && performance.now() - changed < REST_MS,
  };
  if (stale) schedule(writer, entry);
  const leave = store.subscribe(() => {
    const now = store.get().state;
    if (Object.is(now, state)) return;
    state = now;
    changed = performance.now();
    schedule(writer, entry);
  });
  return () => {
    leave();
    writer.waiting.delete(entry);
  };
}

function schedule(writer: Writer, entry: Entry): void {
  writer.waiting.add(entry);
  const turn = () => {
    writer.timer = undefined;
    // Two figures changed in one gap are two writes: the second takes the next turn.
    const first = [...writer.waiting].find(({ isMoving }) => !isMoving());
    if (first) {
      writer.waiting.delete(first);
      writer.last = performance.now();
      try {
        first.write();
      } catch {
        // The address is a convenience; the figure works without it.
      }
    }
    if (writer.waiting.size > 0) writer.timer = setTimeout(turn, GAP_MS);
  };
  writer.timer ??= setTimeout(turn, Math.max(0, writer.last + GAP_MS - performance.now()));
}

function writeState(page: UrlPage, own: ReadonlySet<string>, query: string): void {
  const { pathname, search, hash } = page.location;
  const others = search
    .replace(/^\?/, '')
    .split('&')
    .filter((part) => part !== '' && !own.has(nameOf(part)));
  const all = [...others, ...(query === '' ? [] : [query])].join('&');
  const url = `${pathname}${all === '' ? '' : `?${all}`}${hash}`;
  if (url === `${pathname}${search}${hash}`) return;
  page.history.replaceState(page.history.state, '', url);
}

function nameOf(part: string): string {
  return new URLSearchParams(part).keys().next().value ?? '';
}

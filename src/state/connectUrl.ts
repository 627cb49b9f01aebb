import type { FigureStore } from './store';
import { formatQuery, queryName } from './query';

/** Safari allows 100 address changes in 30 s; three a second stays below that for the whole page. */
const GAP_MS = 340;
/** During a drag, whose steps it would slow down, a little behind is near enough. */
const DRAG_GAP_MS = 1000;

/** The part of `window` the address is written through. */
export interface UrlPage {
  readonly location: { readonly pathname: string; readonly search: string; readonly hash: string };
  readonly history: {
    readonly state: unknown;
    replaceState(data: unknown, unused: string, url: string): void;
  };
}

interface Writer {
  readonly waiting: Set<() => void>;
  timer: ReturnType<typeof setTimeout> | undefined;
  /** When the timer will go off. */
  due: number;
  last: number;
}

// The limit is the page's, not the figure's: all figures of a page share one writer.
const writers = new WeakMap<object, Writer>();

/**
 * From now on the page's address names the store's state: written by replaceState after a change, at
 * most three times a second (once in a drag), the last state always. Names of other figures and options stay as they
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
  const writer = writers.get(key) ?? {
    waiting: new Set(),
    timer: undefined,
    due: Infinity,
    last: -Infinity,
  };
  writers.set(key, writer);
  const own = new Set(
    ['preset', ...store.model.params.map(({ name }) => name)].map((name) =>
      queryName(name, prefix),
    ),
  );
  const write = () => writeState(page, own, formatQuery(store.get().state, store.model, prefix));
  if (stale) schedule(writer, write);
  let { state } = store.get();
  const leave = store.subscribe(() => {
    const now = store.get();
    if (!Object.is(now.state, state)) schedule(writer, write, now.active ? DRAG_GAP_MS : GAP_MS);
    // The hand has let go: what waits is written as soon as may be.
    else if (!now.active && writer.waiting.has(write)) schedule(writer, write);
    ({ state } = now);
  });
  return () => {
    leave();
    writer.waiting.delete(write);
  };
}

function schedule(writer: Writer, write: () => void, gapMs = GAP_MS): void {
  writer.waiting.add(write);
  const due = Math.max(performance.now(), writer.last + gapMs);
  if (writer.timer !== undefined && writer.due <= due) return;
  clearTimeout(writer.timer);
  writer.due = due;
  writer.timer = setTimeout(() => writeNext(writer), due - performance.now());
}

function writeNext(writer: Writer): void {
  writer.timer = undefined;
  // Two figures changed in one gap are two writes: the second takes the next turn.
  const [first] = writer.waiting;
  if (!first) return;
  writer.waiting.delete(first);
  writer.last = performance.now();
  try {
    first();
  } catch {
    // The address is a convenience; the figure works without it.
  }
  const [next] = writer.waiting;
  if (next) schedule(writer, next);
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

import {
  createContext,
  useContext,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
  type PointerEvent,
  type ReactNode,
  type RefObject,
} from 'react';

/**
 * What is lit in one figure. A source (a term, an area) lights itself and its links while it is pointed at or
 * focused; a tap or click pins it, one at a time. Nothing here renders React: listeners toggle an attribute.
 */
interface Highlight {
  point(cause: Cause, source: Source): void;
  leave(cause: Cause, name: string): void;
  /** Pins the source, or frees it when it is the pinned one. */
  togglePin(source: Source): void;
  /** The source is gone from the page. */
  forget(name: string): void;
  isPinned(name: string): boolean;
  /** Pointed at, focused or pinned itself. */
  isSource(name: string): boolean;
  /** Lit by itself or by a source that links to it. */
  isLit(name: string): boolean;
  subscribe(listener: () => void): () => void;
}

type Cause = 'pointer' | 'focus';

interface Source {
  readonly name: string;
  readonly links: readonly string[];
}

function createHighlight(): Highlight {
  const active = new Map<Cause | 'pin', Source>();
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const listener of listeners) listener();
  };
  const drop = (cause: Cause | 'pin', name: string) =>
    active.get(cause)?.name === name && active.delete(cause);
  const some = (test: (source: Source) => boolean) => [...active.values()].some(test);
  return {
    point(cause, source) {
      active.set(cause, source);
      tell();
    },
    leave(cause, name) {
      if (drop(cause, name)) tell();
    },
    togglePin(source) {
      if (!drop('pin', source.name)) active.set('pin', source);
      tell();
    },
    forget(name) {
      for (const cause of ['pointer', 'focus', 'pin'] as const) drop(cause, name);
      tell();
    },
    isPinned: (name) => active.get('pin')?.name === name,
    isSource: (name) => some((source) => source.name === name),
    isLit: (name) => some((source) => source.name === name || source.links.includes(name)),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

const HighlightContext = createContext<Highlight | undefined>(undefined);

/** Gives the figure inside its own highlights, shared by its plots and its derivations. */
export function HighlightProvider({ children }: { readonly children: ReactNode }) {
  const [highlight] = useState(createHighlight);
  return <HighlightContext value={highlight}>{children}</HighlightContext>;
}

/** What to spread on an element that lights up. */
interface HighlightProps<E extends Element> {
  readonly ref: RefObject<E | null>;
  onPointerEnter(event: PointerEvent): void;
  onPointerLeave(): void;
  onPointerDown(): void;
  onFocus(): void;
  onBlur(): void;
  onClick(): void;
}

/**
 * Makes a part of a figure (a curve, an area, a bar) light up with the derivation's terms that link to `partId`,
 * and them with it: spread the result on its element, often a `<g>`. Lit elements carry `data-lit`.
 */
export function useHighlight<E extends Element>(partId: string): HighlightProps<E> {
  return useSource<E>(partId, NO_LINKS, false);
}

const NO_LINKS: readonly string[] = [];

/**
 * Which of these parts is lit by something else than itself: a figure can bring the part into view that a term
 * speaks of. The first of several; renders React when it changes.
 */
export function useLitPart<T extends string>(parts: readonly T[]): T | undefined {
  const highlight = useContext(HighlightContext);
  const find = () =>
    parts.find((part) => highlight?.isLit(part) === true && !highlight.isSource(part));
  return useSyncExternalStore(highlight?.subscribe ?? unsubscribed, find, () => undefined);
}

const unsubscribed = () => () => {};

/**
 * The other side: a term that lights the parts it links to. `name` is unique in the figure; the element also
 * carries `aria-pressed` while pinned. A part that is pointed at lights the term; another term that shares the
 * part does not.
 */
export function useTermHighlight<E extends Element>(
  name: string,
  links: readonly string[] = NO_LINKS,
): HighlightProps<E> {
  return useSource<E>(`term:${name}`, links, true);
}

function useSource<E extends Element>(
  name: string,
  links: readonly string[],
  isTerm: boolean,
): HighlightProps<E> {
  const ref = useRef<E>(null);
  const pressed = useRef(false);
  const highlight = useContext(HighlightContext);
  useLayoutEffect(() => {
    if (!highlight) return undefined;
    const write = () => {
      const element = ref.current;
      if (!element) return;
      const lit =
        highlight.isLit(name) || (isTerm && links.some((link) => highlight.isSource(link)));
      element.toggleAttribute('data-lit', lit);
      if (isTerm) element.setAttribute('aria-pressed', String(highlight.isPinned(name)));
    };
    write();
    const stop = highlight.subscribe(write);
    return () => {
      stop();
      highlight.forget(name);
    };
  }, [highlight, name, links, isTerm]);
  return useMemo(() => {
    const source: Source = { name, links };
    return {
      ref,
      // A finger "enters" on every tap; for touch only the tap itself (a click) counts.
      onPointerEnter(event: PointerEvent) {
        pressed.current = false;
        if (event.pointerType !== 'touch') highlight?.point('pointer', source);
      },
      onPointerLeave() {
        highlight?.leave('pointer', name);
      },
      onPointerDown() {
        pressed.current = true;
      },
      // Not the focus that a press or a tap leaves behind, where nobody looks any more.
      onFocus() {
        if (!pressed.current) highlight?.point('focus', source);
      },
      onBlur() {
        pressed.current = false;
        highlight?.leave('focus', name);
      },
      onClick() {
        pressed.current = false;
        highlight?.togglePin(source);
      },
    };
  }, [highlight, name, links]);
}

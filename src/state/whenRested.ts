import type { FigureStore, Snapshot } from './store';

interface Rest<S, D> {
  /** What must stand still: another object means that it has moved. */
  readonly of: (snap: Snapshot<S, D>) => object;
  /** For so long, in milliseconds. A drag that pauses this long counts, too. */
  readonly ms: number;
  readonly act: () => void;
  /** At each move: what is under way is of no use any more. */
  readonly onMove?: () => void;
}

/**
 * Acts whenever a part of the state has come to rest, and once for the present one; not for a refresh of the store, nor
 * for the end of a gesture that has changed nothing since.
 *
 * @returns the way to stop.
 */
export function whenRested<S, D>(
  store: FigureStore<S, D>,
  { of, ms, act, onMove }: Rest<S, D>,
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last: object | undefined;
  const onChange = (): void => {
    const now = of(store.get());
    if (now === last) return;
    last = now;
    clearTimeout(timer);
    onMove?.();
    timer = setTimeout(act, ms);
  };
  onChange();
  const leave = store.subscribe(onChange);
  return () => {
    clearTimeout(timer);
    leave();
  };
}

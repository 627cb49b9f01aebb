import {
  createContext,
  useContext,
  useLayoutEffect,
  useMemo,
  useState,
  type ReactNode,
} from 'react';
import type { FigureStore, Snapshot } from '../state';

type Writer = (snap: Snapshot<unknown, unknown>) => void;

/** The store of one figure and the writers that keep its picture up to date without React. */
interface LiveHub {
  readonly store: FigureStore<unknown, unknown>;
  /** The writer runs after every change, in the order of joining; the function returned takes it out. */
  join(writer: Writer): () => void;
  /** Runs all writers once more: for parts that waited while nobody could see them. */
  refresh(): void;
}

const HubContext = createContext<LiveHub | null>(null);

/**
 * Gives the figure inside its store. An error in a live write is thrown again while rendering, so that the figure's
 * error boundary sees it.
 */
export function StoreProvider<S, D>(props: {
  readonly store: FigureStore<S, D>;
  readonly children: ReactNode;
}) {
  const store = props.store as unknown as FigureStore<unknown, unknown>;
  const [failure, setFailure] = useState<{ readonly error: unknown }>();
  const [hub, connect] = useMemo(() => {
    const writers = new Set<Writer>();
    const write = () => {
      const snap = store.get();
      for (const writer of writers) {
        try {
          writer(snap);
        } catch (error) {
          setFailure({ error });
          return;
        }
      }
    };
    const made: LiveHub = {
      store,
      join(writer) {
        writers.add(writer);
        return () => writers.delete(writer);
      },
      refresh: write,
    };
    return [made, () => store.subscribe(write)] as const;
  }, [store]);
  useLayoutEffect(connect, [connect]);
  if (failure) throw failure.error;
  return <HubContext value={hub}>{props.children}</HubContext>;
}

/** The hub of the figure around. @throws Error outside of a StoreProvider. */
export function useLiveHub(): LiveHub {
  const hub = useContext(HubContext);
  if (!hub) throw new Error('a live part of a figure stands outside of its StoreProvider');
  return hub;
}

/** The store of the figure around. The types are the caller's claim: one figure has one model. */
export function useStore<S, D>(): FigureStore<S, D> {
  return useLiveHub().store as unknown as FigureStore<S, D>;
}

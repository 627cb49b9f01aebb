import {
  createContext,
  useContext,
  useLayoutEffect,
  useMemo,
  useState,
  type ReactNode,
} from 'react';
import type { FigureStore, Snapshot } from '../state';
import { createPlayers, PlayersContext } from './players';
import { createQuantityRegistry, QuantityRegistryContext } from './quantityRegistry';

type Writer = (snap: Snapshot<unknown, unknown>) => void;

/** The store of one figure and the writers that keep its picture up to date without React. */
interface LiveHub {
  readonly store: FigureStore<unknown, unknown>;
  /**
   * The writer runs after every change, in the order of joining; the function returned takes it out. While a gesture
   * goes on and `seen` says no, it waits: for the gesture's end, a short rest, or `catchUp`.
   */
  join(writer: Writer, seen: () => boolean): () => void;
  /** Runs the writers that wait. */
  catchUp(): void;
  /** Of parts that take turns, one at each change: whose turn it is. Nobody need wait when changes come one by one. */
  isTurn(turn: number, of: number): boolean;
}

/** A gesture that pauses this long gives time for what is out of sight or has to wait its turn. */
const REST_MS = 100;

const HubContext = createContext<LiveHub | null>(null);

interface ConnectedHub extends LiveHub {
  /** From now on the hub follows its store, until the function returned is called. */
  connect(): () => void;
}

function createHub(
  store: FigureStore<unknown, unknown>,
  onFailure: (error: unknown) => void,
): ConnectedHub {
  const writers = new Map<Writer, () => boolean>();
  const waiting = new Set<Writer>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let changes = 0;
  let changed = -Infinity;
  let isRushed = false;
  const run = (some: Iterable<Writer>) => {
    const snap = store.get();
    try {
      for (const writer of some) writer(snap);
    } catch (error) {
      onFailure(error);
    }
  };
  const catchUp = () => {
    const late = [...waiting];
    waiting.clear();
    run(late);
  };
  // One timer that looks how long ago the last change was: a new one at every change costs more.
  const look = () => {
    const left = changed + REST_MS - performance.now();
    timer = left > 0 ? setTimeout(look, left) : undefined;
    if (left <= 0) catchUp();
  };
  const onChange = () => {
    isRushed = performance.now() - changed < REST_MS;
    changes += 1;
    waiting.clear();
    if (store.get().active) for (const [writer, seen] of writers) if (!seen()) waiting.add(writer);
    run([...writers.keys()].filter((writer) => !waiting.has(writer)));
    // From its end: what a slow machine needs for a change is no pause.
    changed = performance.now();
    if (waiting.size > 0) timer ??= setTimeout(look, REST_MS);
  };
  return {
    store,
    join(writer, seen) {
      writers.set(writer, seen);
      return () => {
        writers.delete(writer);
        waiting.delete(writer);
      };
    },
    catchUp,
    isTurn: (turn, of) => !isRushed || changes % of === turn,
    connect() {
      const leave = store.subscribe(onChange);
      return () => {
        clearTimeout(timer);
        timer = undefined;
        leave();
      };
    },
  };
}

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
  const hub = useMemo(() => createHub(store, (error) => setFailure({ error })), [store]);
  const [quantities] = useState(createQuantityRegistry);
  const [players] = useState(createPlayers);
  useLayoutEffect(() => hub.connect(), [hub]);
  if (failure) throw failure.error;
  return (
    <HubContext value={hub}>
      <QuantityRegistryContext value={quantities}>
        <PlayersContext value={players}>{props.children}</PlayersContext>
      </QuantityRegistryContext>
    </HubContext>
  );
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

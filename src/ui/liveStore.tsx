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

/** Of two parts that need not both be written at every step of a drag, which is this. */
export type Turn = 0 | 1;

/** The store of one figure and the writers that keep its picture up to date without React. */
interface LiveHub {
  readonly store: FigureStore<unknown, unknown>;
  /**
   * The writer runs after every change, in the order of joining; the function returned takes it out. While a gesture
   * goes on and `seen` says no, it waits: for the gesture's end, a short rest, or `catchUp`. With a `turn` it runs at every
   * other change of a gesture only, those of turn 0 and of turn 1 one after the other, and at the next pause of it.
   */
  join(writer: Writer, seen: () => boolean, turn?: Turn): () => void;
  /** Runs the writers that wait. */
  catchUp(): void;
}

/** A gesture that pauses this long gives time for what is out of sight. */
const REST_MS = 100;
/** And this long for what has missed its turn: three frames. */
const TURN_MS = 50;

const HubContext = createContext<LiveHub | null>(null);

interface ConnectedHub extends LiveHub {
  /** From now on the hub follows its store, until the function returned is called. */
  connect(): () => void;
}

function createHub(
  store: FigureStore<unknown, unknown>,
  onFailure: (error: unknown) => void,
): ConnectedHub {
  const writers = new Map<Writer, { readonly seen: () => boolean; readonly turn?: Turn }>();
  const waiting = new Set<Writer>();
  const passed = new Set<Writer>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let turnTimer: ReturnType<typeof setTimeout> | undefined;
  let changes = 0;
  const run = (some: Iterable<Writer>) => {
    const snap = store.get();
    try {
      for (const writer of some) writer(snap);
    } catch (error) {
      onFailure(error);
    }
  };
  const take = (late: Set<Writer>): Writer[] => {
    const taken = [...late];
    late.clear();
    return taken;
  };
  const catchUp = () => {
    clearTimeout(timer);
    run(take(waiting));
  };
  const onChange = () => {
    clearTimeout(timer);
    clearTimeout(turnTimer);
    waiting.clear();
    passed.clear();
    changes += 1;
    if (store.get().active)
      for (const [writer, { seen, turn }] of writers) {
        if (!seen()) waiting.add(writer);
        else if (turn === changes % 2) passed.add(writer);
      }
    run([...writers.keys()].filter((writer) => !waiting.has(writer) && !passed.has(writer)));
    if (waiting.size > 0) timer = setTimeout(catchUp, REST_MS);
    if (passed.size > 0) turnTimer = setTimeout(() => run(take(passed)), TURN_MS);
  };
  return {
    store,
    join(writer, seen, turn) {
      writers.set(writer, { seen, turn });
      return () => {
        writers.delete(writer);
        waiting.delete(writer);
        passed.delete(writer);
      };
    },
    catchUp,
    connect() {
      const leave = store.subscribe(onChange);
      return () => {
        clearTimeout(timer);
        clearTimeout(turnTimer);
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

import { createStore } from 'zustand/vanilla';
import { change, closeGesture, startHistory, stepBack, stepForth, type History } from './history';
import { gestureBegins, gestureEnds } from './gestures';
import { memoise } from './memo';
import { presetState, type FigureModel } from './model';

/** A consistent view of a figure: its state and everything that follows from it. */
export interface Snapshot<S, D> {
  readonly state: S;
  readonly derived: D;
  /** A gesture (a drag) is in progress. */
  readonly active: boolean;
}

/** The one place where a figure instance keeps its state. Listeners run synchronously. */
export interface FigureStore<S, D> {
  readonly model: FigureModel<S, D>;
  /** The present; the same object until something changes. `derive` runs at most once per state. */
  get(this: void): Snapshot<S, D>;
  /** The state the page was prerendered with, for hydration. */
  getInitial(this: void): Snapshot<S, D>;
  subscribe(this: void, listener: () => void): () => void;
  /** Updates that carry the same gesture id make one undo step; without an id each is its own. */
  update(this: void, change: (state: S) => S, gesture?: string): void;
  beginGesture(this: void, id: string): void;
  endGesture(this: void): void;
  undo(this: void): void;
  redo(this: void): void;
  canUndo(this: void): boolean;
  canRedo(this: void): boolean;
  /** Back to the default, undoably. */
  reset(this: void): void;
  /** To a named state, undoably. Throws RangeError when the figure has no such preset. */
  applyPreset(this: void, id: string): void;
  /**
   * Tells the listeners that `derived` knows more than before (an answer that took its time has come); the state is the
   * same, and there is nothing to undo.
   */
  refresh(this: void): void;
  /** A state from outside (the URL) becomes the present, with nothing to undo or redo. */
  load(this: void, state: S): void;
}

interface Inner<S> {
  readonly history: History<S>;
  readonly active: boolean;
  readonly gesture: string | undefined;
}

/**
 * A store for one figure instance. When `derive` throws on a new state, that state is dropped, the
 * previous one stays, and the error reaches the caller: of the change when someone listens, else of
 * the next `get` (nothing is derived that nobody reads).
 */
export function createFigureStore<S, D>(model: FigureModel<S, D>): FigureStore<S, D> {
  const derive = memoise((state: S) => model.derive(state), model.initial);
  const inner = createStore<Inner<S>>(() => ({
    history: startHistory(model.initial),
    active: false,
    gesture: undefined,
  }));
  let good = inner.getState();
  let snapshot: Snapshot<S, D> | undefined;
  let initial: Snapshot<S, D> | undefined;
  let listening = 0;
  let failures: unknown[] = [];

  function get(): Snapshot<S, D> {
    const now = inner.getState();
    const { active } = now;
    const state = now.history.present;
    if (!snapshot || !Object.is(snapshot.state, state) || snapshot.active !== active) {
      try {
        snapshot = { state, derived: derive(state), active };
      } catch (error) {
        if (now !== good) inner.setState(good, true);
        throw error;
      }
    }
    good = now;
    return snapshot;
  }

  function commit(next: Inner<S>): void {
    if (listening > 0) {
      derive(next.history.present);
      good = next;
    }
    const outer = failures;
    const mine: unknown[] = [];
    failures = mine;
    inner.setState(next, true);
    failures = outer;
    // One broken listener must not leave the others with an old picture: all run, then it is told.
    if (mine.length > 0) throw mine[0];
  }

  function move(step: (history: History<S>) => History<S>): void {
    const now = inner.getState();
    const history = step(now.history);
    if (history !== now.history) commit({ ...now, history });
  }

  return {
    model,
    get,
    getInitial() {
      initial ??= { state: model.initial, derived: derive(model.initial), active: false };
      return initial;
    },
    subscribe(listener) {
      listening += 1;
      const stop = inner.subscribe(() => {
        try {
          listener();
        } catch (error) {
          failures.push(error);
        }
      });
      let stopped = false;
      return () => {
        if (stopped) return;
        stopped = true;
        listening -= 1;
        stop();
      };
    },
    update(make, gesture) {
      move((history) => change(history, make(history.present), gesture));
    },
    beginGesture(id) {
      const now = inner.getState();
      if (now.active && now.gesture === id) return;
      if (!now.active) gestureBegins();
      commit({ history: closeGesture(now.history), active: true, gesture: id });
    },
    endGesture() {
      const now = inner.getState();
      if (!now.active) return;
      gestureEnds();
      commit({ history: closeGesture(now.history), active: false, gesture: undefined });
    },
    undo: () => move(stepBack),
    redo: () => move(stepForth),
    canUndo: () => inner.getState().history.past.length > 0,
    canRedo: () => inner.getState().history.future.length > 0,
    reset: () => move((history) => change(history, model.initial)),
    applyPreset(id) {
      const preset = presetState(model, id);
      if (!preset) throw new RangeError(`${model.id} has no preset "${id}"`);
      move((history) => change(history, preset.state));
    },
    refresh: () => commit({ ...inner.getState() }),
    load(state) {
      const { history } = inner.getState();
      if (Object.is(state, history.present) && history.past.length + history.future.length === 0)
        return;
      move(() => startHistory(state));
    },
  };
}

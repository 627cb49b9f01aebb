/** How many steps can be undone; older ones fall away. */
export const HISTORY_LIMIT = 200;

/** The present state, the way back and the way forth. Immutable: each function gives a new one. */
export interface History<S> {
  readonly present: S;
  readonly past: readonly S[];
  readonly future: readonly S[];
  /** Changes that carry this id join the newest step instead of making another. */
  readonly gesture: string | undefined;
}

/** A history that holds `present` and nothing to undo. */
export function startHistory<S>(present: S): History<S> {
  return { present, past: [], future: [], gesture: undefined };
}

/** `next` becomes the present; an equal state (Object.is) is no step. */
export function change<S>(history: History<S>, next: S, gesture?: string): History<S> {
  if (Object.is(next, history.present)) return history;
  if (gesture !== undefined && gesture === history.gesture) {
    // A gesture that comes back to the very state it started from leaves no step behind.
    const cancelled = Object.is(next, history.past.at(-1));
    return cancelled
      ? { ...history, present: next, past: history.past.slice(0, -1), gesture: undefined }
      : { ...history, present: next };
  }
  const past = [...history.past, history.present].slice(-HISTORY_LIMIT);
  return { present: next, past, future: [], gesture };
}

/** The next change starts a step of its own, even if it carries the same gesture id. */
export function closeGesture<S>(history: History<S>): History<S> {
  return history.gesture === undefined ? history : { ...history, gesture: undefined };
}

/** One step back; the same history when there is none. */
export function stepBack<S>(history: History<S>): History<S> {
  if (history.past.length === 0) return history;
  return {
    present: history.past.at(-1) as S,
    past: history.past.slice(0, -1),
    future: [history.present, ...history.future],
    gesture: undefined,
  };
}

/** One step forth; the same history when there is none. */
export function stepForth<S>(history: History<S>): History<S> {
  if (history.future.length === 0) return history;
  return {
    present: history.future[0],
    past: [...history.past, history.present],
    future: history.future.slice(1),
    gesture: undefined,
  };
}

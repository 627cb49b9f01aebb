import { array, assert, integer, property } from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { HISTORY_LIMIT } from './history';
import type { FigureModel } from './model';
import { createFigureStore } from './store';

interface Pair {
  readonly q: number;
  readonly p: number;
}

const gap = vi.fn<(state: Pair) => number>((state) => {
  if (Number.isNaN(state.q)) throw new Error('q is not a number');
  return state.p - state.q;
});

function makeStore() {
  gap.mockClear();
  const model: FigureModel<Pair, number> = {
    id: 'pair',
    initial: { q: 0, p: 1 },
    derive: gap,
    params: [],
    presets: [
      { id: 'far', title: 'Far apart', state: { q: -5, p: 5 } },
      { id: 'equal', title: 'Equal', state: (initial) => ({ ...initial, q: initial.p }) },
    ],
  };
  return createFigureStore(model);
}

const setQ = (q: number) => (state: Pair) => ({ ...state, q });

describe('snapshots', () => {
  it('derives lazily, once per state, and gives the same object until something changes', () => {
    const store = makeStore();
    expect(gap).toHaveBeenCalledTimes(0);
    store.update(setQ(3));
    store.update(setQ(4));
    expect(gap).toHaveBeenCalledTimes(0);
    const first = store.get();
    expect(first).toEqual({ state: { q: 4, p: 1 }, derived: -3, active: false });
    expect(store.get()).toBe(first);
    store.beginGesture('drag');
    expect(store.get()).toEqual({ ...first, active: true });
    store.undo();
    store.redo();
    store.get();
    expect(gap).toHaveBeenCalledTimes(1);
  });

  it('keeps the initial snapshot for hydration, whatever was loaded meanwhile', () => {
    const store = makeStore();
    store.load({ q: 7, p: 7 });
    expect(store.getInitial()).toEqual({ state: { q: 0, p: 1 }, derived: 1, active: false });
    expect(store.getInitial()).toBe(store.getInitial());
    expect(store.get().state).toEqual({ q: 7, p: 7 });
  });

  it('keeps two stores of one model apart', () => {
    const one = makeStore();
    const two = createFigureStore(one.model);
    one.update(setQ(9));
    expect(two.get().state.q).toBe(0);
    expect(two.canUndo()).toBe(false);
  });
});

describe('listeners', () => {
  it('are told synchronously of every change, and no more once they have left', () => {
    const store = makeStore();
    const seen: number[] = [];
    const leave = store.subscribe(() => seen.push(store.get().state.q));
    store.update(setQ(1));
    store.update(setQ(2));
    store.undo();
    store.reset();
    leave();
    leave();
    store.update(setQ(3));
    expect(seen).toEqual([1, 2, 1, 0]);
  });

  it('hear nothing when the state is the same object', () => {
    const store = makeStore();
    const listener = vi.fn<() => void>();
    store.subscribe(listener);
    store.update((state) => state);
    store.reset();
    store.endGesture();
    store.undo();
    store.redo();
    expect(listener).not.toHaveBeenCalled();
    expect(store.canUndo()).toBe(false);
  });

  it('all hear of a change even when one of them throws, and the caller is told', () => {
    const store = makeStore();
    const second = vi.fn<() => void>();
    store.subscribe(() => {
      throw new Error('broken panel');
    });
    store.subscribe(second);
    expect(() => store.update(setQ(1))).toThrow('broken panel');
    expect(second).toHaveBeenCalledTimes(1);
    expect(store.get().state.q).toBe(1);
  });
});

describe('a throw in derive', () => {
  it('reaches the caller of the change and leaves state, history and listeners alone', () => {
    const store = makeStore();
    const listener = vi.fn<() => void>();
    store.subscribe(listener);
    store.update(setQ(2));
    const before = store.get();
    expect(() => store.update(setQ(NaN))).toThrow('q is not a number');
    expect(listener).toHaveBeenCalledTimes(1);
    expect(store.get()).toBe(before);
    store.undo();
    expect(store.get().state.q).toBe(0);
    expect(store.canUndo()).toBe(false);
  });

  it('reaches the next reader when nobody listens, who then finds the previous snapshot', () => {
    const store = makeStore();
    store.update(setQ(2));
    const before = store.get();
    store.update(setQ(NaN));
    expect(() => store.get()).toThrow('q is not a number');
    expect(store.get()).toBe(before);
    store.load({ q: NaN, p: 0 });
    expect(() => store.get()).toThrow('q is not a number');
    expect(store.get()).toBe(before);
  });
});

describe('a throw in derive, after changes that listeners heard of but did not read', () => {
  it('goes back to the last of these', () => {
    const store = makeStore();
    const leave = store.subscribe(() => {});
    store.update(setQ(1));
    leave();
    store.update(setQ(NaN));
    expect(() => store.get()).toThrow('q is not a number');
    expect(store.get().state.q).toBe(1);
  });
});

describe('undo', () => {
  it('makes one step of all updates of one gesture, and one of each without', () => {
    const store = makeStore();
    store.beginGesture('drag q');
    for (let q = 1; q <= 50; q += 1) store.update(setQ(q), 'drag q');
    store.endGesture();
    store.update(setQ(60));
    store.update(setQ(70));
    const back = [];
    while (store.canUndo()) {
      store.undo();
      back.push(store.get().state.q);
    }
    expect(back).toEqual([60, 50, 0]);
  });

  it('tells a second drag of the same handle from the first', () => {
    const store = makeStore();
    for (const q of [1, 2]) {
      store.beginGesture('drag q');
      expect(store.get().active).toBe(true);
      store.update(setQ(q), 'drag q');
      store.endGesture();
      expect(store.get().active).toBe(false);
    }
    store.undo();
    expect(store.get().state.q).toBe(1);
  });

  it('tells updates inside a gesture from those just before and after it', () => {
    const store = makeStore();
    store.update(setQ(1), 'q');
    store.beginGesture('q');
    store.update(setQ(2), 'q');
    store.endGesture();
    store.update(setQ(3), 'q');
    store.update(setQ(4), 'q');
    store.undo();
    expect(store.get().state.q).toBe(2);
    store.undo();
    expect(store.get().state.q).toBe(1);
  });

  it('forgets a gesture that returned to the very state it left', () => {
    const store = makeStore();
    const start = store.get().state;
    store.update(setQ(1), 'drag');
    store.update(() => start, 'drag');
    expect(store.canUndo()).toBe(false);
    store.update(setQ(2), 'drag');
    store.undo();
    expect(store.get().state).toBe(start);
  });

  it('covers presets and reset, and throws on a preset that is not there', () => {
    const store = makeStore();
    store.applyPreset('far');
    store.applyPreset('equal');
    expect(store.get().state).toEqual({ q: 1, p: 1 });
    store.reset();
    expect(store.get().state).toEqual({ q: 0, p: 1 });
    store.undo();
    store.undo();
    expect(store.get().state).toEqual({ q: -5, p: 5 });
    expect(() => store.applyPreset('toString')).toThrow(RangeError);
  });

  it('loses the way forth by a new change, and everything by a load', () => {
    const store = makeStore();
    store.update(setQ(1));
    store.undo();
    expect(store.canRedo()).toBe(true);
    store.update(setQ(2));
    expect(store.canRedo()).toBe(false);
    store.undo();
    store.load({ q: 5, p: 5 });
    expect([store.canUndo(), store.canRedo()]).toEqual([false, false]);
  });

  it(`remembers ${HISTORY_LIMIT} steps and no more`, () => {
    const store = makeStore();
    for (let q = 1; q <= HISTORY_LIMIT + 30; q += 1) store.update(setQ(q));
    let steps = 0;
    for (; store.canUndo(); steps += 1) store.undo();
    expect(steps).toBe(HISTORY_LIMIT);
    expect(store.get().state.q).toBe(30);
  });

  it('walks back and forth over any sequence of changes without losing one', () => {
    assert(
      property(array(integer(), { maxLength: HISTORY_LIMIT }), (values) => {
        const store = makeStore();
        for (const q of values) store.update(setQ(q));
        const end = store.get().state;
        for (let i = values.length - 1; i >= 0; i -= 1) {
          store.undo();
          expect(store.get().state.q).toBe(i === 0 ? 0 : values[i - 1]);
        }
        expect(store.canUndo()).toBe(false);
        while (store.canRedo()) store.redo();
        expect(store.get().state).toBe(end);
      }),
    );
  });

  it('has no step for an answer that came late: the listeners are told, state and history stay', () => {
    const store = makeStore();
    const listener = vi.fn();
    store.subscribe(listener);
    const before = store.get();
    store.refresh();
    expect(listener).toHaveBeenCalledTimes(1);
    expect(store.get()).toBe(before);
    expect([store.canUndo(), store.canRedo()]).toEqual([false, false]);
  });
});

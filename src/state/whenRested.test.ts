import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { FigureModel } from './model';
import { createFigureStore } from './store';
import { whenRested } from './whenRested';

interface Two {
  readonly p: { readonly mean: number };
  readonly q: number;
}

const model: FigureModel<Two, number> = {
  id: 'rest',
  initial: { p: { mean: 0 }, q: 0 },
  derive: ({ q }) => q,
  params: [],
  presets: [],
};

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('acts once for what is there, and once whenever its part has moved and come to rest', () => {
  const store = createFigureStore(model);
  const seen: number[] = [];
  const onMove = vi.fn<() => void>();
  const stop = whenRested(store, {
    of: ({ state }) => state.p,
    ms: 100,
    act: () => void seen.push(store.get().state.p.mean),
    onMove,
  });
  vi.advanceTimersByTime(99);
  expect(seen).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(seen).toEqual([0]);

  store.beginGesture('drag');
  for (const mean of [1, 2, 3]) {
    store.update((state) => ({ ...state, p: { mean } }), 'drag');
    vi.advanceTimersByTime(60);
  }
  expect(seen).toEqual([0]);
  vi.advanceTimersByTime(40);
  // while the gesture pauses, too
  expect(seen).toEqual([0, 3]);
  expect(onMove).toHaveBeenCalledTimes(4);

  store.endGesture();
  store.refresh();
  store.update((state) => ({ ...state, q: 1 }));
  vi.advanceTimersByTime(500);
  expect(seen).toEqual([0, 3]);

  store.update((state) => ({ ...state, p: { mean: 4 } }));
  stop();
  vi.advanceTimersByTime(500);
  expect(seen).toEqual([0, 3]);
});

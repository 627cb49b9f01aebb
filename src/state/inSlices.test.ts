import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createFigureStore } from './store';
import { inSlices } from './inSlices';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function* counting(to: number, seen: number[]): Generator<void, string> {
  for (let i = 1; i <= to; i += 1) {
    seen.push(i);
    // Longer than a slice.
    vi.setSystemTime(Date.now() + 20);
    vi.spyOn(performance, 'now').mockReturnValue(Date.now());
    yield;
  }
  return 'done';
}

const model = { id: 'one', initial: { a: 1 }, derive: () => 0, params: [], presets: [] };

it('does one slice a turn, and hands on the result', () => {
  const seen: number[] = [];
  const done = vi.fn();
  inSlices(counting(2, seen), done);
  expect(seen).toEqual([]);
  vi.advanceTimersToNextTimer();
  expect(seen).toEqual([1]);
  vi.advanceTimersToNextTimer();
  expect(seen).toEqual([1, 2]);
  expect(done).not.toHaveBeenCalled();
  vi.advanceTimersToNextTimer();
  expect(done).toHaveBeenCalledExactlyOnceWith('done');
});

it('stands still while a handle of any figure is dragged', () => {
  const [store, other] = [createFigureStore(model), createFigureStore(model)];
  const seen: number[] = [];
  inSlices(counting(3, seen), vi.fn());
  vi.advanceTimersToNextTimer();
  store.beginGesture('drag');
  store.beginGesture('drag again');
  other.beginGesture('drag');
  store.endGesture();
  vi.advanceTimersByTime(5000);
  expect(seen).toEqual([1]);
  other.endGesture();
  other.endGesture();
  vi.advanceTimersByTime(5000);
  expect(seen).toEqual([1, 2, 3]);
});

it('goes on during a drag that looks at it', () => {
  const [store, other] = [createFigureStore(model), createFigureStore(model)];
  const seen: number[] = [];
  inSlices(counting(3, seen), vi.fn(), () => store.get().active);
  other.beginGesture('drag');
  vi.advanceTimersByTime(5000);
  expect(seen).toEqual([]);
  other.endGesture();
  store.beginGesture('drag');
  vi.advanceTimersByTime(5000);
  expect(seen).toEqual([1, 2, 3]);
  store.endGesture();
});

it('can be given up', () => {
  const seen: number[] = [];
  const stop = inSlices(counting(3, seen), vi.fn());
  vi.advanceTimersToNextTimer();
  stop();
  vi.advanceTimersByTime(5000);
  expect(seen).toEqual([1]);
});

// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createFigureStore, type FigureModel } from '../state';
import { warmFigure } from './warmFigure';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('derives the first state and every preset again and again, one at a time', () => {
  const derived: number[] = [];
  const model: FigureModel<number, number> = {
    id: 'counting',
    initial: 1,
    derive: (state) => derived.push(state),
    params: [],
    presets: [
      { id: 'two', title: 'Two', state: 2 },
      { id: 'three', title: 'Three', state: (initial) => initial + 2 },
    ],
  };
  warmFigure(model);
  expect(derived).toEqual([]);
  vi.advanceTimersToNextTimer();
  expect(derived).toEqual([1]);
  vi.runAllTimers();
  expect(derived).toEqual([1, 2, 3, 1, 2, 3, 1, 2, 3, 1, 2, 3]);
});

it('waits while a handle is dragged', () => {
  let derived = 0;
  const model: FigureModel<number, number> = {
    id: 'counting',
    initial: 1,
    derive: () => (derived += 1),
    params: [],
    presets: [],
  };
  const store = createFigureStore(model);
  warmFigure(model);
  store.beginGesture('drag');
  vi.advanceTimersByTime(10_000);
  expect(derived).toBe(0);
  store.endGesture();
  vi.advanceTimersByTime(10_000);
  expect(derived).toBe(4);
});

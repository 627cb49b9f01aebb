// @vitest-environment jsdom
import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createFigureStore, type FigureModel, type Snapshot } from '../state';
import { Live, LivePlace, LiveTurn, StoreProvider } from '.';

type Snap = Snapshot<{ readonly mean: number }, number>;

const model: FigureModel<{ readonly mean: number }, number> = {
  id: 'gate',
  initial: { mean: 1 },
  derive: ({ mean }) => mean,
  params: [],
  presets: [],
};

/** jsdom has no layout, so nothing in it can be out of sight: the test says what is. */
let scroll: (inSight: boolean) => void;

beforeEach(() => {
  globalThis.IntersectionObserver = class {
    constructor(tell: (entries: { isIntersecting: boolean }[]) => void) {
      scroll = (inSight) => tell([{ isIntersecting: inSight }]);
    }
    observe() {}
    disconnect() {}
  } as unknown as typeof IntersectionObserver;
});

afterEach(() => {
  cleanup();
  Reflect.deleteProperty(globalThis, 'IntersectionObserver');
});

function show() {
  const store = createFigureStore(model);
  render(
    <StoreProvider store={store}>
      <LivePlace>
        <Live as="span" data-testid="waiting" text={({ state }: Snap) => String(state.mean)} />
      </LivePlace>
      <Live as="span" data-testid="seen" text={({ state }: Snap) => String(state.mean)} />
    </StoreProvider>,
  );
  const set = (mean: number) => act(() => store.update(() => ({ mean }), 'drag'));
  return { store, set, text: (id: string) => screen.getByTestId(id).textContent };
}

it('counts as seen until the browser has told otherwise', () => {
  const { store, set, text } = show();
  store.beginGesture('drag');
  set(2);
  expect(text('waiting')).toBe('2');
});

it('waits out of sight for the end of a gesture, while what is seen follows', () => {
  const { store, set, text } = show();
  scroll(false);
  store.beginGesture('drag');
  set(2);
  expect([text('waiting'), text('seen')]).toEqual(['1', '2']);
  act(() => store.endGesture());
  expect(text('waiting')).toBe('2');
});

it('catches up when a gesture pauses, and not before', () => {
  vi.useFakeTimers();
  try {
    const { store, set, text } = show();
    scroll(false);
    store.beginGesture('drag');
    for (const mean of [2, 3, 4]) {
      set(mean);
      vi.advanceTimersByTime(60);
      expect(text('waiting')).toBe('1');
    }
    vi.advanceTimersByTime(60);
    expect(text('waiting')).toBe('4');
  } finally {
    vi.useRealTimers();
  }
});

it('catches up when it comes into sight during a gesture', () => {
  const { store, set, text } = show();
  scroll(false);
  store.beginGesture('drag');
  set(2);
  scroll(true);
  expect(text('waiting')).toBe('2');
  set(3);
  expect(text('waiting')).toBe('3');
});

it('does not wait without a gesture: keys, presets, undo', () => {
  const { set, text } = show();
  scroll(false);
  set(2);
  expect(text('waiting')).toBe('2');
});

it('lets two parts take turns in a gesture, and neither lag when it pauses or ends', () => {
  vi.useFakeTimers();
  const store = createFigureStore(model);
  const number = ({ state }: Snap) => String(state.mean);
  const { container } = render(
    <StoreProvider store={store}>
      <LiveTurn value={0}>
        <Live as="span" text={number} />
      </LiveTurn>
      <LiveTurn value={1}>
        <Live as="span" text={number} />
      </LiveTurn>
    </StoreProvider>,
  );
  const texts = () => [...container.querySelectorAll('span')].map((span) => span.textContent);
  const set = (mean: number) => act(() => store.update(() => ({ mean }), 'drag'));
  set(2);
  expect(texts()).toEqual(['2', '2']);
  act(() => store.beginGesture('drag'));
  const seen = [3, 4, 5, 6].map((mean) => {
    set(mean);
    return texts();
  });
  for (const [i, now] of seen.entries()) {
    expect(now).toContain(String(3 + i));
    expect(now).toContain(i === 0 ? '2' : String(2 + i));
  }
  expect(seen[0]?.indexOf('3')).not.toBe(seen[1]?.indexOf('4'));
  act(() => void vi.advanceTimersByTime(60));
  expect(texts()).toEqual(['6', '6']);
  set(7);
  act(() => store.endGesture());
  expect(texts()).toEqual(['7', '7']);
  vi.useRealTimers();
});

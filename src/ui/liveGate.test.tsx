// @vitest-environment jsdom
import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
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

it('takes turns while a gesture goes on, and catches up at its end', () => {
  const store = createFigureStore(model);
  render(
    <StoreProvider store={store}>
      {[0, 1].map((turn) => (
        <LiveTurn key={turn} turn={turn} of={2}>
          <Live as="span" data-testid={turn} text={({ state }: Snap) => String(state.mean)} />
        </LiveTurn>
      ))}
    </StoreProvider>,
  );
  const both = () => [0, 1].map((turn) => Number(screen.getByTestId(String(turn)).textContent));
  act(() => store.beginGesture('drag'));
  const seen = [2, 3, 4, 5].map((mean) => {
    act(() => store.update(() => ({ mean }), 'drag'));
    return both();
  });
  // one at each move, never both, never neither
  for (const [i, [even, odd]] of seen.entries()) {
    expect(Math.max(even, odd)).toBe(i + 2);
    expect(Math.min(even, odd)).toBe(i + 1);
  }
  act(() => store.endGesture());
  expect(both()).toEqual([5, 5]);
  act(() => store.update(() => ({ mean: 9 })));
  expect(both()).toEqual([9, 9]);
});

describe('of parts in turns', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => {
    vi.restoreAllMocks();
    vi.useRealTimers();
  });

  function showTurns(cost = 0) {
    const store = createFigureStore(model);
    const clock = performance.now.bind(performance);
    let spent = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => clock() + spent);
    const text = ({ state }: Snap) => {
      spent += cost;
      return String(state.mean);
    };
    render(
      <StoreProvider store={store}>
        {[0, 1].map((turn) => (
          <LiveTurn key={turn} turn={turn} of={2}>
            <LivePlace>
              <button type="button">{turn}</button>
              <Live as="span" data-testid={turn} text={text} />
            </LivePlace>
          </LiveTurn>
        ))}
      </StoreProvider>,
    );
    const both = () => [0, 1].map((turn) => Number(screen.getByTestId(String(turn)).textContent));
    const move = (mean: number) => {
      act(() => store.update(() => ({ mean }), 'drag'));
      vi.advanceTimersByTime(16);
    };
    act(() => store.beginGesture('drag'));
    return { both, move };
  }

  it('a place waits for the turn around it, and for its own sight', () => {
    const { both, move } = showTurns();
    for (const mean of [2, 3, 4]) {
      move(mean);
      expect(both().toSorted((a, b) => a - b)).toEqual([mean - 1, mean]);
    }
  });

  it('all follow moves that come one by one', () => {
    const { both, move } = showTurns();
    move(2);
    for (const mean of [3, 4, 5]) {
      vi.advanceTimersByTime(200);
      move(mean);
      expect(both()).toEqual([mean, mean]);
    }
  });

  it('go on in turns where each write takes longer than a pause', () => {
    const { both, move } = showTurns(120);
    for (const mean of [2, 3, 4]) {
      move(mean);
      expect(both().toSorted((a, b) => a - b)).toEqual([mean - 1, mean]);
    }
  });

  it('within each other have the outer one’s turn, and not one that never comes', () => {
    const store = createFigureStore(model);
    const text = ({ state }: Snap) => String(state.mean);
    render(
      <StoreProvider store={store}>
        <LiveTurn turn={0} of={2}>
          <Live as="span" data-testid="outer" text={text} />
          <LiveTurn turn={1} of={2}>
            <Live as="span" data-testid="inner" text={text} />
          </LiveTurn>
        </LiveTurn>
      </StoreProvider>,
    );
    act(() => store.beginGesture('drag'));
    const seen = [2, 3, 4, 5].map((mean) => {
      act(() => store.update(() => ({ mean }), 'drag'));
      expect(screen.getByTestId('inner').textContent).toBe(screen.getByTestId('outer').textContent);
      return screen.getByTestId('inner').textContent;
    });
    expect(new Set(seen).size).toBeGreaterThan(1);
  });

  it('all have caught up soon after the last of many moves', () => {
    const { both, move } = showTurns();
    for (const mean of [2, 3, 4, 5]) move(mean);
    expect(both()).not.toEqual([5, 5]);
    vi.advanceTimersByTime(100);
    expect(both()).toEqual([5, 5]);
  });

  it('what holds the focus, as a handle that is dragged does, waits for none', () => {
    const { both, move } = showTurns();
    screen.getByRole('button', { name: '1' }).focus();
    const seen = [2, 3, 4, 5].map((mean) => {
      move(mean);
      return both();
    });
    expect(seen.map(([, own]) => own)).toEqual([2, 3, 4, 5]);
    expect(seen.map(([other]) => other)).not.toEqual([2, 3, 4, 5]);
  });
});

// @vitest-environment jsdom
import { act, cleanup, render } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createFigureStore, type FigureModel, type Snapshot } from '../state';
import { StoreProvider } from '../ui';
import { useTransitionedDomain } from '.';

interface Mean {
  readonly q: number;
}
type Snap = Snapshot<Mean, null>;

const model: FigureModel<Mean, null> = {
  id: 'axis',
  initial: { q: 0 },
  derive: () => null,
  params: [],
  presets: [],
};

afterEach(cleanup);

describe('an easing axis', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal('matchMedia', (query: string) => ({
      matches: reduced && query.includes('reduce'),
    }));
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });
  let reduced = false;

  function Ends({ grows }: { readonly grows: 'not' | 'just' | 'amply' }) {
    const [, high] = useTransitionedDomain((s: Snap) => [0, 10 + s.state.q], 'linear', grows);
    return <output>{high}</output>;
  }

  function show(grows: 'not' | 'just' | 'amply' = 'not') {
    const store = createFigureStore(model);
    const { container } = render(
      <StoreProvider store={store}>
        <Ends grows={grows} />
      </StoreProvider>,
    );
    const move = (q: number) => act(() => store.update((old) => ({ ...old, q }), 'drag'));
    const pass = (time: number) => act(() => void vi.advanceTimersByTime(time));
    return { store, move, pass, high: () => Number(container.textContent) };
  }

  it('stands still during a drag and reaches its new domain after', () => {
    reduced = false;
    const { store, move, pass, high } = show();
    act(() => store.beginGesture('drag'));
    move(5);
    pass(2000);
    expect(high()).toBe(10);
    act(() => store.endGesture());
    pass(250);
    expect(high()).toBeGreaterThan(10);
    expect(high()).toBeLessThan(15);
    pass(400);
    expect(high()).toBe(15);
  });

  it('that grows does so in the frame of the move, not in one of its own', () => {
    reduced = false;
    const { store, high } = show('just');
    act(() => store.beginGesture('drag'));
    act(() => {
      store.update((old) => ({ ...old, q: 2 }), 'drag');
      expect(high()).toBe(12);
    });
  });

  it.each([
    // Half of its length more than it had, or what is needed if that is more.
    ['amply', [15, 15, 45]],
    ['just', [12, 14, 45]],
  ] as const)(
    'that grows %s makes room during a drag, and gives it back only after',
    (grows, ends) => {
      reduced = false;
      const { store, move, pass, high } = show(grows);
      act(() => store.beginGesture('drag'));
      for (const [i, q] of [2, 4, 35].entries()) {
        move(q);
        expect(high()).toBe(ends[i]);
      }
      move(2);
      pass(2000);
      expect(high()).toBe(45);
      act(() => store.endGesture());
      pass(1000);
      expect(high()).toBe(12);
    },
  );

  it('goes in one step where motion is reduced', () => {
    reduced = true;
    const { move, pass, high } = show();
    move(5);
    pass(149);
    expect(high()).toBe(10);
    pass(2);
    expect(high()).toBe(15);
  });

  it('takes the domain of a state from the URL at once', () => {
    reduced = false;
    const { store, high } = show();
    act(() => store.load({ q: 5 }));
    expect(high()).toBe(15);
  });
});

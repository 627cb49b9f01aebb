// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, act } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createFigureStore, type FigureModel } from '../state';
import { StoreProvider } from './liveStore';
import { Player } from './Player';

interface Ascent {
  readonly mean: number;
}

const model: FigureModel<Ascent, null> = {
  id: 'ascent',
  initial: { mean: 0 },
  derive: () => null,
  params: [],
  presets: [],
};

let reduced = false;
let seen: ((inSight: boolean) => void) | undefined;

beforeEach(() => {
  reduced = false;
  vi.useFakeTimers({ toFake: ['requestAnimationFrame', 'cancelAnimationFrame', 'performance'] });
  vi.stubGlobal('matchMedia', () => ({ matches: reduced }));
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      constructor(tell: (entries: readonly { isIntersecting: boolean }[]) => void) {
        seen = (inSight) => tell([{ isIntersecting: inSight }]);
      }
      observe() {}
      disconnect() {}
    },
  );
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const button = (name: string) => screen.getByRole('button', { name });
const wait = (ms: number): void => {
  act(() => {
    vi.advanceTimersByTime(ms);
  });
};

function show(most = Infinity) {
  const steps: string[] = [];
  const back = vi.fn<(gesture: string) => void>();
  const store = createFigureStore(model);
  const move = (by: number, gesture?: string) =>
    act(() => store.update(({ mean }) => ({ mean: mean + by }), gesture));
  render(
    <StoreProvider store={store}>
      <Player
        param="step"
        label="ascent"
        onStep={(gesture) => {
          move(1, gesture);
          return steps.push(gesture) <= most;
        }}
        onBack={back}
        onStart={() => steps.splice(0)}
      />
    </StoreProvider>,
  );
  return {
    steps,
    back,
    store,
    mean: () => store.get().state.mean,
    takeHold: () => act(() => store.beginGesture('drag')),
    drag: (by: number) => move(by, 'drag'),
    letGo: () => act(() => store.endGesture()),
  };
}

describe('a player', () => {
  it('whose ticks are more than a step goes by ticks in play, by steps by hand', () => {
    const done: string[] = [];
    const log = (what: string) => () => done.push(what) > 0;
    render(
      <StoreProvider store={createFigureStore(model)}>
        <Player param="step" label="race" onStep={log('step')} onTick={log('tick')} />
      </StoreProvider>,
    );
    fireEvent.click(button('Step'));
    expect(done).toEqual(['step']);
    fireEvent.click(button('Play'));
    wait(500);
    fireEvent.click(button('Pause'));
    expect(done.length).toBeGreaterThan(4);
    expect(new Set(done.slice(1))).toEqual(new Set(['tick']));
  });

  it('plays at its speed and pauses', () => {
    const { steps } = show();
    fireEvent.click(button('Play'));
    wait(2000);
    // 15 a second, as long as frames come 16 ms apart.
    expect(steps.length).toBeGreaterThan(24);
    expect(steps.length).toBeLessThan(33);
    fireEvent.click(button('Pause'));
    const paused = steps.length;
    wait(1000);
    expect(steps).toHaveLength(paused);
  });

  it.each([
    ['slow', 6, 10],
    ['fast', 100, 126],
  ])('goes %s', (speed, least, most) => {
    const { steps } = show();
    fireEvent.click(screen.getByLabelText(speed));
    fireEvent.click(button('Play'));
    wait(2000);
    expect(steps.length).toBeGreaterThan(least);
    expect(steps.length).toBeLessThan(most);
  });

  it('plays in one gesture, and another time in another', () => {
    const { steps } = show();
    fireEvent.click(button('Play'));
    wait(500);
    fireEvent.click(button('Pause'));
    fireEvent.click(button('Play'));
    wait(500);
    expect(new Set(steps).size).toBe(2);
  });

  it('stops by itself when there is nothing left to do', () => {
    const { steps } = show(3);
    fireEvent.click(button('Play'));
    wait(2000);
    expect(steps).toHaveLength(4);
    expect(button('Play')).toBeTruthy();
  });

  it('does nothing out of sight or in a hidden page, and catches nothing up', () => {
    const { steps } = show();
    fireEvent.click(button('Play'));
    wait(500);
    const before = steps.length;
    act(() => seen?.(false));
    wait(3000);
    expect(steps).toHaveLength(before);
    act(() => seen?.(true));
    wait(100);
    expect(steps.length - before).toBeGreaterThan(0);
    expect(steps.length - before).toBeLessThan(4);
    const again = steps.length;
    vi.spyOn(document, 'hidden', 'get').mockReturnValue(true);
    act(() => void document.dispatchEvent(new Event('visibilitychange')));
    wait(3000);
    expect(steps).toHaveLength(again);
    vi.restoreAllMocks();
  });

  it('steps by hand, and a hand stops the play', () => {
    const { steps, back } = show();
    fireEvent.click(button('Play'));
    fireEvent.click(button('Step'));
    expect(steps).toHaveLength(1);
    wait(1000);
    expect(steps).toHaveLength(1);
    fireEvent.click(button('Back'));
    expect(back).toHaveBeenCalledTimes(1);
    fireEvent.click(button('Start'));
    expect(steps).toHaveLength(0);
  });

  it('stops when a hand takes hold of a handle: the whole drag is one undo step', () => {
    const { steps, store, mean, takeHold, drag, letGo } = show();
    fireEvent.click(button('Play'));
    wait(500);
    const played = mean();
    expect(played).toBeGreaterThan(3);
    takeHold();
    expect(button('Play')).toBeTruthy();
    for (let i = 0; i < 5; i += 1) {
      drag(10);
      wait(200);
    }
    letGo();
    wait(500);
    expect(mean()).toBe(played + 50);
    expect(steps).toHaveLength(played);
    act(() => store.undo());
    expect(mean()).toBe(played);
    act(() => store.undo());
    expect(mean()).toBe(0);
    expect(store.canUndo()).toBe(false);
  });

  it('does nothing while a hand holds a handle, whatever is pressed', () => {
    const { steps, back, takeHold, letGo } = show();
    takeHold();
    for (const name of ['Step', 'Back', 'Play']) fireEvent.click(button(name));
    wait(500);
    expect(steps).toEqual([]);
    expect(back).not.toHaveBeenCalled();
    letGo();
    wait(500);
    expect(steps).toEqual([]);
    fireEvent.click(button('Play'));
    wait(500);
    expect(steps.length).toBeGreaterThan(3);
  });

  it('never plays where motion is unwelcome: ten steps at a press', () => {
    reduced = true;
    const { steps } = show();
    expect(screen.queryByRole('button', { name: 'Play' })).toBeNull();
    fireEvent.click(button('10 steps'));
    expect(steps).toHaveLength(10);
    expect(new Set(steps).size).toBe(1);
    wait(1000);
    expect(steps).toHaveLength(10);
  });
});

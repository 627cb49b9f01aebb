// @vitest-environment jsdom
import { act, cleanup, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createFigureStore } from '../../state';
import { StoreProvider } from '../../ui';
import { model } from './model';
import type { ThetaState } from './state';
import { useThetaCurve } from './useThetaCurve';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  // Whoever looks at the clock finds his slice over: one step a turn.
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => (now += 100));
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

/** Before the state is at rest, and longer than any curve takes at a step a turn, in milliseconds. */
const [SOON, LONG] = [100, 2_000];

/** Of a prior N(0, 2²) and one x. Curves once worked out are known to all: each test has its own. */
const having = (x: number): ThetaState => ({
  model: {
    type: 'normalNormal',
    prior: { mean: 0, sd: 2 },
    likelihood: { sd: 1 },
    observations: [x],
  },
  parameter: 'noise',
});
/** Where prior and noise together are as wide as x lies from the prior's mean. */
const topOf = (x: number): number => Math.sqrt(x * x - 4);

function setUp(x: number) {
  const store = createFigureStore(model);
  store.load(having(x));
  const wrapper = ({ children }: { readonly children: ReactNode }) => (
    <StoreProvider store={store}>{children}</StoreProvider>
  );
  const { result } = renderHook(() => useThetaCurve(), { wrapper });
  const pass = (ms: number) => act(() => void vi.advanceTimersByTime(ms));
  const to = (next: number) => act(() => store.update(() => having(next)));
  /** Of the curves that are shown, as soon as they are whole. */
  const top = () => result.current.curve(store.get())?.mle.theta.value;
  const untilSketched = () => {
    while (result.current.picture(store.get()) === undefined)
      act(() => void vi.advanceTimersToNextTimer());
    expect(top()).toBeUndefined();
  };
  pass(LONG);
  expect(top()).toBeCloseTo(topOf(x), 3);
  return { store, top, pass, to, untilSketched };
}

describe('back at a model whose curves were there, before those of another one are', () => {
  it('they are there, and stay; the others come when they are asked for again', () => {
    const { store, top, pass, to } = setUp(3);
    to(3.1);
    expect(top()).toBeUndefined();
    pass(SOON);
    act(() => store.undo());
    // At every moment: a sketch of the others would be gone again when they are whole.
    for (let waited = 0; waited < LONG; waited += 10) {
      expect(top(), `after ${waited} ms`).toBeCloseTo(topOf(3), 3);
      pass(10);
    }
    act(() => store.redo());
    pass(LONG);
    expect(top()).toBeCloseTo(topOf(3.1), 3);
  });

  it('they take the place of a sketch of the others', () => {
    const { store, top, pass, to, untilSketched } = setUp(4);
    to(4.1);
    untilSketched();
    act(() => store.undo());
    expect(top()).toBeCloseTo(topOf(4), 3);
    pass(LONG);
    expect(top()).toBeCloseTo(topOf(4), 3);
  });

  it('they come to a hand, too, that has been elsewhere', () => {
    const { store, top, to, untilSketched } = setUp(5);
    to(5.1);
    untilSketched();
    act(() => store.beginGesture('drag'));
    to(5.2);
    expect(top()).toBeUndefined();
    to(5);
    expect(top()).toBeCloseTo(topOf(5), 3);
    act(() => store.endGesture());
  });
});

// @vitest-environment jsdom
import { act, cleanup, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { BestFit } from '../../math';
import { createFigureStore, provideWorkers, type FitRequest } from '../../state';
import { StoreProvider } from '../../ui';
import { fitTrackOf } from './fitTrack';
import { model } from './model';
import type { GuessState } from './state';
import { useFits } from './useFits';

/** What the worker has been asked for and not yet answered: the test does that. */
const asked: { readonly request: FitRequest; readonly resolve: (fit: BestFit) => void }[] = [];

beforeEach(() => {
  vi.useFakeTimers();
  asked.length = 0;
  provideWorkers(() => ({
    call: (request) =>
      new Promise((resolve) => asked.push({ request: request as FitRequest, resolve })),
    close: () => {},
  }));
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const FIT: BestFit = {
  attained: true,
  minima: [{ mean: 1, sd: 1, value: 0, errorBound: 0, isGlobal: true }],
};
/** Longer than a state must stand still to be asked about. */
const RESTED = 500;

/** A model that nobody has learnt anything of. */
const fresh = (x: number): GuessState => ({
  model: { type: 'twoBranch', prior: { mean: 0, sd: 2 }, likelihood: { sd: 1 }, observations: [x] },
  guess: 1,
});

function setUp(first: GuessState) {
  const store = createFigureStore(model);
  store.load(first);
  const wrapper = ({ children }: { readonly children: ReactNode }) => (
    <StoreProvider store={store}>{children}</StoreProvider>
  );
  renderHook(() => useFits(), { wrapper });
  const to = (next: GuessState) => act(() => store.update(() => next));
  const rest = () => act(() => vi.advanceTimersByTimeAsync(RESTED));
  /** Answers whatever is asked, and what is asked then, until nothing is. */
  const answerAll = async () => {
    const requests: FitRequest[] = [];
    for (let next = asked.shift(); next !== undefined; next = asked.shift()) {
      requests.push(next.request);
      next.resolve(FIT);
      await act(() => vi.advanceTimersByTimeAsync(0));
    }
    return requests;
  };
  return { store, to, rest, answerAll };
}

const isOpen = ({ model: spec }: GuessState) => ({
  here: fitTrackOf(spec).open(1).length > 0,
  seeds: fitTrackOf(spec).openSeeds().length > 0,
});

it('what was asked of one model is learnt of that one, though the reader has gone on to another', async () => {
  const [a, b] = [fresh(3), fresh(2)];
  const { to, rest, answerAll } = setUp(a);
  await rest();
  to(b);
  const requests = await answerAll();
  expect(requests.length).toBeGreaterThan(2);
  for (const { target } of requests) expect(target).toEqual({ posterior: a.model });
  expect(fitTrackOf(b.model).age).toBe(0);
  expect(isOpen(a)).toEqual({ here: false, seeds: false });
  await rest();
  for (const { target } of await answerAll()) expect(target).toEqual({ posterior: b.model });
  expect(isOpen(b)).toEqual({ here: false, seeds: false });
});

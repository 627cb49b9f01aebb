// @vitest-environment jsdom
import { act, cleanup, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createFigureStore, provideWorkers, type LandscapeRequest } from '../../state';
import { StoreProvider } from '../../ui';
import { model } from './model';
import { surveyOf, type MapGround } from './survey';
import { useSurvey } from './useSurvey';

/** What a worker was asked, and the way to answer it. */
interface Asked {
  readonly request: LandscapeRequest;
  readonly answer: () => void;
}

let started = 0;
let asked: Asked[] = [];
const close = vi.fn();

/** A map of the size that was asked for, with nothing on it, or a path that goes nowhere. */
const blankOf = (request: LandscapeRequest): unknown => {
  if ('path' in request) return { path: { points: [], settled: true } };
  const { columns, rows, losses } = request.map;
  return {
    map: { columns, rows, values: { [losses[0]]: new Float64Array(columns * rows) } },
  };
};

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  started = 0;
  asked = [];
  close.mockClear();
  provideWorkers(() => {
    started += 1;
    return {
      call: (told) => {
        const request = told as LandscapeRequest;
        return new Promise((resolve) => {
          asked.push({ request, answer: () => resolve(blankOf(request)) });
        });
      },
      close,
    };
  });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

/** What is asked of a map, in short: how fine it is, and its first mean; of a path that it is one. */
const brief = ({ request }: Asked) =>
  'path' in request ? 'path' : [request.map.columns, request.map.mean[0]];

const groundFrom = (mean: number): MapGround => ({ mean: [mean, 12], sd: [0.25, 6] });

function setUp(from: number) {
  const store = createFigureStore(model);
  // What is learnt is kept with p: each test has its own.
  store.load({ ...model.initial, p: { ...model.initial.p } });
  const wrapper = ({ children }: { readonly children: ReactNode }) => (
    <StoreProvider store={store}>{children}</StoreProvider>
  );
  const { rerender, unmount } = renderHook(({ ground }) => useSurvey(ground), {
    wrapper,
    initialProps: { ground: groundFrom(from) },
  });
  const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));
  return {
    store,
    unmount,
    pass,
    to: (mean: number) => rerender({ ground: groundFrom(mean) }),
    /** The worker answers what it was asked last, and all that it is asked then. */
    async answerAll() {
      for (let i = asked.length - 1; i < asked.length; i += 1) {
        asked[i].answer();
        await pass(0);
      }
    },
    known: (mean: number) => surveyOf(store.get().state.p).map('klQP', groundFrom(mean)),
    changeQ: (mean: number) =>
      act(() => store.update((state) => ({ ...state, q: { ...state.q, mean } }))),
  };
}

it('asks at once for the coarse map, then for the way down and the full map', async () => {
  const { pass, answerAll } = setUp(-6);
  await pass(0);
  expect(asked.map(brief)).toEqual([[24, -6]]);
  await answerAll();
  expect(asked.map(brief)).toEqual([[24, -6], 'path', [96, -6]]);
  expect(started).toBe(1);
});

it('asks for the ground on which an axis comes to rest, none that it passes, and the same worker', async () => {
  const { pass, to, answerAll, known } = setUp(-6);
  await pass(0);
  await answerAll();
  asked = [];
  for (let frame = 1; frame <= 15; frame += 1) {
    to(-6 - frame / 5);
    await pass(250 / 15);
  }
  expect(asked.map(brief)).toEqual([]);
  await pass(100);
  expect(asked.map(brief)).toEqual([[24, -9]]);
  await answerAll();
  expect(asked.map(brief)).toEqual([
    [24, -9],
    [96, -9],
  ]);
  expect(known(-9)?.isFull).toBe(true);
  expect(started).toBe(1);
  expect(close).not.toHaveBeenCalled();
});

it('waits for the axis also with what has changed while it moves', async () => {
  const { pass, to, answerAll, changeQ } = setUp(-6);
  await pass(0);
  await answerAll();
  asked = [];
  to(-7);
  await pass(10);
  changeQ(1);
  await pass(10);
  to(-8);
  await pass(10);
  expect(asked.map(brief)).toEqual([]);
  await pass(100);
  await answerAll();
  expect(asked.map(brief)).toEqual([[24, -8], 'path', [96, -8]]);
});

it('does not wait for more than the axis: q may walk on', async () => {
  const { pass, to, answerAll, changeQ } = setUp(-6);
  await pass(0);
  await answerAll();
  asked = [];
  to(-7);
  for (let step = 1; step <= 5; step += 1) {
    await pass(20);
    changeQ(step / 10);
  }
  expect(asked.map(brief)).toEqual([[24, -7]]);
});

it('takes no answer for another ground than was asked about, though it comes when that one is drawn', async () => {
  const { pass, to, answerAll, known } = setUp(-6);
  await pass(0);
  to(-9);
  await pass(100);
  asked[0].answer();
  await pass(0);
  expect(known(-9)).toBeUndefined();
  await answerAll();
  expect(known(-9)?.isFull).toBe(true);
  expect(known(-9)?.map.x).toEqual([-9, 12]);
});

it('while p is dragged asks for coarse maps, and when the drag pauses for all, on the ground as it is drawn now', async () => {
  const { pass, to, answerAll, store } = setUp(-6);
  await pass(0);
  await answerAll();
  to(-7);
  await pass(100);
  await answerAll();
  asked = [];
  act(() => store.beginGesture('drag'));
  const move = (by: number) =>
    act(() =>
      store.update((state) => ({ ...state, p: { ...state.p, means: [-3 - by, 2] } }), 'drag'),
    );
  for (let step = 1; step <= 3; step += 1) {
    move(step / 10);
    await pass(35);
  }
  expect(asked.map(brief)).toEqual([[24, -7]]);
  await answerAll();
  expect(asked.map(brief)).toEqual([[24, -7]]);
  await pass(120);
  await answerAll();
  expect(asked.slice(1).map(brief)).toContainEqual([96, -7]);
  act(() => store.endGesture());
});

it('ends its worker with itself, and asks no more', async () => {
  const { pass, to, unmount } = setUp(-6);
  await pass(0);
  to(-7);
  unmount();
  await pass(1000);
  expect(asked).toHaveLength(1);
  expect(close).toHaveBeenCalledOnce();
});

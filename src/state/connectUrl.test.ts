import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { connectUrl, type UrlPage } from './connectUrl';
import type { FigureModel } from './model';
import { numberParam } from './params';
import { createFigureStore } from './store';

interface State {
  readonly d: number;
}

const model: FigureModel<State, number> = {
  id: 'strip',
  initial: { d: 0 },
  derive: ({ d }) => d ** 2 / 2,
  params: [
    numberParam<State>({
      name: 'd',
      min: -50,
      max: 50,
      read: ({ d }) => d,
      write: (_, d) => ({ d }),
    }),
  ],
  presets: [],
};

/** An address bar that works as the browser's does, with a list of what was written. */
function makePage(search = '', hash = '') {
  const written: string[] = [];
  const location = { pathname: '/base/two-rulers/', search, hash };
  const page: UrlPage & { refuse: boolean } = {
    refuse: false,
    location,
    history: {
      state: { kept: true },
      replaceState(data, _, url) {
        expect(data).toEqual({ kept: true });
        if (page.refuse) throw new DOMException('too many calls', 'SecurityError');
        written.push(url);
        location.search = new URL(url, 'https://example.org').search;
      },
    },
  };
  return { page, written };
}

const setD = (d: number) => () => ({ d });

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('connectUrl', () => {
  it('names each state in the address and nothing for the default', () => {
    const { page, written } = makePage('', '#derivation');
    const store = createFigureStore(model);
    connectUrl(store, '', page);
    vi.advanceTimersByTime(1000);
    expect(written).toEqual([]);
    store.update(setD(3));
    vi.advanceTimersByTime(1000);
    store.undo();
    vi.advanceTimersByTime(1000);
    expect(written).toEqual(['/base/two-rulers/?d=3#derivation', '/base/two-rulers/#derivation']);
  });

  it('writes at most three times a second during a drag, and the last state in the end', () => {
    const { page, written } = makePage();
    const store = createFigureStore(model);
    connectUrl(store, '', page);
    for (let move = 1; move <= 180; move += 1) {
      store.update(setD(move / 10), 'drag');
      vi.advanceTimersByTime(1000 / 60);
    }
    vi.advanceTimersByTime(1000);
    expect(written.length).toBeGreaterThanOrEqual(8);
    expect(written.length).toBeLessThanOrEqual(10);
    expect(written.at(-1)).toBe('/base/two-rulers/?d=18');
  });

  it('waits with the states of a gesture until it pauses or ends: a write costs a frame', () => {
    const { page, written } = makePage();
    const store = createFigureStore(model);
    connectUrl(store, '', page);
    vi.advanceTimersByTime(1000);
    store.beginGesture('drag');
    const moveTo = (d: number) => {
      store.update(setD(d), 'drag');
      vi.advanceTimersByTime(1000 / 60);
    };
    for (let move = 1; move <= 120; move += 1) moveTo(move);
    expect(written).toEqual([]);
    vi.advanceTimersByTime(600);
    expect(written).toEqual(['/base/two-rulers/?d=120']);
    for (let move = 1; move <= 30; move += 1) moveTo(move / 2);
    store.endGesture();
    vi.advanceTimersByTime(600);
    expect(written).toEqual(['/base/two-rulers/?d=120', '/base/two-rulers/?d=15']);
  });

  it('shares the limit among the figures of a page and leaves other names as they are', () => {
    const { page, written } = makePage('?theme=dark&d=9&preset=far&x=%E0%A4%A&lock');
    const first = createFigureStore(model);
    const second = createFigureStore(model);
    connectUrl(first, '', page);
    connectUrl(second, 'strip', page);
    first.update(setD(1));
    second.update(setD(2));
    vi.advanceTimersByTime(100);
    expect(written).toEqual(['/base/two-rulers/?theme=dark&x=%E0%A4%A&lock&d=1']);
    vi.advanceTimersByTime(300);
    expect(written[1]).toBe('/base/two-rulers/?theme=dark&x=%E0%A4%A&lock&d=1&strip.d=2');
    first.reset();
    vi.advanceTimersByTime(1000);
    expect(written[2]).toBe('/base/two-rulers/?theme=dark&x=%E0%A4%A&lock&strip.d=2');
  });

  it('rewrites at once an address that does not name the state it was read as', () => {
    const { page, written } = makePage('?theme=dark&d=99');
    const store = createFigureStore(model);
    store.load({ d: 50 });
    connectUrl(store, '', page, true);
    vi.advanceTimersByTime(1000);
    expect(written).toEqual(['/base/two-rulers/?theme=dark&d=50']);
  });

  it('swallows a refusal and goes on', () => {
    const { page, written } = makePage();
    const store = createFigureStore(model);
    connectUrl(store, '', page);
    page.refuse = true;
    store.update(setD(1));
    vi.advanceTimersByTime(1000);
    page.refuse = false;
    store.update(setD(2));
    vi.advanceTimersByTime(1000);
    expect(written).toEqual(['/base/two-rulers/?d=2']);
  });

  it('writes nothing for a gesture without a change, nor after it was stopped', () => {
    const { page, written } = makePage('?d=x');
    const store = createFigureStore(model);
    const stop = connectUrl(store, '', page);
    store.beginGesture('drag');
    store.endGesture();
    vi.advanceTimersByTime(1000);
    store.update(setD(4));
    stop();
    store.update(setD(5));
    vi.advanceTimersByTime(1000);
    expect(written).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });
});

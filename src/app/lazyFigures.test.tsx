// @vitest-environment jsdom
import { act } from '@testing-library/react';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FigureDefinition } from '../figures/FigureDefinition';
import { islandIdPrefix } from '../figures/FigureSlot';
import { Island } from '../figures/Island';
import { createFigureStore } from '../state';
import { registerFigure } from './islands';
import { loadLazyFigures } from './lazyFigures';

/** jsdom has no layout: which islands are near is said by the test. */
class Near {
  static readonly seen = new Set<Element>();
  static tell: (element: Element) => void = () => {};
  constructor(callback: (entries: { target: Element; isIntersecting: boolean }[]) => void) {
    Near.tell = (target) => callback([{ target, isIntersecting: Near.seen.has(target) }]);
  }
  observe(element: Element) {
    Near.seen.add(element);
  }
  unobserve(element: Element) {
    Near.seen.delete(element);
  }
}

const figure = (id: string): FigureDefinition<number, number> => ({
  id,
  title: id,
  howToRead: '',
  model: { id, initial: 0, derive: (state) => state, params: [], presets: [] },
  Main: () => null,
  inWords: () => '',
  derivations: [],
  challenges: [],
});

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('IntersectionObserver', Near);
  document.body.innerHTML = `
    <div data-island="one"></div>
    <div data-island="two" data-src="../two.js"></div>
    <div data-island="three" data-src="../three.js"></div>
    <div data-island="two" data-src="../two.js"></div>`;
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  history.replaceState(null, '', '/');
  document.head.replaceChildren();
  delete document.documentElement.dataset['pending'];
});

const scripts = () =>
  [...document.head.querySelectorAll('script')].map((script) => script.getAttribute('src'));
const island = (id: string) => document.querySelector(`[data-island="${id}"]`)!;

describe('lazy figures', () => {
  it('load when they come near, each script once', () => {
    loadLazyFigures();
    expect(scripts()).toEqual([]);
    Near.tell(island('one'));
    expect(scripts()).toEqual([]);
    Near.tell(island('three'));
    expect(scripts()).toEqual(['../three.js']);
    vi.advanceTimersByTime(10_000);
    expect(scripts()).toEqual(['../three.js', '../two.js']);
  });

  it('load by themselves when the page has been there for a while', () => {
    loadLazyFigures();
    vi.advanceTimersByTime(1900);
    expect(scripts()).toEqual([]);
    vi.advanceTimersByTime(200);
    expect(scripts()).toEqual(['../two.js', '../three.js']);
  });

  it('do not load by themselves while a handle is dragged', () => {
    const store = createFigureStore(figure('one').model);
    loadLazyFigures();
    store.beginGesture('drag');
    vi.advanceTimersByTime(20_000);
    expect(scripts()).toEqual([]);
    store.endGesture();
    vi.advanceTimersByTime(2000);
    expect(scripts()).toEqual(['../two.js', '../three.js']);
  });

  it('load several scripts in their order, and none that another figure has asked for', () => {
    island('two').setAttribute('data-src', '../shared.js ../two.js');
    island('three').setAttribute('data-src', '../core.js ../shared.js ../three.js');
    loadLazyFigures();
    Near.tell(island('two'));
    expect(scripts()).toEqual(['../shared.js', '../two.js']);
    Near.tell(island('three'));
    expect(scripts()).toEqual(['../shared.js', '../two.js', '../core.js', '../three.js']);
    for (const script of document.head.querySelectorAll('script')) expect(script.async).toBe(false);
  });

  it('load at once when the URL holds a state for them', () => {
    history.replaceState(null, '', '/?q=1&two.p=2&threesome.x=3');
    loadLazyFigures();
    expect(scripts()).toEqual(['../two.js']);
  });
});

describe('a page with a state in its URL', () => {
  const pending = () => 'pending' in document.documentElement.dataset;
  beforeEach(() => {
    document.documentElement.dataset['pending'] = '';
    const islands = [...document.querySelectorAll<HTMLElement>('[data-island]')];
    for (const [index, element] of islands.entries()) {
      const shown = figure(element.dataset['island'] ?? '');
      const store = createFigureStore(shown.model);
      element.innerHTML = renderToString(<Island figure={shown} store={store} layout="full" />, {
        identifierPrefix: islandIdPrefix(index),
      });
    }
  });

  it('is shown without waiting for lazy figures whose state is the default', () => {
    history.replaceState(null, '', '/?q=1');
    loadLazyFigures();
    act(() => registerFigure(figure('one')));
    expect(pending()).toBe(false);
  });

  it('waits for a lazy figure whose state the URL holds', () => {
    history.replaceState(null, '', '/?two.q=1');
    loadLazyFigures();
    act(() => registerFigure(figure('one')));
    expect(pending()).toBe(true);
    act(() => registerFigure(figure('two')));
    expect(pending()).toBe(false);
  });
});

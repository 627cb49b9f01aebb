// @vitest-environment jsdom
import { act, cleanup, render } from '@testing-library/react';
import { renderToString } from 'react-dom/server';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { figure } from '../figures/two-bars';
import { Island } from '../figures/Island';
import { createFigureStore } from '../state';
import { createEmbedBench } from './EmbedBench';
import { createFrameStore } from './frameStore';
import { DEFAULT_EMBED_OPTIONS, parseEmbedOptions } from './options';
import { showOptions } from './showOptions';

afterEach(() => {
  cleanup();
  history.replaceState(null, '', '/');
});

/** The figure as the embed with this address shows it. */
function showEmbed(search: string) {
  history.replaceState(null, '', `/${search}`);
  vi.stubGlobal('matchMedia', (query: string) => ({ matches: query.includes('reduce') }));
  const { options, notices } = parseEmbedOptions(search);
  const frame = createFrameStore(options);
  const { container } = render(
    <Island
      figure={figure}
      store={createFigureStore(figure.model)}
      layout="figure"
      Bench={createEmbedBench(frame, notices)}
      urlPrefix=""
    />,
  );
  const texts = (selector: string) =>
    [...container.querySelectorAll(selector)].map(({ textContent }) => textContent);
  return { container, frame, texts };
}

describe('an embed', () => {
  it('is the figure with its numbers and words, and without derivations and challenges', () => {
    const { container, texts } = showEmbed('');
    const [root] = container.querySelectorAll('[data-figure]');
    expect(root.getAttribute('data-figure')).toBe('two-bars');
    expect(root.getAttribute('data-ready')).toBe('true');
    expect(container.querySelectorAll('output[data-quantity]').length).toBeGreaterThan(3);
    expect(container.querySelectorAll('[role="slider"]').length).toBeGreaterThan(3);
    expect(texts('.words')[0]).toMatch(/\w{3}/);
    expect(container.querySelector('[data-derivation], .challenges, .prompt')).toBeNull();
    expect(container.querySelectorAll('h1')).toHaveLength(1);
  });

  it('takes state and options from one address, and tells of both what is wrong', () => {
    const { container, texts } = showEmbed('?preset=nonsense&hide=klQP&theme=zebra&units=x');
    expect(container.querySelector('[data-quantity="klQP"]')).toBeNull();
    expect(container.querySelector('[data-quantity="klPQ"]')).not.toBeNull();
    const told = texts('.notice').map((text) => /“(\w+)”/.exec(text)?.[1]);
    expect(told).toEqual(['theme', 'units', 'preset']);
    expect(container.innerHTML).not.toContain('zebra');
  });

  it('says once that an address is too long', () => {
    const { texts } = showEmbed(`?x=${'x'.repeat(3000)}`);
    expect(texts('.notice')).toHaveLength(1);
  });

  it('follows options that change while it is open', () => {
    const { container, frame } = showEmbed('');
    act(() => frame.set({ hide: new Set(['klPQ']) }));
    expect(container.querySelector('[data-quantity="klPQ"]')).toBeNull();
    act(() => frame.set({ hide: new Set() }));
    expect(container.querySelector('[data-quantity="klPQ"]')).not.toBeNull();
  });

  it('is prerendered with the default options, whatever those of the browser will be', () => {
    const markup = (options = DEFAULT_EMBED_OPTIONS) =>
      renderToString(
        <Island
          figure={figure}
          store={createFigureStore(figure.model)}
          layout="figure"
          Bench={createEmbedBench(createFrameStore(options), [])}
        />,
      );
    expect(markup({ ...DEFAULT_EMBED_OPTIONS, hide: new Set(['klQP']) })).toBe(markup());
    expect(markup()).toContain('data-quantity="klQP"');
  });
});

describe('the look of a frame', () => {
  it('is written on the root element', () => {
    const html = document.createElement('div');
    showOptions(html, { ...DEFAULT_EMBED_OPTIONS, theme: 'dark', scale: 1.4, title: true });
    expect(Object.fromEntries(Object.entries(html.dataset))).toEqual({
      theme: 'dark',
      bg: 'card',
      caption: '1',
      title: '1',
      menu: '1',
    });
    expect(html.style.getPropertyValue('--text-scale')).toBe('1.4');
    showOptions(html, DEFAULT_EMBED_OPTIONS);
    expect('theme' in html.dataset).toBe(false);
  });
});

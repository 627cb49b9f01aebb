// @vitest-environment jsdom
import { cleanup, render } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { createEmbedBench, createFrameStore, DEFAULT_EMBED_OPTIONS } from '../embed';
import { Island } from '../figures/Island';
import { figure } from '../figures/evidence';
import { exports } from '../figures/evidence/exports';
import { shareOf } from '../share';
import { createFigureStore, type FigureStore } from '../state';
import { NATS, type ShownFigure } from '../ui';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  history.replaceState(null, '', '/');
});

/** The texts of the picture of the figure in a page, or in this bench: its title and description, then all that is drawn. */
async function told(Bench?: ReturnType<typeof createEmbedBench>): Promise<(string | null)[]> {
  vi.stubGlobal('matchMedia', () => ({ matches: false }));
  const store = createFigureStore(figure.model);
  const bench = Bench ? { Bench } : {};
  const { container, unmount } = render(
    <Island figure={figure} store={store} layout="figure" urlPrefix="" {...bench} />,
  );
  const root = container.querySelector('[data-figure]');
  if (!(root instanceof HTMLElement)) throw new Error('no figure');
  expect(root.querySelector('.words') === null).toBe(Bench !== undefined);
  const shown: ShownFigure = {
    root,
    store: store as unknown as FigureStore<unknown, unknown>,
    quantities: { list: () => [] } as unknown as ShownFigure['quantities'],
    information: NATS,
  };
  const svg = await shareOf(figure, exports)('https://a.example/').draw(shown, 'svg');
  unmount();
  const picture = new DOMParser().parseFromString(svg, 'image/svg+xml');
  return [...picture.querySelectorAll('svg > title, desc, text')].map(
    ({ textContent }) => textContent,
  );
}

it('the picture of an embed says what that of the page says, whatever its frame hides', async () => {
  const frame = createFrameStore({ ...DEFAULT_EMBED_OPTIONS, hide: new Set(['words']) });
  const ofEmbed = await told(createEmbedBench(frame, []));
  expect(ofEmbed).toEqual(await told());
  const words = figure.inWords(createFigureStore(figure.model).get());
  expect(ofEmbed.slice(0, 3)).toEqual([figure.title, words, figure.title]);
  expect(ofEmbed[3]).toMatch(/^Model: \w/);
});

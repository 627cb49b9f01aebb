// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Island } from '../figures/Island';
import { figure } from '../figures/two-rulers';
import { exports } from '../figures/two-rulers/exports';
import { createFigureStore, parseQuery, type FigureStore } from '../state';
import { NATS, type InformationUnit, type ShownFigure } from '../ui';
import { drawPicture } from './drawPicture';
import { shareOf } from './openShare';

const BASE = 'https://a.example/';
const sharing = shareOf(figure, exports)(BASE);

const BITS: InformationUnit = { name: 'bits', perNat: 1 / Math.LN2 };

let saved: Blob[] = [];

beforeEach(() => {
  saved = [];
  // The page's own style sheets are not here.
  document.head.innerHTML = '<style>svg { font-size: 13.5px }</style>';
  // What jsdom does not have: modal dialogs, sizes to observe, addresses of blobs, and downloads.
  HTMLDialogElement.prototype.showModal = function showModal() {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function close() {
    this.open = false;
    this.dispatchEvent(new Event('close'));
  };
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      disconnect() {}
    },
  );
  URL.createObjectURL = (blob) => `blob:${saved.push(blob as Blob)}`;
  URL.revokeObjectURL = () => {};
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {});
});

afterEach(() => {
  for (const dialog of dialogs()) act(() => dialog.close());
  cleanup();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  history.replaceState(null, '', '/');
});

// By role, a whole page takes seconds to look through here.
function inDialog(selector: string): Element {
  const found = document.querySelector(`dialog ${selector}`);
  if (found === null) throw new Error(`the dialog has no ${selector}`);
  return found;
}

const fileButton = (id: string) => inDialog(`[data-file="${id}"]`);

const dialogs = () => [...document.querySelectorAll<HTMLDialogElement>('dialog.share-dialog')];

/** What a page hands over of a figure that it shows. */
const shownOf = (root: Element | null, store: unknown, information = NATS): ShownFigure => {
  if (!(root instanceof HTMLElement)) throw new Error('no figure');
  const quantities = { list: () => [] } as unknown as ShownFigure['quantities'];
  return { root, store: store as FigureStore<unknown, unknown>, quantities, information };
};

const parse = (svg: string): Element =>
  new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement;

/** The figure as a page shows it; motion is said to be reduced. */
function showPage() {
  vi.stubGlobal('matchMedia', (query: string) => ({ matches: query.includes('reduce') }));
  const store = createFigureStore(figure.model);
  const { container } = render(<Island figure={figure} store={store} layout="full" urlPrefix="" />);
  return { container, store, root: container.querySelector('[data-figure]') };
}

describe('a picture', () => {
  it('says of its state what is true of it, also before the page does, in the unit that is shown', async () => {
    const { root, store, container } = showPage();
    act(() => store.applyPreset('heavy-tail'));
    // The page's own sentence follows when the gesture has come to rest.
    const words = figure.inWords(store.get(), BITS);
    expect(container.querySelector('.words')?.textContent).not.toBe(
      figure.inWords(store.get(), NATS),
    );
    const svg = parse(await drawPicture(figure, shownOf(root, store, BITS), 'svg'));
    expect(svg.querySelector('desc')?.textContent).toBe(words);
  });
});

describe('the dialog', () => {
  const open = (store: unknown, root: Element | null) =>
    act(() => sharing.open({ shown: shownOf(root, store) }));

  it('opens once, however often it was asked for while it was fetched', () => {
    const { root, store } = showPage();
    act(() => {
      sharing.open({ shown: shownOf(root, store) });
      sharing.open({ shown: shownOf(root, store) });
    });
    expect(dialogs()).toHaveLength(1);
    act(() => dialogs()[0].close());
    expect(dialogs()).toHaveLength(0);
    open(store, root);
    expect(dialogs()).toHaveLength(1);
  });

  it('closes at a click on what is around it, not where a selection of text ends there', () => {
    const { root, store } = showPage();
    open(store, root);
    const [dialog] = dialogs();
    fireEvent.pointerDown(inDialog('h2'));
    fireEvent.click(dialog);
    expect(dialogs()).toHaveLength(1);
    fireEvent.pointerDown(dialog);
    fireEvent.click(dialog);
    expect(dialogs()).toHaveLength(0);
  });

  it('names in links and files the state that the figure has by then', async () => {
    const { root, store } = showPage();
    open(store, root);
    const link = () => screen.getByLabelText<HTMLTextAreaElement>('The figure by itself').value;
    expect(link()).toBe(`${BASE}fig/two-rulers/`);
    act(() => store.load(parseQuery('window=20', figure.model).state));
    expect(link()).toBe(`${BASE}fig/two-rulers/?window=20`);
    fireEvent.click(fileButton('svg'));
    await vi.waitFor(() => expect(saved).toHaveLength(1));
    const told = parse((await saved[0]?.text()) ?? '').textContent;
    expect(told).toContain(figure.inWords(store.get()));
    expect(told).toContain(` · ${link()}`);
  });

  it('calls a height measured only when a frame has said it', () => {
    const { root, store } = showPage();
    open(store, root);
    const height = () => inDialog('.share-height');
    const value = () => height().querySelector('input')?.value;
    expect(value()).toBe('450');
    expect(height().textContent).not.toContain('measured');
    const frame = dialogs()[0].querySelector('iframe');
    const data = { source: 'nats-and-squares', type: 'resize', height: 612 };
    act(() => {
      window.dispatchEvent(new MessageEvent('message', { data, source: frame?.contentWindow }));
    });
    expect(value()).toBe('612');
    expect(height().textContent).toContain('pixels, as measured');
  });

  it('saves nothing that gets ready after it was closed', async () => {
    const { root, store } = showPage();
    open(store, root);
    fireEvent.click(fileButton('svg'));
    act(() => dialogs()[0].close());
    await act(() => Promise.resolve());
    expect(saved).toEqual([]);
  });
});

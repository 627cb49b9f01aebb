import { act, fireEvent, render } from '@testing-library/react';
import { vi } from 'vitest';
import { createFigureStore } from '../../state';
import type { FigureDefinition, Layout } from '../FigureDefinition';
import { Island } from '../Island';

interface Options {
  /** The query the page is opened with. */
  readonly search?: string;
  readonly layout?: Layout;
  /** Motion is welcome: players play. */
  readonly motion?: boolean;
}

/**
 * A figure as a page shows it, alive: real store, real core. jsdom has no media queries, so motion is said to be
 * reduced unless the test wants it; nothing else is made up.
 */
export function showFigure<S, D>(figure: FigureDefinition<S, D>, options: Options = {}) {
  const { search = '', layout = 'full', motion = false } = options;
  history.replaceState(null, '', `/${search}`);
  vi.stubGlobal('matchMedia', (query: string) => ({
    matches: !motion && query.includes('reduce'),
  }));
  const store = createFigureStore(figure.model);
  const { container } = render(
    <Island figure={figure} store={store} layout={layout} urlPrefix="" />,
  );
  const find = (selector: string): HTMLElement => {
    const found = container.querySelector<HTMLElement>(selector);
    if (found === null) throw new Error(`the figure has no ${selector}`);
    return found;
  };
  const slider = (param: string): HTMLElement => find(`[role="slider"][data-param="${param}"]`);
  return {
    container,
    store,
    find,
    slider,
    params: () =>
      [...container.querySelectorAll('[role="slider"]')].map(
        (handle) => handle.getAttribute('data-param') ?? '',
      ),
    /** The full-precision number of an output. */
    value: (quantity: string): number =>
      Number(find(`output[data-quantity="${quantity}"]`).getAttribute('data-value')),
    /** What the handle says its value is. */
    now: (param: string): number => Number(slider(param).getAttribute('aria-valuenow')),
    press(param: string, ...keys: readonly string[]) {
      for (const key of keys) fireEvent.keyDown(slider(param), { key });
    },
    /** A drag by so many pixels, in the given number of moves; `between` runs after each of them. */
    drag(param: string, dx: number, dy: number, moves = 4, between = () => {}) {
      const handle = slider(param);
      const at = pagePosition(handle);
      const pointer = { pointerId: 1, isPrimary: true, button: 0 };
      const drawing = handle.closest('svg');
      if (drawing === null) throw new Error('a handle lies in a drawing');
      fireEvent.pointerDown(drawing, { ...pointer, clientX: at.x, clientY: at.y });
      for (let i = 1; i <= moves; i += 1) {
        const place = { clientX: at.x + (dx * i) / moves, clientY: at.y + (dy * i) / moves };
        fireEvent.pointerMove(handle, { ...pointer, ...place });
        between();
      }
      fireEvent.pointerUp(handle, pointer);
    },
    change: (make: (state: S) => S) => act(() => store.update(make)),
  };
}

/** Where a handle's mark lies in its plot, in pixels. */
export function placeOfHandle(handle: Element): [number, number] {
  const disc = handle.querySelector('.handle-focus');
  return [Number(disc?.getAttribute('cx') ?? NaN), Number(disc?.getAttribute('cy') ?? NaN)];
}

/** Where a handle lies, from its place and the translations it stands in. */
function pagePosition(handle: Element): { readonly x: number; readonly y: number } {
  let [x, y] = placeOfHandle(handle);
  for (let node: Element | null = handle; node !== null; node = node.parentElement) {
    const [dx = 0, dy = 0] = (node.getAttribute('transform')?.match(/-?[\d.]+/g) ?? []).map(Number);
    x += dx;
    y += dy;
  }
  return { x, y };
}

/** Whatever in the markup is no number where a number should be; infinite data-values are legal. */
export function badNumbers(root: Element): string[] {
  const found: string[] = [];
  for (const element of [root, ...root.querySelectorAll('*')]) {
    for (const { name, value } of element.attributes) {
      const infinite =
        /^(d|x|y|x1|x2|y1|y2|cx|cy|width|height|transform|aria-value(now|min|max))$/.test(name);
      if (/NaN|undefined/.test(value) || (infinite && value.includes('Infinity')))
        found.push(`<${element.tagName}> ${name}="${value.slice(0, 60)}"`);
    }
    for (const node of element.childNodes) {
      if (node.nodeType === 3 && /NaN|undefined|Infinity/.test(node.nodeValue ?? ''))
        found.push(`<${element.tagName}> ${node.nodeValue ?? ''}`);
    }
    if (element instanceof HTMLInputElement && /NaN|Infinity/.test(element.value))
      found.push(`<input> ${element.value}`);
  }
  return found;
}

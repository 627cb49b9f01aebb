// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createFigureStore, type FigureModel, type Snapshot } from '../state';
import {
  DEFAULT_FRAME_OPTIONS,
  FrameOptionsContext,
  StoreProvider,
  useStore,
  type FrameOptions,
} from '../ui';
import { AxisX, Curve, Handle, Plot } from '.';
import { FAR } from './path';

interface Normals {
  readonly q: number;
  readonly p: number;
}
interface Derived {
  readonly curve: { readonly x: readonly number[]; readonly y: readonly number[] };
}
type Snap = Snapshot<Normals, Derived>;

const model: FigureModel<Normals, Derived> = {
  id: 'normals',
  initial: { q: 0, p: 1 },
  derive: ({ q }) => ({ curve: { x: [q - 1, q, q + 1], y: [0, 1, 0] } }),
  params: [],
  presets: [],
};

/** 640 px less the margins (46 left, 14 right) are 580 for 14.5 units: 40 px a unit; 200 − 30 − 44 for one of y. */
const PIXELS_PER_UNIT = 40;
const plotX = (value: number) => 46 + (value + 7.25) * PIXELS_PER_UNIT;
const plotY = (value: number) => 30 + (1 - value) * 126;

/** Where a handle's mark is drawn, in the plot's pixels. */
const placeOf = (handle: Element) =>
  ['cx', 'cy'].map((name) =>
    Number(handle.querySelector('.handle-mark')?.getAttribute(name) ?? NaN),
  );

function MeanHandle({ curve }: { readonly curve: 'q' | 'p' }) {
  const store = useStore<Normals, Derived>();
  return (
    <Handle
      param={`${curve}.mean`}
      writes={[`${curve}.place`]}
      label={`${curve}(z), mean`}
      tone={curve}
      axis="x"
      value={(s: Snap) => s.state[curve]}
      min={-10}
      max={10}
      step={0.1}
      fine={0.01}
      coarse={1}
      valueText={(value) => `mean ${value.toFixed(2)}`}
      at={(s: Snap) => [s.state[curve], 0.5]}
      onMove={(x) => Math.round(x * 1000) / 1000}
      onChange={(value, gesture) => store.update((old) => ({ ...old, [curve]: value }), gesture)}
    />
  );
}

function setUp(options: Partial<FrameOptions> = {}) {
  const store = createFigureStore(model);
  const page = (asked: Partial<FrameOptions>) => (
    <FrameOptionsContext value={{ ...DEFAULT_FRAME_OPTIONS, ...asked }}>
      <StoreProvider store={store}>
        <Plot label="Densities" height={200} x={{ domain: [-7.25, 7.25] }} y={{ domain: [0, 1] }}>
          <AxisX title="z" />
          <Curve of={(s: Snap) => s.derived.curve} tone="q" />
          <MeanHandle curve="q" />
          <MeanHandle curve="p" />
        </Plot>
      </StoreProvider>
    </FrameOptionsContext>
  );
  const { container, rerender } = render(page(options));
  const drawing = container.querySelector('svg')!;
  const q = screen.getByRole('slider', { name: 'q(z), mean' });
  const p = screen.getByRole('slider', { name: 'p(z), mean' });
  const pointer = { pointerId: 1, isPrimary: true, button: 0 };
  const press = (x: number, y = plotY(0.5)) =>
    fireEvent.pointerDown(drawing, { ...pointer, clientX: x, clientY: y });
  const move = (handle: Element, x: number, y = plotY(0.5)) =>
    fireEvent.pointerMove(handle, { ...pointer, clientX: x, clientY: y });
  const release = (handle: Element) => fireEvent.pointerUp(handle, pointer);
  const means = () => store.get().state;
  const ask = (asked: Partial<FrameOptions>) => rerender(page(asked));
  return { store, container, q, p, press, move, release, means, ask };
}

afterEach(cleanup);

describe('dragging a handle', () => {
  it('40 px to the right moves the mean from 0 to 1, in one undo step', () => {
    const { store, q, press, move, release, means } = setUp();
    press(plotX(0));
    expect(store.get().active).toBe(true);
    for (let step = 1; step <= 40; step += 1) move(q, plotX(0) + step);
    release(q);
    expect(means()).toEqual({ q: 1, p: 1 });
    expect(store.get().active).toBe(false);
    act(() => store.undo());
    expect(means()).toEqual({ q: 0, p: 1 });
  });

  it('keeps the offset it was grabbed with: nothing jumps', () => {
    const { q, press, move, means } = setUp();
    press(plotX(0) - 15, plotY(0.5) + 10);
    expect(means().q).toBe(0);
    move(q, plotX(0) - 15 + PIXELS_PER_UNIT, plotY(0.5) + 3);
    expect(means().q).toBe(1);
  });

  it('gives a pointer between two handles to the nearest, and focuses that one', () => {
    const { q, p, press, move, release, means } = setUp();
    press(plotX(0.55));
    move(p, plotX(1.55));
    release(p);
    expect(means()).toEqual({ q: 0, p: 2 });
    expect(document.activeElement).toBe(p);
    press(plotX(0) + 20);
    move(q, plotX(0) + 20 - PIXELS_PER_UNIT);
    expect(means()).toEqual({ q: -1, p: 2 });
  });

  it('reaches 22 px and no farther, and takes only the first pointer and the main button', () => {
    const { store, press, container } = setUp();
    press(plotX(0) - 23);
    expect(store.get().active).toBe(false);
    const drawing = container.querySelector('svg')!;
    const at = { clientX: plotX(0), clientY: plotY(0.5) };
    fireEvent.pointerDown(drawing, { ...at, pointerId: 2, isPrimary: false, button: 0 });
    fireEvent.pointerDown(drawing, { ...at, pointerId: 1, isPrimary: true, button: 2 });
    expect(store.get().active).toBe(false);
    press(plotX(0) - 21);
    expect(store.get().active).toBe(true);
  });

  it('is taken back by Escape, leaving nothing to undo', () => {
    const { store, q, press, move, means } = setUp();
    press(plotX(0));
    move(q, plotX(3));
    expect(means().q).toBe(3);
    fireEvent.keyDown(q, { key: 'Escape' });
    expect(means().q).toBe(0);
    expect(store.canUndo()).toBe(false);
    move(q, plotX(5));
    expect(means().q).toBe(0);
  });

  it('stops at the end of the range', () => {
    const { q, press, move, means } = setUp();
    press(plotX(0));
    move(q, plotX(500));
    expect(means().q).toBe(10);
  });

  it('writes the curve and the slider by subscription', () => {
    const { container, q, press, move } = setUp();
    press(plotX(0));
    move(q, plotX(1));
    const left = (0 + 7.25) * PIXELS_PER_UNIT;
    expect(container.querySelector('.curve-line')?.getAttribute('d')).toBe(
      `M${left},126L${left + 40},0L${left + 80},126`,
    );
    expect(placeOf(q)).toEqual([left + 40, 63]);
    expect(q.getAttribute('aria-valuenow')).toBe('1');
    expect(q.getAttribute('aria-valuetext')).toBe('mean 1.00');
  });
});

describe('what moves in a plot', () => {
  it('keeps the bounds of its groups, without a transform: else the whole page is put together anew', () => {
    const { container, q, press, move } = setUp();
    const moved = new Set<string>();
    const watch = new MutationObserver((all) => {
      for (const { attributeName } of all) moved.add(attributeName ?? '');
    });
    watch.observe(container, { subtree: true, attributes: true });
    press(plotX(0));
    move(q, plotX(1));
    for (const { attributeName } of watch.takeRecords()) moved.add(attributeName ?? '');
    watch.disconnect();
    expect(moved).toContain('cx');
    expect(moved).not.toContain('transform');
    const clipped = [...container.querySelectorAll('svg [clip-path]')];
    expect(clipped.length).toBeGreaterThan(0);
    for (const group of clipped) {
      const still = group.querySelector(':scope > polygon[fill="none"][stroke="none"]');
      const ends = (still?.getAttribute('points') ?? '').split(/[ ,]/).map(Number);
      expect(Math.min(...ends)).toBeLessThan(-FAR);
      expect(Math.max(...ends)).toBeGreaterThan(FAR);
    }
  });
});

describe('two handles at one place', () => {
  it('are drawn side by side, and each can be grabbed; they keep their values', () => {
    const { q, p, press, move, release, means } = setUp();
    press(plotX(1));
    move(p, plotX(0));
    release(p);
    expect(means()).toEqual({ q: 0, p: 0 });
    expect(placeOf(q)).toEqual([290, 63]);
    expect(placeOf(p)).toEqual([290, 80]);
    press(plotX(0), plotY(0.5) - 3);
    move(q, plotX(-1), plotY(0.5) - 3);
    release(q);
    expect(means()).toEqual({ q: -1, p: 0 });
    expect(placeOf(p)).toEqual([290, 63]);
    press(plotX(0), plotY(0.5));
    move(p, plotX(2), plotY(0.5));
    expect(means()).toEqual({ q: -1, p: 2 });
  });
});

describe('the value beside a handle', () => {
  it('is written where the handle is while it has the focus, inside of the plot', () => {
    const { q } = setUp();
    const value = q.nextElementSibling!;
    expect(value.getAttribute('aria-hidden')).toBe('true');
    expect(value.textContent).toBe('');
    act(() => q.focus());
    expect(value.textContent).toBe('mean 0.00');
    const words = value.querySelector('text')!;
    expect([words.getAttribute('x'), words.getAttribute('y')]).toEqual(['290.0', '25.0']);
    fireEvent.keyDown(q, { key: 'End' });
    expect(value.textContent).toBe('mean 10.00');
    const middle = Number(words.getAttribute('x'));
    expect(middle).toBeGreaterThan(500);
    const card = value.querySelector('rect')!;
    const left = Number(card.getAttribute('x'));
    expect(left).toBeLessThan(middle - 20);
    expect(left + Number(card.getAttribute('width'))).toBeLessThan(580 + 5);
  });
});

describe('a handle beyond the edge', () => {
  it('stays at the edge, and moves from its true value when dragged', () => {
    const { store, q, press, move, means } = setUp();
    act(() => store.update((old) => ({ ...old, q: 9 })));
    expect(placeOf(q)).toEqual([580, 63]);
    press(plotX(7.25));
    expect(means().q).toBe(9);
    move(q, plotX(6.25));
    expect(means().q).toBe(8);
  });
});

describe('a handle by keyboard', () => {
  it('is a slider with name, range and value', () => {
    const { q } = setUp();
    expect(q.dataset['param']).toBe('q.mean');
    expect(q.tabIndex).toBe(0);
    expect([q.getAttribute('aria-valuemin'), q.getAttribute('aria-valuemax')]).toEqual([
      '-10',
      '10',
    ]);
    expect(q.getAttribute('aria-valuetext')).toBe('mean 0.00');
  });

  it('moves by arrows, finely with Shift, coarsely by Page keys, to the ends by Home and End', async () => {
    const { q, means } = setUp();
    const user = userEvent.setup();
    act(() => q.focus());
    const after = async (keys: string) => {
      await user.keyboard(keys);
      return means().q;
    };
    expect(await after('{ArrowRight}')).toBe(0.1);
    expect(await after('{ArrowUp}')).toBe(0.2);
    expect(await after('{ArrowLeft}{ArrowDown}{ArrowDown}')).toBe(-0.1);
    expect(await after('{Shift>}{ArrowRight}{/Shift}')).toBe(-0.09);
    expect(await after('{PageUp}')).toBe(0.91);
    expect(await after('{PageDown}{PageDown}')).toBe(-1.09);
    expect(await after('{Home}')).toBe(-10);
    expect(await after('{End}')).toBe(10);
  });

  it('makes one undo step of a burst and another after a second', () => {
    const { store, q, means } = setUp();
    const clock = vi.spyOn(performance, 'now');
    const pressAt = (time: number) => {
      clock.mockReturnValue(time);
      fireEvent.keyDown(q, { key: 'ArrowRight' });
    };
    for (const time of [0, 800, 1600, 3000]) pressAt(time);
    expect(means().q).toBe(0.4);
    act(() => store.undo());
    expect(means().q).toBe(0.3);
    act(() => store.undo());
    expect(means().q).toBe(0);
    clock.mockRestore();
  });
});

describe('a locked handle', () => {
  it('is announced as read-only and moves neither by pointer nor by key', () => {
    const { store, q, press, means } = setUp({ lock: 'all' });
    expect(q.getAttribute('aria-readonly')).toBe('true');
    press(plotX(0));
    fireEvent.keyDown(q, { key: 'ArrowRight' });
    expect(store.get().active).toBe(false);
    expect(means().q).toBe(0);
  });

  it.each(['q', 'q.place'])('is one of several, when only what it changes is named: %s', (name) => {
    const { q, p, press, move, means } = setUp({ lock: new Set([name]) });
    expect([q, p].map((handle) => handle.getAttribute('aria-readonly'))).toEqual(['true', null]);
    press(plotX(1));
    move(p, plotX(2));
    fireEvent.keyDown(q, { key: 'ArrowRight' });
    expect(means()).toEqual({ q: 0, p: 2 });
  });

  it('stops where it is when the lock comes in the middle of a drag', () => {
    const { q, press, move, release, means, ask, store } = setUp();
    press(plotX(0));
    move(q, plotX(1));
    ask({ lock: 'all' });
    move(q, plotX(2));
    release(q);
    expect(means().q).toBe(1);
    expect(store.get().active).toBe(false);
  });
});

describe('a hidden handle', () => {
  it('is gone, and comes back when it is asked for', () => {
    const { container, ask } = setUp({ controls: 'none' });
    const names = () =>
      [...container.querySelectorAll('[data-param]')].map((handle) =>
        handle.getAttribute('data-param'),
      );
    expect(names()).toEqual(['q.mean', 'p.mean']);
    ask({ hide: new Set(['p.mean']) });
    expect(names()).toEqual(['q.mean']);
  });
});

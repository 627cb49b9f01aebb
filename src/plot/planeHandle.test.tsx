// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { createFigureStore, type FigureModel, type Snapshot } from '../state';
import {
  DEFAULT_FRAME_OPTIONS,
  FrameOptionsContext,
  StoreProvider,
  useStore,
  type FrameOptions,
} from '../ui';
import { PlaneHandle, Plot } from '.';

afterEach(cleanup);

interface Place {
  readonly mean: number;
  readonly sd: number;
}
type Snap = Snapshot<Place, null>;

const model: FigureModel<Place, null> = {
  id: 'place',
  initial: { mean: 0, sd: 1 },
  derive: () => null,
  params: [],
  presets: [],
};

function Handle() {
  const store = useStore<Place, null>();
  return (
    <PlaneHandle
      tone="q"
      x={{
        param: 'q.map.mean',
        writes: ['q.mean'],
        label: 'q(z), mean, on the map',
        value: (now: Snap) => now.state.mean,
        min: -5,
        max: 5,
        step: 0.1,
        valueText: (value) => `mean ${value}`,
      }}
      y={{
        param: 'q.map.sd',
        writes: ['q.sd'],
        label: 'q(z), sd, on the map',
        value: (now: Snap) => now.state.sd,
        min: 0.1,
        max: 4,
        step: 0.05,
        valueText: (value) => `sd ${value}`,
      }}
      at={(now: Snap) => [now.state.mean, now.state.sd]}
      onMove={(x, y) => [Math.round(x * 100) / 100, Math.round(y * 100) / 100]}
      onChange={(mean, sd, gesture) => store.update(() => ({ mean, sd }), gesture)}
    />
  );
}

/** 580 px for 10 of mean, 126 px for 2 of sd. */
function setUp(options: Partial<FrameOptions> = {}) {
  const store = createFigureStore(model);
  const { container } = render(
    <FrameOptionsContext value={{ ...DEFAULT_FRAME_OPTIONS, ...options }}>
      <StoreProvider store={store}>
        <Plot label="Map" height={200} x={{ domain: [-5, 5] }} y={{ domain: [0, 2] }}>
          <Handle />
        </Plot>
      </StoreProvider>
    </FrameOptionsContext>,
  );
  const drawing = container.querySelector('svg')!;
  const pointer = { pointerId: 1, isPrimary: true, button: 0 };
  const [mean, sd] = screen.queryAllByRole('slider');
  const begin = { x: 46 + 290, y: 30 + 63 };
  return {
    store,
    mean,
    sd,
    press: (dx = 0, dy = 0) =>
      fireEvent.pointerDown(drawing, { ...pointer, clientX: begin.x + dx, clientY: begin.y + dy }),
    move: (dx: number, dy: number) =>
      fireEvent.pointerMove(sd, { ...pointer, clientX: begin.x + dx, clientY: begin.y + dy }),
    lift: () => fireEvent.pointerUp(sd, pointer),
  };
}

describe('a handle in the plane', () => {
  it('is two sliders at one place, each with its own name and range', () => {
    const { mean, sd } = setUp();
    expect(mean.getAttribute('aria-label')).toBe('q(z), mean, on the map');
    expect(sd.getAttribute('aria-label')).toBe('q(z), sd, on the map');
    const places = [mean, sd].map((slider) => {
      const disc = slider.querySelector('.handle-mark');
      return ['cx', 'cy'].map((name) => Number(disc?.getAttribute(name) ?? NaN));
    });
    expect(places[0]).toEqual(places[1]);
    expect(places[0].every(Number.isFinite)).toBe(true);
    expect([mean, sd].map((slider) => slider.getAttribute('aria-valuetext'))).toEqual([
      'mean 0',
      'sd 1',
    ]);
    expect([mean, sd].map((slider) => slider.getAttribute('aria-valuemax'))).toEqual(['5', '4']);
  });

  it('moves both numbers under the pointer, keeps the offset it was grabbed with, as one undo step', () => {
    const { store, press, move, lift } = setUp();
    press(5, -5);
    expect(store.get().state).toEqual({ mean: 0, sd: 1 });
    move(5 + 58, -5);
    move(5 + 116, -5 - 31.5);
    expect(store.get().state).toEqual({ mean: 2, sd: 1.5 });
    lift();
    store.undo();
    expect(store.get().state).toEqual({ mean: 0, sd: 1 });
  });

  it('each slider’s keys move its own number, up and right both upwards', () => {
    const { store, mean, sd } = setUp();
    for (const key of ['ArrowRight', 'ArrowUp']) fireEvent.keyDown(mean, { key });
    expect(store.get().state).toEqual({ mean: 0.2, sd: 1 });
    for (const key of ['ArrowRight', 'ArrowUp', 'ArrowDown']) fireEvent.keyDown(sd, { key });
    expect(store.get().state).toEqual({ mean: 0.2, sd: 1.05 });
    fireEvent.keyDown(sd, { key: 'End' });
    expect(store.get().state.sd).toBe(4);
    fireEvent.keyDown(mean, { key: 'Home' });
    expect(store.get().state.mean).toBe(-5);
  });

  it('stays within both ranges, and Escape takes the drag back', () => {
    const { store, sd, press, move } = setUp();
    press();
    move(9000, 9000);
    expect(store.get().state).toEqual({ mean: 5, sd: 0.1 });
    fireEvent.keyDown(sd, { key: 'Escape' });
    expect(store.get().state).toEqual({ mean: 0, sd: 1 });
  });

  it('moves one way only where the other number is locked, by its own name or by that of its twin', () => {
    const { store, press, move, sd, mean } = setUp({ lock: new Set(['q.sd']) });
    press();
    move(58, -63);
    expect(store.get().state).toEqual({ mean: 1, sd: 1 });
    fireEvent.keyDown(sd, { key: 'ArrowUp' });
    expect(store.get().state.sd).toBe(1);
    expect(sd.getAttribute('aria-readonly')).toBe('true');
    expect(mean.getAttribute('aria-readonly')).toBeNull();
  });

  it('does not move when all is locked, and is not there when hidden', () => {
    const { store, press, move } = setUp({ lock: 'all' });
    press();
    move(58, -63);
    expect(store.get().state).toEqual({ mean: 0, sd: 1 });
    cleanup();
    expect(setUp({ hide: new Set(['q.map']) }).mean).toBeUndefined();
  });
});

// @vitest-environment jsdom
import { act, cleanup, render } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { Quantity } from '../math';
import { createFigureStore, type FigureModel, type Snapshot } from '../state';
import {
  DEFAULT_FRAME_OPTIONS,
  FrameOptionsContext,
  Readout,
  StoreProvider,
  useQuantityRegistry,
  type FrameOptions,
  type QuantityRegistry,
} from '.';

interface Gap {
  readonly mean: number;
}
type Now = Snapshot<Gap, Quantity>;

const model: FigureModel<Gap, Quantity> = {
  id: 'gap',
  initial: { mean: 1 },
  derive: ({ mean }) => ({ value: mean ** 2 / 2, errorBound: 1e-16, method: 'closed form' }),
  params: [],
  presets: [],
};

afterEach(cleanup);

function Probe({ give }: { readonly give: (registry: QuantityRegistry) => void }) {
  give(useQuantityRegistry());
  return null;
}

function show(options: Partial<FrameOptions> = {}) {
  const store = createFigureStore(model);
  let registry: QuantityRegistry | undefined;
  const view = render(
    <FrameOptionsContext value={{ ...DEFAULT_FRAME_OPTIONS, ...options }}>
      <StoreProvider store={store}>
        <Readout quantity="kl" label="KL" unit="nats" of={(now: Now) => now.derived} />
        <Readout
          quantity="fit.kl"
          label={<i>fit</i>}
          name="KL of the fit"
          of={(now: Now) => (now.state.mean > 1 ? now.derived : undefined)}
          late
          settled={(now: Now) => now.state.mean > 2}
        />
        <Probe give={(found) => (registry = found)} />
      </StoreProvider>
    </FrameOptionsContext>,
  );
  return { store, view, registry: () => registry!.list() };
}

function Scaled({ by }: { readonly by: number }) {
  const of = (now: Now) => ({ ...now.derived, value: by * now.derived.value });
  return <Readout quantity="scaled" label="scaled" of={of} settled={() => by > 2} />;
}

describe('the numbers that a figure shows', () => {
  it('are what the readout shows now, not what it first showed', () => {
    const store = createFigureStore(model);
    let registry: QuantityRegistry | undefined;
    const shown = (by: number) => (
      <StoreProvider store={store}>
        <Scaled by={by} />
        <Probe give={(found) => (registry = found)} />
      </StoreProvider>
    );
    const view = render(shown(2));
    view.rerender(shown(10));
    const [scaled] = registry!.list();
    expect(scaled.of(store.get())?.value).toBe(5);
    expect(scaled.settled(store.get())).toBe(true);
  });

  it('are listed in the order of the readouts, each with what it is called and its unit', () => {
    const { registry } = show();
    expect(registry().map(({ name, words, unit, late }) => ({ name, words, unit, late }))).toEqual([
      { name: 'kl', words: 'KL', unit: 'nats', late: false },
      { name: 'fit.kl', words: 'KL of the fit', unit: '', late: true },
    ]);
  });

  it('can be asked at any state, those that are not there yet included', () => {
    const { store, registry } = show();
    const values = () => registry().map(({ of }) => of(store.get())?.value);
    expect(values()).toEqual([0.5, undefined]);
    act(() => store.update(() => ({ mean: 2 })));
    expect(values()).toEqual([2, 2]);
    expect(registry().map(({ settled }) => settled(store.get()))).toEqual([true, false]);
  });

  it('leave the list with their readout', () => {
    const { view, registry } = show();
    const before = registry();
    view.unmount();
    expect(before).toHaveLength(2);
    expect(registry()).toEqual([]);
  });

  it('do not stand on it when the frame hides them', () => {
    const { view, registry } = show({ hide: new Set(['fit']) });
    expect(registry().map(({ name }) => name)).toEqual(['kl']);
    expect(view.container.textContent).not.toContain('fit');
  });
});

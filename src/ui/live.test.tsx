// @vitest-environment jsdom
import { act, cleanup, render, screen } from '@testing-library/react';
import { Component, type ReactNode } from 'react';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createFigureStore, type FigureModel, type Snapshot } from '../state';
import { formatNumber, Live, Readout, StoreProvider, Words } from '.';

interface Gap {
  readonly mean: number;
}
type Snap = Snapshot<Gap, number>;

/** KL(N(mean,1)‖N(0,1)), and ∞ beyond 9. The readout has no number at mean 7. */
const model: FigureModel<Gap, number> = {
  id: 'gap',
  initial: { mean: 1 },
  derive: ({ mean }) => (mean > 9 ? Infinity : mean ** 2 / 2),
  params: [],
  presets: [],
};

const makeStore = () => createFigureStore(model);
type Store = ReturnType<typeof makeStore>;
const setMean = (store: Store, mean: number, gesture?: string) =>
  act(() => store.update(() => ({ mean }), gesture));

function KlReadout() {
  return (
    <Readout
      quantity="klQP"
      label="KL(q‖p)"
      unit="nats"
      tone="kl"
      of={({ state, derived }: Snap) =>
        state.mean === 7
          ? undefined
          : {
              value: derived,
              errorBound: 2.2e-16,
              method: 'closed form',
              ...(derived === Infinity && { reason: 'q has mass where p has none' }),
            }
      }
    />
  );
}

afterEach(cleanup);

describe('a live element', () => {
  it('follows the store without rendering React', () => {
    const store = makeStore();
    const renders = vi.fn();
    function Counted() {
      renders();
      return (
        <Live
          as="span"
          data-testid="live"
          attrs={(s: Snap) => ({ 'data-mean': s.state.mean })}
          text={(s: Snap) => `KL ${s.derived}`}
        />
      );
    }
    render(
      <StoreProvider store={store}>
        <Counted />
      </StoreProvider>,
    );
    const element = screen.getByTestId('live');
    const node = element.firstChild;
    expect(element.textContent).toBe('KL 0.5');
    setMean(store, 4);
    expect(element.textContent).toBe('KL 8');
    expect(element.getAttribute('data-mean')).toBe('4');
    expect(element.firstChild).toBe(node);
    expect(renders).toHaveBeenCalledTimes(1);
  });

  it('keeps the present when something around it renders again', () => {
    const store = makeStore();
    const tree = (note: string) => (
      <StoreProvider store={store}>
        <Live as="span" title={note} text={(s: Snap) => `${note} ${s.derived}`} />
      </StoreProvider>
    );
    const { rerender } = render(tree('a'));
    setMean(store, 4);
    rerender(tree('b'));
    expect(screen.getByTitle('b').textContent).toBe('b 8');
  });

  it('of a fast drag has its full value at every move, and its digits at every fourth and in the end', () => {
    const store = makeStore();
    render(
      <StoreProvider store={store}>
        <KlReadout />
      </StoreProvider>,
    );
    const output = screen.getByRole('status');
    act(() => store.beginGesture('drag'));
    const seen = [2, 3, 4, 5, 6].map((mean) => {
      setMean(store, mean, 'drag');
      expect(Number(output.dataset['value'])).toBe(mean ** 2 / 2);
      return output.textContent;
    });
    expect(new Set(seen).size).toBe(2);
    act(() => store.endGesture());
    expect(output.textContent).toBe('18.00 nats');
  });

  it('is prerendered in the initial state and hydrated into the present without a complaint', async () => {
    const store = makeStore();
    const tree = (
      <StoreProvider store={store}>
        <KlReadout />
      </StoreProvider>
    );
    const box = document.createElement('div');
    box.innerHTML = renderToString(tree);
    document.body.append(box);
    expect(box.querySelector('output')?.textContent).toBe('0.5000 nats');
    store.load({ mean: 2 });
    const complaint = vi.spyOn(console, 'error');
    render(tree, { container: box, hydrate: true });
    expect(box.querySelector('output')?.textContent).toBe('2.000 nats');
    expect(complaint).not.toHaveBeenCalled();
    complaint.mockRestore();
    box.remove();
  });

  it('that fails takes down its figure by the error boundary, not silently', () => {
    class Boundary extends Component<{ readonly children: ReactNode }, { readonly said?: string }> {
      override state: { readonly said?: string } = {};
      static getDerivedStateFromError(error: Error) {
        return { said: error.message };
      }
      override render() {
        return this.state.said ?? this.props.children;
      }
    }
    const store = makeStore();
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const { container } = render(
      <Boundary>
        <StoreProvider store={store}>
          <Live as="span" text={(s: Snap) => formatNumber(s.state.mean > 3 ? NaN : 1)} />
        </StoreProvider>
      </Boundary>,
    );
    setMean(store, 4);
    expect(container.textContent).toContain('NaN');
    log.mockRestore();
  });
});

describe('a readout', () => {
  it('shows the rounded number with its unit and carries the exact one', () => {
    const store = makeStore();
    render(
      <StoreProvider store={store}>
        <KlReadout />
      </StoreProvider>,
    );
    setMean(store, 1.1);
    const output = screen.getByRole('status', { name: 'KL(q‖p)' });
    expect(output.textContent).toBe('0.6050 nats');
    expect(output.dataset).toMatchObject({ quantity: 'klQP', value: String(1.1 ** 2 / 2) });
    expect(output.getAttribute('aria-live')).toBe('off');
  });

  it('shows ∞ with its reason in words', () => {
    const store = makeStore();
    const { container } = render(
      <StoreProvider store={store}>
        <KlReadout />
      </StoreProvider>,
    );
    setMean(store, 9.5);
    expect(container.querySelector('output')?.textContent).toBe('∞ nats');
    expect(container.querySelector('output')?.dataset['value']).toBe('Infinity');
    expect(container.querySelector('.readout-reason')?.textContent).toBe(
      'q has mass where p has none',
    );
    setMean(store, 1);
    expect(container.querySelector('.readout-reason')?.textContent).toBe('');
  });

  it('has an output only while there is a number', () => {
    const store = makeStore();
    const { container } = render(
      <StoreProvider store={store}>
        <KlReadout />
      </StoreProvider>,
    );
    setMean(store, 7);
    expect(container.querySelector('output')).toBeNull();
    setMean(store, 2);
    expect(container.querySelector('output')?.textContent).toBe('2.000 nats');
  });

  it('tells full value, error bound and method in the panel its button names', () => {
    const store = makeStore();
    render(
      <StoreProvider store={store}>
        <KlReadout />
      </StoreProvider>,
    );
    setMean(store, 1.1);
    const button = screen.getByRole('button', {
      name: 'KL(q‖p): exact value, error bound, method',
    });
    const panel = document.getElementById(button.getAttribute('popovertarget') ?? '');
    expect(panel?.hasAttribute('popover')).toBe(true);
    expect(panel?.textContent).toContain(`${1.1 ** 2 / 2} ± 2.2×10⁻¹⁶ nats`);
    expect(panel?.textContent).toContain('By closed form; the true value differs from this by no');
  });

  it('promises of a quadrature only what its bound is: an estimate', () => {
    render(
      <StoreProvider store={makeStore()}>
        <Readout
          quantity="jsd"
          label="JSD"
          unit="nats"
          tone="kl"
          of={() => ({ value: 0.1, errorBound: 1e-15, method: 'quadrature' })}
        />
      </StoreProvider>,
    );
    const button = screen.getByRole('button', { name: 'JSD: exact value, error bound, method' });
    const panel = document.getElementById(button.getAttribute('popovertarget') ?? '');
    expect(panel?.textContent).toContain('estimated to be off by no more than the bound');
    expect(panel?.textContent).not.toContain('the true value differs');
  });
});

describe('the sentence in words', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is rewritten when the state has come to rest, also while a handle is held', () => {
    const store = makeStore();
    render(
      <StoreProvider store={store}>
        <Words of={(s: Snap) => `KL is ${s.derived} nats.`} />
      </StoreProvider>,
    );
    const words = screen.getByRole('status');
    const wait = (ms: number) => act(() => void vi.advanceTimersByTime(ms));
    expect(words.textContent).toBe('KL is 0.5 nats.');
    act(() => store.beginGesture('drag'));
    for (const mean of [2, 3, 4]) {
      setMean(store, mean, 'drag');
      wait(350);
      expect(words.textContent).toBe('KL is 0.5 nats.');
    }
    wait(100);
    expect(words.textContent).toBe('KL is 8 nats.');
    setMean(store, 6, 'drag');
    act(() => store.endGesture());
    wait(350);
    expect(words.textContent).toBe('KL is 8 nats.');
    wait(100);
    expect(words.textContent).toBe('KL is 18 nats.');
  });

  it('speaks of a state from the URL at once', () => {
    const store = makeStore();
    render(
      <StoreProvider store={store}>
        <Words of={(s: Snap) => `KL is ${s.derived} nats.`} />
      </StoreProvider>,
    );
    act(() => store.load({ mean: 2 }));
    expect(screen.getByRole('status').textContent).toBe('KL is 2 nats.');
  });
});

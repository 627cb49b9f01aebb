// @vitest-environment jsdom
import { cleanup, render, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { renderToString } from 'react-dom/server';
import { hydrateRoot } from 'react-dom/client';
import { act } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createFigureStore, type Snapshot } from '../state';
import { HighlightProvider, StoreProvider, useHighlight } from '../ui';
import { DerivationView } from './DerivationView';
import { exampleDerivation, type ExampleInput } from './testing/exampleDerivation';

afterEach(cleanup);

type S = Snapshot<ExampleInput, ExampleInput>;
const derivation = exampleDerivation<S>((snapshot) => snapshot.derived);
const initial: ExampleInput = { a: 1, b: 2, fudge: 0 };

function makeStore() {
  return createFigureStore<ExampleInput, ExampleInput>({
    id: 'example',
    initial,
    derive: (state) => state,
    params: [],
    presets: [],
  });
}

function Part({ id }: { readonly id: string }) {
  return (
    <svg>
      <g data-testid={id} {...useHighlight<SVGGElement>(id)} />
    </svg>
  );
}

function Page({ store }: { readonly store: ReturnType<typeof makeStore> }) {
  return (
    <StoreProvider store={store}>
      <HighlightProvider>
        <Part id="side.a" />
        <Part id="side.b" />
        <DerivationView derivation={derivation} />
      </HighlightProvider>
    </StoreProvider>
  );
}

function show() {
  const store = makeStore();
  const view = render(<Page store={store} />);
  const line = (number: number) => view.container.querySelector(`[data-line="${number}"]`)!;
  return { store, line, ...view };
}
const term = (name: string) => screen.getByRole('button', { name });
const isLit = (element: Element) => element.hasAttribute('data-lit');

describe('DerivationView', () => {
  it('carries the contract: derivation, lines and terms with full-precision values', () => {
    const { line, container } = show();
    expect(container.querySelector('[data-derivation="square-of-a-sum"]')).not.toBeNull();
    expect(container.querySelectorAll('[data-line]')).toHaveLength(3);
    const { dataset } = line(2) as HTMLElement;
    expect(dataset).toMatchObject({ value: '9', relation: '=', residual: '0', holds: 'true' });
    const values = [...line(2).querySelectorAll<HTMLElement>('[data-term]')].map((element) => [
      element.dataset['term'],
      element.dataset['value'],
    ]);
    expect(values).toEqual([
      ['a-squared', '1'],
      ['twice-a-b', '4'],
      ['b-squared', '4'],
    ]);
  });

  it('follows the state without rendering React again', () => {
    const { store, line } = show();
    const button = term('twice a times b');
    act(() => {
      store.update(() => ({ a: 0.1, b: 0.3, fudge: 0 }));
    });
    expect(term('twice a times b')).toBe(button);
    expect(button.dataset['value']).toBe(String(2 * 0.1 * 0.3));
    expect(button.textContent).toContain('0.0600');
    expect(line(2).getAttribute('data-value')).toBe(String(0.1 * 0.1 + 2 * 0.1 * 0.3 + 0.3 * 0.3));
    expect(line(2).textContent).toMatch(
      /= 0\.1600 nats ✓ holds differs from line 1 by \d\.\d×10⁻¹⁷/,
    );
    expect(line(3).textContent).toContain('≤ ✓ holds line 1 is smaller by');
  });

  it('tells during a drag whether a line holds, and by how much it does not; the rounding when it ends', () => {
    const { store, line } = show();
    act(() => store.beginGesture('drag'));
    act(() => store.update((state) => ({ ...state, fudge: 1e-9 }), 'drag'));
    expect(line(2).textContent).toMatch(/✗ does not hold differs from line 1 by 1\.0×10⁻⁹/);
    act(() => store.update(() => ({ a: 1, b: 2, fudge: 0 }), 'drag'));
    expect(line(2).textContent).toMatch(/= 9\.000 nats ✓ holds equal to line 1/);
    act(() => store.update(() => ({ a: 0.1, b: 0.3, fudge: 0 }), 'drag'));
    expect(line(2).textContent).toMatch(/= 0\.1600 nats ✓ holds equal to line 1/);
    expect(Number(line(2).getAttribute('data-residual'))).not.toBe(0);
    act(() => store.endGesture());
    expect(line(2).textContent).toMatch(/ ✓ holds differs from line 1 by \d\.\d×10⁻¹⁷/);
  });

  it('shows a cross when a term is corrupted, and takes it back', () => {
    const { store, line } = show();
    act(() => {
      store.update((state) => ({ ...state, fudge: 1e-9 }));
    });
    expect(line(2).getAttribute('data-holds')).toBe('false');
    expect(line(2).textContent).toMatch(/✗ does not hold differs from line 1 by 1\.0×10⁻⁹/);
    act(() => {
      store.undo();
    });
    expect(line(2).getAttribute('data-holds')).toBe('true');
    expect(line(2).textContent).not.toContain('✗');
  });

  it('makes no claim where a line has no value', () => {
    const { store, container } = show();
    act(() => {
      store.update(() => ({ a: 1e200, b: -1e200, fudge: 0 }));
    });
    const silent = container.querySelector('[data-line-without-value="2"]')!;
    expect(silent.textContent).toContain(
      'no value here: ∞ − ∞ (square of a and square of b against twice a times b)',
    );
    expect(silent.hasAttribute('data-line')).toBe(false);
    expect(silent.hasAttribute('data-holds')).toBe(false);
    expect(container.innerHTML).not.toContain('NaN');
    act(() => {
      store.update(() => initial);
    });
    expect(container.querySelectorAll('[data-line][data-value]')).toHaveLength(3);
  });

  it('names terms in words, describes them by value, bound and method', () => {
    show();
    const button = term('square of b');
    expect(button.getAttribute('type')).toBe('button');
    expect(button.getAttribute('aria-pressed')).toBe('false');
    const description = document.getElementById(button.getAttribute('aria-describedby')!)!;
    expect(description.textContent).toBe('4 · ± 4×10⁻¹⁶ · closed form');
    expect(
      within(button).queryByText('b', { selector: '.katex-html *' })?.closest('[aria-hidden]'),
    ).not.toBeNull();
  });
});

describe('terms and figure parts', () => {
  it('light each other by hover', async () => {
    show();
    const user = userEvent.setup();
    await user.hover(term('twice a times b'));
    expect(isLit(screen.getByTestId('side.a'))).toBe(true);
    expect(isLit(screen.getByTestId('side.b'))).toBe(true);
    expect(isLit(term('square of b'))).toBe(false);
    await user.unhover(term('twice a times b'));
    expect(isLit(screen.getByTestId('side.a'))).toBe(false);

    await user.hover(screen.getByTestId('side.b'));
    expect(isLit(term('twice a times b'))).toBe(true);
    expect(isLit(term('square of b'))).toBe(true);
    expect(isLit(term('square of a'))).toBe(false);
    expect(isLit(screen.getByTestId('side.a'))).toBe(false);
  });

  it('light by keyboard focus, and stay lit by Enter', async () => {
    show();
    const user = userEvent.setup();
    await user.tab();
    await user.tab();
    expect(document.activeElement).toBe(term('square of a'));
    expect(isLit(screen.getByTestId('side.a'))).toBe(true);
    await user.keyboard('{Enter}');
    expect(term('square of a').getAttribute('aria-pressed')).toBe('true');
    await user.tab();
    await user.tab();
    expect(isLit(screen.getByTestId('side.a'))).toBe(true);
    await user.tab({ shift: true });
    await user.tab({ shift: true });
    await user.keyboard('{Enter}');
    await user.tab();
    await user.tab();
    await user.tab();
    expect(isLit(screen.getByTestId('side.a'))).toBe(false);
  });

  it('light by touch, one at a time, and go out at the second tap', async () => {
    show();
    const user = userEvent.setup();
    const tap = (target: Element) => user.pointer([{ keys: '[TouchA]', target }]);
    await tap(term('square of a'));
    expect(isLit(screen.getByTestId('side.a'))).toBe(true);
    await tap(term('square of b'));
    expect(isLit(screen.getByTestId('side.a'))).toBe(false);
    expect(isLit(screen.getByTestId('side.b'))).toBe(true);
    expect(term('square of a').getAttribute('aria-pressed')).toBe('false');
    await tap(term('square of b'));
    expect(isLit(screen.getByTestId('side.b'))).toBe(false);
    await tap(screen.getByTestId('side.a'));
    expect(isLit(term('square of a'))).toBe(true);
  });
});

describe('prerendered', () => {
  it('has formulas, values and checks before any script', () => {
    const html = renderToString(<Page store={makeStore()} />);
    const page = document.createElement('div');
    page.innerHTML = html;
    const line = page.querySelector<HTMLElement>('[data-line="2"]')!;
    expect(line.dataset).toMatchObject({ value: '9', residual: '0', holds: 'true' });
    expect(line.textContent).toContain('= 9.000 nats ✓ holds equal to line 1, to the last digit');
    expect(line.querySelectorAll('math')).toHaveLength(6);
  });

  it('hydrates in place, and a state loaded after that is written', () => {
    const host = document.createElement('div');
    host.innerHTML = renderToString(<Page store={makeStore()} />);
    document.body.append(host);
    const errors = vi.spyOn(console, 'error');
    const store = makeStore();
    const before = host.querySelector('[data-line="2"]');
    act(() => {
      hydrateRoot(host, <Page store={store} />);
    });
    act(() => {
      store.load({ a: 2, b: 2, fudge: 0 });
    });
    expect(host.querySelector('[data-line="2"]')).toBe(before);
    expect(before?.getAttribute('data-value')).toBe('16');
    expect(errors).not.toHaveBeenCalled();
    host.remove();
  });
});

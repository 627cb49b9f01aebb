// @vitest-environment jsdom
import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { badNumbers, showFigure } from '../testing/showFigure';
import { figure } from '.';

// Whole figures in jsdom on a busy machine: seconds, not the usual milliseconds.
vi.setConfig({ testTimeout: 60_000 });

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const show = (search = '') => {
  const shown = showFigure(figure, { search });
  const bars = (curve: 'q' | 'p') => shown.store.get().state[curve];
  const heights = (curve: 'q' | 'p') =>
    shown
      .params()
      .filter((param) => param.startsWith(`${curve}.`))
      .map(shown.now);
  return { ...shown, bars, heights };
};
const sum = (probs: readonly number[]) => probs.reduce((total, prob) => total + prob, 0);

describe('a bar by keyboard', () => {
  it('moves, and the others make room in proportion; the sum stays 1', () => {
    const { press, heights, bars } = show();
    press('q.probs.0', 'ArrowUp');
    expect(heights('q')[0]).toBe(0.11);
    expect(heights('q')[3] / heights('q')[1]).toBeCloseTo(2, 12);
    press('q.probs.3', 'PageUp', 'PageUp', 'PageUp');
    expect(heights('q')[3]).toBeCloseTo(0.6956, 12);
    expect(sum(bars('q'))).toBeCloseTo(1, 12);
    expect(heights('p')).toEqual([0.4, 0.4, 0.15, 0.05]);
  });

  it('ends at 0 and at 1, where KL is infinite and its reason is said', () => {
    const { press, heights, value, container } = show();
    press('p.probs.0', 'Home');
    expect(heights('p')[0]).toBe(0);
    expect(value('klQP')).toBe(Infinity);
    expect(container.textContent).toContain('∞');
    press('p.probs.1', 'End');
    expect(heights('p')).toEqual([0, 1, 0, 0]);
    press('p.probs.1', 'ArrowUp');
    expect(heights('p')).toEqual([0, 1, 0, 0]);
    // What is infinite is drawn out of the picture, at its top.
    const added = [...container.querySelectorAll('.integrand rect.bar')];
    expect(added.map((bar) => Number(bar.getAttribute('y')) < 0)).toEqual([
      true,
      false,
      true,
      true,
    ]);
    expect(badNumbers(container)).toEqual([]);
  });
});

describe('a bar by pointer', () => {
  /** Pixels of one unit of probability: the plot's height less its margins. */
  const UNIT = 280 - 30 - 44;

  it('follows the pointer, and the others come back when it does', () => {
    const { drag, heights, bars } = show();
    drag('q.probs.3', 0, -0.3 * UNIT);
    expect(heights('q')[3]).toBeCloseTo(0.7, 3);
    expect(sum(bars('q'))).toBeCloseTo(1, 12);
    expect(heights('q')[2] / heights('q')[0]).toBeCloseTo(3, 9);
  });

  it('dragged to the top and down again keeps the proportions of the others', () => {
    const { slider, drag, heights, store } = show();
    drag('q.probs.3', 0, -5 * UNIT);
    expect(heights('q')).toEqual([0, 0, 0, 1]);
    store.undo();
    // One gesture up and down: the others come back as they were.
    const handle = slider('q.probs.3');
    expect(handle.getAttribute('aria-valuenow')).toBe('0.4');
    expect(heights('q')).toEqual([0.1, 0.2, 0.3, 0.4]);
  });

  it('is one step to undo', async () => {
    const { drag, heights } = show();
    drag('p.probs.0', 0, 0.2 * UNIT, 9);
    expect(heights('p')[0]).toBeCloseTo(0.2, 3);
    await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
    expect(heights('p')).toEqual([0.4, 0.4, 0.15, 0.05]);
  });

  it('that rested leaves nothing behind: keys go on from the present bars', () => {
    const { drag, press, bars } = show();
    // The last moves change nothing: the bar is at the top already.
    drag('q.probs.0', 0, -3 * UNIT);
    expect(bars('q')[0]).toBe(1);
    press('q.probs.1', 'End');
    press('q.probs.0', 'PageUp');
    // From [0, 1, 0, 0]: all that is left to the second bar, nothing to the others.
    expect(bars('q')).toEqual([0.1, 0.9, 0, 0]);
  });

  it('that rested leaves nothing behind: also when there is a category more', async () => {
    const { drag, press, bars, container } = show();
    drag('q.probs.0', 0, -3 * UNIT);
    await userEvent.click(screen.getByRole('button', { name: '+ empty category' }));
    press('q.probs.0', 'PageDown');
    expect(bars('q')).toHaveLength(5);
    expect(bars('p')).toHaveLength(5);
    expect(sum(bars('q'))).toBeCloseTo(1, 12);
    expect(container.querySelector('.figure-failed')).toBeNull();
  });
});

describe('the number of categories', () => {
  it('an empty one is added: the MSE shrinks as 1/n, KL stays; and taken away again', async () => {
    const { value, params, container } = show();
    const [mse, kl] = [value('mse'), value('klQP')];
    await userEvent.click(screen.getByRole('button', { name: '+ empty category' }));
    expect(params()).toHaveLength(10);
    expect(value('mse')).toBeCloseTo(0.8 * mse, 14);
    expect(value('klQP')).toBe(kl);
    expect(screen.getByText('n = 5')).toBeTruthy();
    expect(badNumbers(container)).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: '− category' }));
    expect(params()).toHaveLength(8);
    expect(value('mse')).toBe(mse);
  });

  it('stays between 3 and 8', async () => {
    const { store } = show();
    const [less, more] = ['− category', '+ empty category'].map((name) =>
      screen.getByRole('button', { name }),
    );
    for (let i = 0; i < 3; i += 1) await userEvent.click(less);
    expect(store.get().state.q).toHaveLength(3);
    expect(less.getAttribute('aria-disabled')).toBe('true');
    for (let i = 0; i < 7; i += 1) await userEvent.click(more);
    expect(store.get().state.q).toHaveLength(8);
    expect(more.getAttribute('aria-disabled')).toBe('true');
  });
});

describe('what is typed', () => {
  it('is the same value as the handle', async () => {
    const { now, bars } = show();
    const field = screen.getByRole('textbox', { name: /q, category 2/ });
    await userEvent.clear(field);
    await userEvent.type(field, '0.5{Enter}');
    expect(now('q.probs.1')).toBe(0.5);
    expect(sum(bars('q'))).toBeCloseTo(1, 12);
  });
});

describe('what each category adds', () => {
  it('adds up to the number that is written under it, whatever is chosen', async () => {
    const { container, value, find } = show();
    for (const [label, quantity] of [
      ['q log(q/p)', 'klQP'],
      ['q log(q/p) − q + p', 'klQP'],
      ['(q − p)²', 'l2Squared'],
      ['JSD', 'jsd'],
    ] as const) {
      await userEvent.click(screen.getByRole('radio', { name: label }));
      const { textContent } = find('.integrand-total');
      expect(textContent).toContain(`= ${value(quantity).toPrecision(4)}`);
      expect(badNumbers(container)).toEqual([]);
    }
    await userEvent.click(screen.getByRole('radio', { name: '|q − p|' }));
    expect(find('.integrand-total').textContent).toBe('All bars together = L1 = 2 TV = 1.000');
    expect(value('tv')).toBeCloseTo(0.5, 14);
  });
});

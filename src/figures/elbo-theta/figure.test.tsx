// @vitest-environment jsdom
import { cleanup, screen, fireEvent } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { badNumbers, showFigure } from '../testing/showFigure';
import { figure } from '.';

// Whole figures in jsdom on a busy machine: seconds, not the usual milliseconds.
vi.setConfig({ testTimeout: 120_000 });

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const has = (root: Element, quantity: string): boolean =>
  root.querySelector(`output[data-quantity="${quantity}"]`) !== null;

describe('the curves', () => {
  it('come after a rest, with both tops and their difference', async () => {
    const { container, value, press, now, find } = showFigure(figure);
    expect(has(container, 'mleTheta')).toBe(false);
    expect(badNumbers(container)).toEqual([]);
    await vi.waitFor(() => expect(has(container, 'thetaDifference')).toBe(true), 60_000);
    expect(value('mleTheta')).toBeCloseTo(1.872, 2);
    expect(value('elboTheta')).toBeCloseTo(2.661, 2);
    expect(value('thetaDifference')).toBe(value('elboTheta') - value('mleTheta'));
    expect(value('logEvidence') - value('bestElbo')).toBeCloseTo(value('gap'), 12);

    const line = () => find('.curve[data-tone="elbo"] .curve-line').getAttribute('d');
    const drawn = line();
    const gap = value('gap');
    press('theta', 'PageUp', 'PageUp');
    expect(now('theta')).toBe(2);
    expect(value('gap')).toBeLessThan(gap);
    // Moving θ moves along the curves: they are neither computed nor drawn again.
    expect(line()).toBe(drawn);
    expect(badNumbers(container)).toEqual([]);
  });

  it('come to a hand that is on θ already', async () => {
    const { container, store } = showFigure(figure, { search: '?model=twoBranch_0_2_1_2.7' });
    store.beginGesture('drag');
    await vi.waitFor(() => expect(has(container, 'thetaDifference')).toBe(true), 60_000);
    expect(store.get().active).toBe(true);
    store.endGesture();
  });

  it('are others for another θ, and of coin tosses there is no noise to choose', async () => {
    const { container, store, find } = showFigure(figure, { search: '?preset=coins' });
    expect(screen.queryByLabelText('width of the noise')).toBeNull();
    fireEvent.click(screen.getByLabelText('mean of the prior'));
    expect(store.get().derived.parameter).toBe('prior.mean');
    await vi.waitFor(() => expect(has(container, 'mleTheta')).toBe(true), 60_000);
    await vi.waitFor(
      () => expect(find('.words').textContent).toMatch(/The likelihood is highest at θ =/),
      5000,
    );
    expect(badNumbers(container)).toEqual([]);
  });
});

describe('the handle of θ', () => {
  const numbers = (handle: Element) =>
    ['valuemin', 'valuenow', 'valuemax'].map((name) => Number(handle.getAttribute(`aria-${name}`)));

  it.each([
    ['twoBranch_0_2_0.05_3', '', [0.05, 0.05, 5], 'ArrowRight', 0.1],
    ['twoBranch_10_2_1_3', '&theta=prior.mean', [-5, 10, 10], 'ArrowLeft', 9.9],
    ['twoBranch_-10_2_1_3', '&theta=prior.mean', [-10, -10, 5], 'ArrowRight', -9.9],
  ])('reaches as far as a link or a field took it: %s%s', (spec, theta, range, key, next) => {
    const { slider, press, now } = showFigure(figure, { search: `?model=${spec}${theta}` });
    expect(numbers(slider('theta'))).toEqual(range);
    press('theta', key);
    expect(now('theta')).toBe(next);
    expect(numbers(slider('theta'))).toEqual(range.map((end) => (end === range[1] ? next : end)));
  });

  it('keeps to the stretch that is drawn when it is on it', () => {
    const { slider, press } = showFigure(figure);
    expect(numbers(slider('theta'))).toEqual([0.2, 1, 5]);
    press('theta', 'Home');
    expect(numbers(slider('theta'))).toEqual([0.2, 0.2, 5]);
  });
});

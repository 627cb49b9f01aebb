// @vitest-environment jsdom
import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { holdFrames, playThenDrag, YIELDED } from '../testing/playThenDrag';
import { badNumbers, showFigure } from '../testing/showFigure';
import { figure } from '.';

// Whole figures in jsdom on a busy machine: seconds, not the usual milliseconds.
vi.setConfig({ testTimeout: 120_000 });

afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const show = (search = '') => showFigure(figure, { search });
type Shown = ReturnType<typeof show>;

const outputs = ({ container }: Shown, selector = '') => [
  ...container.querySelectorAll(`output[data-quantity]:not([data-late])${selector}`),
];
const descent = ({ find }: Shown) => find('.descent-line').getAttribute('d') ?? '';
/** Fits, map and descent have come. */
const settled = (shown: Shown) =>
  act(() =>
    vi.waitFor(() => {
      expect(outputs(shown, '[data-settled]')).toEqual([]);
      expect(shown.find('.contours').hasAttribute('data-settled')).toBe(false);
      expect(descent(shown)).not.toBe('');
    }, 60_000),
  );

describe('the figure', () => {
  it('shows all losses at q and all best fits, settles, and its derivations hold', async () => {
    const shown = show();
    expect(outputs(shown)).toHaveLength(20);
    await settled(shown);
    const { value, container } = shown;
    expect(value('klQP').toFixed(3)).toBe('1.906');
    expect(value('klPQ').toFixed(3)).toBe('1.678');
    expect(value('fit.klQP.mean').toFixed(2)).toBe('1.99');
    expect(value('fit.klPQ.sd').toFixed(2)).toBe('2.46');
    expect(value('fit.jsd.value')).toBeLessThan(value('jsd'));
    const lines = [...container.querySelectorAll('[data-line]')];
    expect(lines).toHaveLength(9);
    expect(lines.map((line) => line.getAttribute('data-holds'))).toEqual(Array(9).fill('true'));
    expect(badNumbers(container)).toEqual([]);
  });

  it('has a name of its own for each handle, two of them on the map', () => {
    const { params } = show();
    expect(new Set(params()).size).toBe(params().length);
    expect(params()).toEqual(expect.arrayContaining(['q.mean', 'q.sd', 'q.map.mean', 'q.map.sd']));
    expect(params().filter((param) => param.startsWith('p.'))).toHaveLength(5);
  });

  it('q is dragged on the map to any mean and sd, the densities follow, and the way down starts anew', async () => {
    const shown = show();
    await settled(shown);
    const { drag, now, press } = shown;
    const before = descent(shown);
    const fits = shown.value('fit.klQP.mean');
    drag('q.map.sd', 60, -30);
    expect(now('q.mean')).toBeGreaterThan(-0.5);
    expect(now('q.sd')).toBeGreaterThan(1.2);
    expect(now('q.map.mean')).toBe(now('q.mean'));
    expect(shown.value('fit.klQP.mean')).toBe(fits);
    await settled(shown);
    expect(descent(shown)).not.toBe(before);
    press('q.map.mean', 'ArrowRight');
    press('q.map.sd', 'ArrowUp');
    expect(badNumbers(shown.container)).toEqual([]);
  });

  it('while p is dragged the fits follow, provisionally, and so does the map', async () => {
    const shown = show();
    await settled(shown);
    const before = shown.value('fit.klQP.mean');
    const map = shown.find('.contour-band').getAttribute('d');
    shown.drag('p.means.1', 25, 0);
    expect(shown.value('fit.klQP.mean')).toBeGreaterThan(before);
    expect(outputs(shown, '[data-quantity^="fit."][data-settled="false"]')).toHaveLength(15);
    await settled(shown);
    expect(shown.find('.contour-band').getAttribute('d')).not.toBe(map);
  });

  it('another loss has its own landscape and minima', async () => {
    const shown = show();
    await settled(shown);
    const local = () => shown.find('.minimum-local').getAttribute('d') ?? '';
    expect(local()).not.toBe('');
    fireEvent.click(screen.getByLabelText('Show the landscape of KL(p‖q)'));
    await settled(shown);
    expect(local()).toBe('');
    expect(shown.store.get().state.loss).toBe('klPQ');
    expect(shown.find('.contours').getAttribute('data-tone')).toBe('kl');
    expect(shown.find('[aria-label^="Landscape of KL(p‖q)"]')).toBeTruthy();
  });

  it('walks q down to the best, step by step, and back', async () => {
    const shown = show();
    await settled(shown);
    const button = (name: RegExp) => screen.getByRole('button', { name });
    for (let i = 0; i < 6; i += 1) fireEvent.click(button(/^10 steps$/));
    expect(shown.now('q.mean')).toBeCloseTo(shown.value('fit.klQP.mean'), 3);
    expect(shown.find('.descent-words').textContent).toMatch(/to the best: mean 1\.99, sd 1\.02/);
    fireEvent.click(button(/^Start$/));
    expect(shown.now('q.mean')).toBe(-0.5);
    fireEvent.click(button(/^Step/));
    expect(shown.now('q.mean')).not.toBe(-0.5);
    fireEvent.click(button(/Back/));
    expect(shown.now('q.mean')).toBe(-0.5);
  });

  it('leaves q to the hand that takes it on its way down', async () => {
    const shown = showFigure(figure, { motion: true });
    await settled(shown);
    holdFrames();
    expect(playThenDrag(shown, 'q.map.sd', [0, -40])).toEqual(YIELDED);
  });

  it('says that a descent is trapped', async () => {
    const shown = show('?preset=lesser');
    await settled(shown);
    await act(() =>
      vi.waitFor(() =>
        expect(shown.find('.descent-words').textContent).toMatch(/local minimum.*elsewhere/),
      ),
    );
    expect(shown.container.querySelector('.challenge[data-solved="true"]')).not.toBeNull();
  });

  it('takes steps in natural parameters, too: another way to the same place', async () => {
    const shown = show();
    await settled(shown);
    const before = descent(shown);
    fireEvent.click(screen.getByLabelText('natural parameters'));
    await settled(shown);
    await act(() => vi.waitFor(() => expect(descent(shown)).not.toBe(before)));
    expect(shown.find('.descent-words').textContent).toMatch(/to the best: mean 1\.99, sd 1\.02/);
  });

  it('shades the penalty of either direction, and lights what a term speaks of', () => {
    const shown = show();
    const total = () => shown.find('.integrand-total').textContent;
    expect(total()).toBe('Whole area = KL(q‖p) = 1.906 nats hatched counts negative');
    fireEvent.click(screen.getByLabelText('of KL(p‖q) = ∫ p log(p/q)'));
    expect(total()).toBe('Whole area = KL(p‖q) = 1.678 nats hatched counts negative');
  });

  it('gives q two components, and both directions find p', async () => {
    const shown = show('?q=normal_-0.3_1.4');
    const words = () => shown.find('.cure-words').textContent;
    expect(words()).toMatch(/being worked out/);
    await act(() => vi.waitFor(() => expect(words()).toMatch(/have found p/), 60_000));
    for (const quantity of ['cure.klQP', 'cure.klPQ'])
      expect(Math.abs(shown.value(quantity))).toBeLessThan(1e-9);
    expect(badNumbers(shown.container)).toEqual([]);
  });

  it('says where a two-component q stays short of p', async () => {
    const shown = show('?p=gaussianMixture_0.5_-8_0.5_0.5_8_0.5&q=normal_-8_0.3');
    const words = () => shown.find('.cure-words').textContent;
    await act(() =>
      vi.waitFor(
        () => expect(words()).toMatch(/KL\(q‖p\) ends at 0\.693 nats, with both components/),
        60_000,
      ),
    );
    expect(shown.value('cure.klQP')).toBeCloseTo(Math.LN2, 6);
  });

  it.each([
    'p=gaussianMixture_0.02_-10_0.05_0.98_10_5&q=normal_-10_0.05',
    'p=gaussianMixture_0.5_3_0.05_0.5_3_0.05&q=normal_10_5&loss=tv',
    'p=gaussianMixture_0.98_9_5_0.02_-9_0.05&q=normal_10_0.05&loss=klPQ&coordinates=natural',
  ])('keeps to numbers at the ends of the ranges: %s', async (query) => {
    const shown = show(`?${query}`);
    await settled(shown);
    shown.press('q.map.mean', 'Home');
    shown.press('q.map.sd', 'End');
    shown.press('p.sds.0', 'Home');
    await settled(shown);
    expect(badNumbers(shown.container)).toEqual([]);
    expect(
      [...shown.container.querySelectorAll('[data-line]')].map((line) =>
        line.getAttribute('data-holds'),
      ),
    ).not.toContain('false');
  });
});

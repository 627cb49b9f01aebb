// @vitest-environment jsdom
import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { compare, createDistribution, type ContinuousSpec } from '../../math';
import { changeFamily, formatQuery } from '../../state';
import type { Layout } from '../FigureDefinition';
import { badNumbers, placeOfHandle, showFigure } from '../testing/showFigure';
import { figure } from '.';
import { distributionOf } from './distributionOf';
import { FAMILIES } from './state';

// Whole figures in jsdom on a busy machine: seconds, not the usual milliseconds.
vi.setConfig({ testTimeout: 60_000 });

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const show = (search = '', layout: Layout = 'full') => showFigure(figure, { search, layout });

/** The points of a path, or the place of a mark, in the plot's pixels. */
const points = (text: string): [number, number][] =>
  [...text.matchAll(/(-?[\d.]+),(-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);
const placeOf = (mark: Element): [number, number] =>
  mark.matches('.handle')
    ? placeOfHandle(mark)
    : [Number(mark.getAttribute('cx')), Number(mark.getAttribute('cy'))];

/** The height of a plot's inner rectangle. */
const heightOf = (plot: Element): number =>
  Number(plot.querySelector('clipPath rect')?.getAttribute('height'));

/** The line of this colour in the plot where a mark lies. */
const curveBeside = (mark: Element, tone: string): Element =>
  mark.closest('.plot')!.querySelector(`.curve[data-tone="${tone}"] .curve-line`)!;

/** How many pixels a place lies off a drawn line. */
function offLine([x, y]: readonly [number, number], path: Element): number {
  const line = points(path.getAttribute('d') ?? '');
  let least = Infinity;
  for (let i = 1; i < line.length; i += 1) {
    const [[x0, y0], [x1, y1]] = [line[i - 1], line[i]];
    const length = (x1 - x0) ** 2 + (y1 - y0) ** 2;
    const share = length === 0 ? 0 : ((x - x0) * (x1 - x0) + (y - y0) * (y1 - y0)) / length;
    const t = Math.min(1, Math.max(0, share));
    least = Math.min(least, Math.hypot(x0 + t * (x1 - x0) - x, y0 + t * (y1 - y0) - y));
  }
  return least;
}

/** Pixels between the centres of two marks that touch. */
const TOUCHING = 18;

describe('the handles of the curves', () => {
  it.each(FAMILIES)('lie on their curve: %s', (family) => {
    const change = (mean: number, sd: number) =>
      changeFamily(distributionOf({ family: 'normal', mean, sd }), family) as ContinuousSpec;
    const state = { ...figure.model.initial, q: change(0, 1), p: change(1.5, 0.6) };
    const { container, find } = show(`?${formatQuery(state, figure.model)}`, 'figure');
    for (const curve of ['q', 'p'] as const) {
      const line = find(`.density .curve[data-tone="${curve}"] .curve-line`);
      const handles = [...container.querySelectorAll(`[role="slider"][data-param^="${curve}."]`)];
      expect(handles.length).toBeGreaterThan(1);
      for (const handle of handles) {
        const place = placeOf(handle);
        const others = [...container.querySelectorAll('[role="slider"]')]
          .filter((other) => other !== handle && other.closest('svg') === handle.closest('svg'))
          .map((other) => Math.hypot(...placeOf(other).map((at, i) => at - place[i])));
        // Where two would cover one another, one of them has stepped aside until they touch.
        const crowded = Math.min(...others) < TOUCHING;
        expect(offLine(place, line), String(handle.getAttribute('data-param'))).toBeLessThan(
          crowded ? TOUCHING : 2,
        );
      }
    }
  });

  it('are dragged by the axis: the mean of p goes with the pointer, and every number follows', () => {
    const { drag, now, value, store, slider } = show();
    // The handle of the sd lies one sd, here 1, from that of the mean.
    const [[mean], [shoulder]] = [placeOf(slider('q.mean')), placeOf(slider('q.sd'))];
    drag('p.mean', 2 * (shoulder - mean), -30);
    expect(now('p.mean')).toBeCloseTo(3, 1);
    const { q, p } = store.get().state;
    const { klQP, l2Squared } = compare(q, p);
    expect([value('klQP'), value('l2Squared')]).toEqual([klQP.value, l2Squared.value]);
  });

  it('and the fields are the same value', () => {
    const { find, now, press } = show();
    const field = within(
      find('fieldset.curve-controls[data-tone="p"]'),
    ).getByLabelText<HTMLInputElement>(/p\(z\), sd/);
    fireEvent.input(field, { target: { value: '2.5' } });
    fireEvent.keyDown(field, { key: 'Enter' });
    expect(now('p.sd')).toBe(2.5);
    press('p.sd', 'ArrowDown');
    expect(field.value).toBe('2.45');
  });
});

describe('the window', () => {
  it('has its handle on the curve of all windows', () => {
    const { slider } = show('?window=12');
    const line = curveBeside(slider('window'), 'l2');
    expect(offLine(placeOf(slider('window')), line)).toBeLessThan(1.5);
  });

  it('changes the mean and nothing else', () => {
    const { press, value } = show('?window=20');
    const [mse, kl, l2] = ['windowMse', 'klQP', 'l2Squared'].map(value);
    press('window', 'PageUp', 'PageUp');
    expect(value('windowMse')).toBeCloseTo(mse / 2, 12);
    expect([value('klQP'), value('l2Squared')]).toEqual([kl, l2]);
  });

  it('lies at the bottom when there is no difference left to see', () => {
    const { slider, container, value } = show('?p=normal_0_1');
    expect(value('windowMse')).toBe(0);
    const [, y] = placeOf(slider('window'));
    expect(y).toBe(heightOf(slider('window').closest('svg')!));
    expect(badNumbers(container)).toEqual([]);
  });
});

describe('the distance strip', () => {
  it.each([
    '',
    '?q=normal_2_0.7&p=normal_-1_1.5',
    '?q=skewNormal_2_1_5&p=normal_-1_1',
    '?q=normal_0_2&p=laplace_3_1',
  ])('marks the present state on its curves: %s', async (search) => {
    const { find } = show(search);
    const panel = find('.panel[aria-label="Losses against distance"]');
    // Of two normals the curves are there at once; those of other families may take their time.
    await vi.waitFor(() => {
      for (const tone of ['kl', 'l2']) {
        const dot = panel.querySelector(`.marker[data-tone="${tone}"] circle`)!;
        expect(offLine(placeOf(dot), curveBeside(dot, tone)), tone).toBeLessThan(1.5);
      }
    }, 20_000);
  });

  it('moves p by its handle, and has slopes for two normals only', () => {
    const { press, now, value, container } = show();
    press('distance', 'End');
    expect(now('p.mean')).toBe(10);
    expect([now('distance'), value('klSlope')]).toEqual([10, 10]);
    press('distance', 'Home');
    expect(now('p.mean')).toBe(0);
    fireEvent.change(screen.getByLabelText('p(z), family'), { target: { value: 'laplace' } });
    expect(container.querySelector('output[data-quantity="klSlope"]')).toBeNull();
  });

  it.each([
    ['?q=normal_0_1&p=normal_3_1', '15', 'from 0 to 10;'],
    ['?q=normal_9_1&p=uniform_0_8', '1', 'from 3 to 15;'],
  ])('its field offers what its handle can do, and says so: %s', (search, text, range) => {
    const { find, now, slider, store } = show(search);
    const before = store.get().state;
    const [least, most] = ['min', 'max'].map((end) =>
      Number(slider('distance').getAttribute(`aria-value${end}`)),
    );
    const field = find('input[data-control="distance"]') as HTMLInputElement;
    const type = (value: string) => {
      fireEvent.input(field, { target: { value } });
      fireEvent.keyDown(field, { key: 'Enter' });
    };
    type(text);
    expect(store.get().state).toBe(before);
    expect(screen.getByRole('alert').textContent).toContain(range);
    for (const end of [least, most]) {
      type(String(end));
      expect(now('distance')).toBeCloseTo(end, 9);
      expect(screen.queryByRole('alert')).toBeNull();
    }
  });
});

describe('the integrand', () => {
  it('changes with the choice, total and unit with it', () => {
    const { find, value } = show();
    for (const [label, text] of [
      ['(q − p)²', `L2² = ${value('l2Squared').toFixed(4)} 1/z`],
      ['|q − p|', `L1 = 2 TV = ${(2 * value('tv')).toFixed(4)}`],
      ['JSD', `JSD = ${value('jsd').toFixed(4)} nats`],
      ['q log(q/p)', `KL(q‖p) = ${value('klQP').toFixed(4)} nats`],
    ]) {
      fireEvent.click(screen.getByLabelText(label));
      expect(find('.integrand-total').textContent).toContain(`Whole area = ${text}`);
    }
  });

  it('of a lit term is shown for as long as the term is lit', () => {
    const { container, find, store } = show();
    const shown = () => find('.integrand .plot').getAttribute('aria-label');
    const before = shown();
    const term = container.querySelector<HTMLElement>(
      '[data-term="non-negative"] button, button[data-term="non-negative"]',
    );
    expect(term).not.toBeNull();
    fireEvent.focus(term!);
    expect(shown()).toContain('− q + p');
    fireEvent.blur(term!);
    expect(shown()).toBe(before);
    expect(store.canUndo()).toBe(false);
  });
});

it('draws the heights that the density has', () => {
  const { find } = show();
  const line = find('.density .curve[data-tone="q"] .curve-line');
  const top = Math.min(...points(line.getAttribute('d') ?? '').map(([, y]) => y));
  const height = heightOf(line.closest('svg')!);
  // The axis runs to one half; a pixel is 0.003 of it.
  const peak = createDistribution(figure.model.initial.q).pdf(0);
  expect(Math.abs((0.5 * (height - top)) / height - peak)).toBeLessThan(0.001);
});

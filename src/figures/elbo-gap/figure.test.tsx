// @vitest-environment jsdom
import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { elbo, importanceWeightedBound, maximiseElbo } from '../../math';
import { holdFrames, playThenDrag, YIELDED } from '../testing/playThenDrag';
import { badNumbers, showFigure } from '../testing/showFigure';
import { figure } from '.';

// Whole figures in jsdom on a busy machine: seconds, not the usual milliseconds.
vi.setConfig({ testTimeout: 60_000 });

afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const show = (search = '') => showFigure(figure, { search });
/** By its words: by its role every style on the page is computed, which takes jsdom a second each time. */
function button(text: string): HTMLButtonElement {
  const found = [...document.querySelectorAll('button')].find(({ textContent }) =>
    textContent.replaceAll(/[◂▸]/g, '').trim().startsWith(text),
  );
  if (found === undefined) throw new Error(`no button “${text}”`);
  return found;
}
const has = (root: Element, selector: string): boolean => root.querySelector(selector) !== null;

describe('dragging q', () => {
  it('moves the split and not the sum', () => {
    const { drag, value } = show();
    const before = { elbo: value('elbo'), sum: value('logEvidence') };
    drag('q.mean', 60, 0);
    expect(Math.abs(value('elbo') - before.elbo)).toBeGreaterThan(0.1);
    expect(value('logEvidence')).toBe(before.sum);
    expect(value('elbo') + value('klQPosterior')).toBeCloseTo(before.sum, 10);
  });

  it('shows the core’s numbers, and every line of the derivations holds', () => {
    const { press, store, value, container } = show('?q=skewNormal_1_0.7_-2');
    press('q.shape', 'PageUp');
    const { model, q } = store.get().state;
    const report = elbo(model, { ...q });
    for (const key of ['elbo', 'klQPosterior', 'expectedLogLikelihood', 'entropyQ'] as const)
      expect(value(key)).toBe(report[key].value);
    const lines = [...container.querySelectorAll('[data-line]')];
    expect(lines).toHaveLength(10);
    for (const line of lines) expect(line.getAttribute('data-holds')).toBe('true');
  });

  it.each(['?preset=above-zero', '?q=studentT_3_0_1', '?q=normal_-10_5', '?preset=two-parts'])(
    'leaves no bad number anywhere: %s',
    (search) => {
      expect(badNumbers(show(search).container)).toEqual([]);
    },
  );
});

describe('hiding what cannot be known', () => {
  it('takes every number away that needs p(x), and brings it back', async () => {
    const { container, find, store } = show();
    const hidden = ['output[data-quantity="klQPosterior"]', 'output[data-quantity="logEvidence"]'];
    fireEvent.click(screen.getByLabelText('only what an optimiser sees'));
    for (const selector of hidden) expect(has(container, selector)).toBe(false);
    expect(has(container, 'output[data-quantity="elbo"]')).toBe(true);
    expect(has(container, '.workbench-main .curve[data-tone="p"]')).toBe(false);
    expect(has(container, '.workbench-main .rule[data-tone="p"]')).toBe(false);
    // The style sheet hides the derivations’ numbers by this attribute.
    expect(find('.view-switch').getAttribute('data-view')).toBe('optimiser');
    const { logEvidence, klQPosterior } = store.get().derived.report;
    // The sentence comes after a rest.
    await vi.waitFor(() => {
      for (const { value } of [logEvidence, klQPosterior])
        expect(find('.workbench-main').textContent).not.toContain(Math.abs(value).toPrecision(4));
    });
    fireEvent.click(screen.getByLabelText('reveal everything'));
    for (const selector of hidden) expect(has(container, selector)).toBe(true);
  });
});

describe('the ascent', () => {
  const many = () => fireEvent.click(button('10 steps'));

  it('climbs by steps where motion is unwelcome, and goes back', () => {
    const { now, value, store } = show();
    const start = { q: store.get().state.q, elbo: value('elbo') };
    expect(() => button('Play')).toThrow('no button');
    many();
    expect(now('step')).toBe(10);
    expect(value('elbo')).toBeGreaterThan(start.elbo + 0.5);
    fireEvent.click(button('Back'));
    expect(now('step')).toBe(9);
    fireEvent.click(button('Start'));
    expect(store.get().state.q).toEqual(start.q);
    fireEvent.click(button('Step'));
    expect(now('step')).toBe(1);
  });

  it('is one undo step for each press, and scrubbing goes by the handle', () => {
    const { now, press, store } = show();
    many();
    press('step', 'Home');
    expect(now('step')).toBe(0);
    press('step', 'ArrowRight', 'ArrowRight');
    expect(now('step')).toBe(10);
    act(() => store.undo());
    act(() => store.undo());
    expect(now('step')).toBe(0);
  });

  it('leaves q to the hand that takes it', () => {
    holdFrames();
    const shown = showFigure(figure, { motion: true });
    expect(playThenDrag(shown, 'q.mean', [60, 0])).toEqual(YIELDED);
  });

  it('comes to the best normal, and stops there', () => {
    const { value, store } = show();
    for (let i = 0; i < 12; i += 1) many();
    const best = maximiseElbo(store.get().state.model);
    expect(best.attained && best.elbo.value - value('elbo')).toBeLessThan(1e-6);
    const { run } = store.get().state;
    many();
    expect(store.get().state.run).toBe(run);
  });

  it('draws a rug of as many ticks as draws, and none for an exact step', () => {
    const { find } = show('?gradient=sampled&samples=7');
    const ticks = () => (find('.rug-ticks').getAttribute('d') ?? '').split('M').length - 1;
    expect(ticks()).toBe(0);
    fireEvent.click(button('Step'));
    expect(ticks()).toBe(7);
    fireEvent.click(screen.getByLabelText('exact'));
    fireEvent.click(button('Step'));
    expect(ticks()).toBe(0);
  });

  it('begins anew where q has been dragged to', () => {
    const { now, press, find } = show();
    many();
    press('q.mean', 'ArrowRight');
    expect(now('step')).toBe(0);
    expect(find('.ascent .curve[data-tone="elbo"] .curve-line').getAttribute('d')).toBe('');
  });
});

it('works out the importance-weighted bound when the figure rests', async () => {
  const { container, value, store } = show('?weighted=5');
  await vi.waitFor(() =>
    expect(has(container, 'output[data-quantity="weightedBound"]')).toBe(true),
  );
  const { model, q } = store.get().state;
  expect(value('weightedBound')).toBe(importanceWeightedBound(model, q, 5).value);
  expect(value('weightedBound')).toBeGreaterThan(value('elbo'));
  expect(value('weightedBound')).toBeLessThan(value('logEvidence'));
});

it('fits every family when asked, and puts one into the figure', async () => {
  const { value, store, container } = show();
  fireEvent.click(button('Fit every family'));
  const selector = 'output[data-quantity="fit.gaussianMixture.klQPosterior"]';
  await vi.waitFor(() => expect(has(container, selector)).toBe(true), 50_000);
  expect(value('fit.gaussianMixture.klQPosterior')).toBeLessThan(0.04);
  fireEvent.click(button('Show the best mixture'));
  expect(store.get().state.q.family).toBe('gaussianMixture');
  expect(value('klQPosterior')).toBe(value('fit.gaussianMixture.klQPosterior'));
});

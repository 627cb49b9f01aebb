// @vitest-environment jsdom
import { act, cleanup, fireEvent } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createRun, RACE_LOSSES } from '../../math';
import { holdFrames, playThenDrag, YIELDED } from '../testing/playThenDrag';
import { badNumbers, placeOfHandle, showFigure } from '../testing/showFigure';
import { figure } from '.';
import { openQuestions } from './bestTrack';
import { rateName } from './model';
import type { RaceState } from './state';

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

describe('the racers', () => {
  it('are where the core’s runs are, at any step, and every line of both derivations holds', () => {
    const { value, container, press } = show(
      '?start=0_0_0_0_4&step=30&rate.kl=2&factor=3&category=5',
    );
    press('target.probs.1', 'ArrowUp');
    for (const loss of RACE_LOSSES) {
      const target = [0.5925, 0.21, 0.09875, 0.069125, 0.029625];
      const rate = loss === 'kl' ? 2 : 1;
      const factor = loss === 'halfL2' ? 3 : 1;
      const run = createRun({ logits: [0, 0, 0, 0, 4], target, loss, rate, factor });
      expect(value(`tv.${loss}`)).toBeCloseTo(run.at(30).tv, 9);
      expect(value(`loss.${loss}`)).toBeCloseTo(run.at(30).loss, 9);
      expect(value(`gradientNorm.${loss}`)).toBeCloseTo(run.at(30).gradientNorm, 9);
    }
    const lines = [...container.querySelectorAll('[data-line]')];
    expect(lines.length).toBeGreaterThan(6);
    for (const line of lines) expect(line.getAttribute('data-holds')).toBe('true');
  });

  it.each([
    '?preset=confidently-wrong&step=20000',
    '?target=categorical_1_0_0&start=-15_15_15&step=5&category=2',
    '?rate.kl=10000&rate.l1=10000&factor=10000&step=50',
    '?preset=adam&step=70',
  ])('leave no bad number anywhere: %s', (search) => {
    expect(badNumbers(show(search).container)).toEqual([]);
  });

  it('stop for a hand on a handle', () => {
    holdFrames();
    const shown = showFigure(figure, { motion: true });
    expect(playThenDrag(shown, 'step', [60, 0])).toEqual(YIELDED);
  });

  it('show counts as whole numbers, and none for who does not arrive', async () => {
    const { find, container } = show('?rate.kl=10000');
    expect(find('output[data-quantity="arrival.halfL2"]').textContent).toBe('457');
    // Known only when the whole of its run is.
    expect(container.querySelector('output[data-quantity="arrival.kl"]')).toBeNull();
  });
});

describe('going along the race', () => {
  it('by steps, by ten of them where motion is unwelcome, back and to the start', () => {
    const { now } = show();
    fireEvent.click(button('Step'));
    expect(now('step')).toBe(1);
    fireEvent.click(button('10 steps'));
    expect(now('step')).toBe(11);
    fireEvent.click(button('Back'));
    expect(now('step')).toBe(10);
    fireEvent.click(button('Start'));
    expect(now('step')).toBe(0);
  });

  it('by the handle: keys, and a drag along the logarithmic axis; the curves do not change', () => {
    const { now, press, drag, find, store } = show();
    const path = () => find('.race-way .curve-line').getAttribute('d');
    const before = path();
    press('step', 'PageUp', 'ArrowRight');
    expect(now('step')).toBe(101);
    press('step', 'Home');
    expect(now('step')).toBe(0);
    drag('step', 300, 0);
    expect(now('step')).toBeGreaterThan(10);
    expect(path()).toBe(before);
    act(() => store.undo());
    expect(now('step')).toBe(0);
  });
});

describe('what the race is run on', () => {
  it('a bar of the target makes the others make room', () => {
    const { press, store } = show();
    press('target.probs.0', 'PageDown');
    const { target } = store.get().state;
    expect(target[0]).toBe(0.5);
    expect(target[1] / target[2]).toBeCloseTo(2, 12);
  });

  it('the logits of the start, by handle and by field', () => {
    const { press, now, find } = show();
    press('start.4', 'PageUp', 'ArrowUp');
    expect(now('start.4')).toBe(4.5);
    const field = find('input[data-control="start.4"]');
    fireEvent.input(field, { target: { value: '8' } });
    fireEvent.keyDown(field, { key: 'Enter' });
    expect(now('start.4')).toBe(8);
  });

  it('rates go by factors, and the factor of the square moves nothing but its own race', () => {
    const { press, now, value } = show('?step=40');
    press('rate.kl', 'ArrowRight');
    expect(now('rate.kl')).toBe(1.1);
    press('rate.kl', 'PageDown');
    expect(now('rate.kl')).toBe(0.55);
    const before = RACE_LOSSES.map((loss) => value(`tv.${loss}`));
    press('factor', 'PageUp', 'PageUp', 'PageUp');
    expect(now('factor')).toBe(8);
    const after = RACE_LOSSES.map((loss) => value(`tv.${loss}`));
    expect(after.map((tv, i) => tv === before[i])).toEqual([true, false, true, true]);
    expect(after[1]).toBeLessThan(before[1]);
  });

  it('rates that are equal have handles that can be told apart, each clear of all others', () => {
    const { slider } = show('?rate.jsd=0.99&factor=3.86');
    const places = RACE_LOSSES.map((loss) => placeOfHandle(slider(rateName(loss))));
    for (const [i, [x, y]] of places.entries())
      for (const [otherX, otherY] of places.slice(0, i))
        expect(Math.hypot(x - otherX, y - otherY)).toBeGreaterThan(16.8);
  });

  it('categories come and go, in the target, the start and the handles', () => {
    const { params, store, container } = show();
    fireEvent.click(button('+ empty category'));
    expect(params().filter((param) => param.startsWith('start.'))).toHaveLength(6);
    expect(store.get().state.target).toHaveLength(6);
    expect(badNumbers(container)).toEqual([]);
    fireEvent.click(button('− category'));
    fireEvent.click(button('− category'));
    expect(store.get().state.start).toHaveLength(4);
  });
});

it('finds the best rates at rest, and gives them to the racers when asked', async () => {
  const { container, value, store } = show('?target=categorical_0.5_0.3_0.2&start=0_0_1');
  expect(button('Best rate').getAttribute('aria-disabled')).toBe('true');
  const selector = 'output[data-quantity="best.jsd"]';
  await vi.waitFor(() => expect(container.querySelector(selector)).not.toBeNull(), 50_000);
  fireEvent.click(button('Best rate'));
  for (const loss of RACE_LOSSES) expect(value(`arrival.${loss}`)).toBe(value(`best.${loss}`));
  expect(store.get().state.rates.kl).not.toBe(1);
  act(() => store.undo());
  expect(store.get().state.rates.kl).toBe(1);
  // The claims are judged by them.
  await vi.waitFor(() =>
    expect(container.querySelector('[data-claim-id="l1"]')?.textContent).toContain('best rate'),
  );
});

describe('the search for the best rates', () => {
  /** What a reader hears, except for the sentence in words, which is the figure’s live description. */
  const heard = (container: Element) =>
    [
      ...container.querySelectorAll(
        '[role="status"], [aria-live="polite"], [aria-live="assertive"]',
      ),
    ]
      .filter((element) => !element.classList.contains('words'))
      .map(({ textContent }) => textContent)
      .filter((text) => /search|rate/i.test(text));
  const answer = (state: RaceState) => {
    for (const { learn } of openQuestions(state)) learn({ rate: 2, steps: 30, attained: true });
  };

  it('tells how far it is beside its button, and announces none of it', () => {
    const { container, store, press } = show('?start=0_0_0_0_-7');
    const description = () =>
      document.getElementById(button('Best rate').getAttribute('aria-describedby') ?? '')
        ?.textContent;
    expect(heard(container)).toEqual([]);
    expect(description()).toBe('searching: 0 of 4');
    press('start.4', 'ArrowUp');
    const [first, ...others] = openQuestions(store.get().state);
    first.learn({ rate: 2, steps: 30, attained: true });
    act(() => store.refresh());
    expect(description()).toBe('searching: 1 of 4');
    expect(heard(container)).toEqual([]);
    for (const { learn } of others) learn({ rate: 2, steps: 30, attained: true });
    act(() => store.refresh());
    expect(description()).toBe('');
    expect(heard(container)).toEqual([]);
  });

  it('is announced once, when its button has been pressed and the rates are given', () => {
    const { container, store, press } = show('?start=0_0_0_0_-8');
    fireEvent.click(button('Best rate'));
    expect(heard(container)).toEqual([]);
    answer(store.get().state);
    act(() => store.refresh());
    fireEvent.click(button('Best rate'));
    expect(store.get().state.rates.kl).toBe(2);
    const given = ['Every racer has its best rate now.'];
    expect(heard(container)).toEqual(given);
    // More has come to be known of the same race.
    act(() => store.refresh());
    expect(heard(container)).toEqual(given);
    press('start.4', 'ArrowUp');
    expect(heard(container)).toEqual([]);
    // Going back is not pressing the button.
    act(() => store.undo());
    expect(heard(container)).toEqual([]);
    fireEvent.click(button('Best rate'));
    expect(heard(container)).toEqual(given);
  });
});

// @vitest-environment jsdom
import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
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
type Shown = ReturnType<typeof show>;

const branches = ({ container }: Shown) =>
  [...container.querySelectorAll('.branch .curve-line')].map((line) => line.getAttribute('d'));
const whole = (shown: Shown) =>
  act(() =>
    vi.waitFor(() => {
      expect(branches(shown).filter((path) => path)).not.toHaveLength(0);
    }, 30_000),
  );

describe('the figure', () => {
  it('draws the branches soon after it has come, with where one is born and where the best jumps', async () => {
    const shown = show();
    await whole(shown);
    // covering and two mirror images, each in a part that is the best and one that is not
    expect(branches(shown)).toHaveLength(6);
    const labels = [...shown.container.querySelectorAll('.label')].map((text) => text.textContent);
    expect(labels).toContain('born at 2.41');
    expect(labels).toContain('best from 2.80');
    expect(badNumbers(shown.container)).toEqual([]);
  });

  it('q stays in its minimum until that is gone, and then in the other one: the way counts', () => {
    const shown = show('?apart=3&at=right');
    const { store, press, now } = shown;
    expect(store.get().state.at).toBe('right');
    for (let k = 0; k < 10; k += 1) press('apart', 'ArrowLeft');
    expect(now('apart')).toBe(2.5);
    expect(store.get().state.at).toBe('right');
    for (let k = 0; k < 2; k += 1) press('apart', 'ArrowLeft');
    expect(now('apart')).toBe(2.4);
    expect(store.get().state.at).toBe('covering');
    for (let k = 0; k < 12; k += 1) press('apart', 'ArrowRight');
    expect(now('apart')).toBe(3);
    expect(store.get().state.at).toBe('covering');
    expect(figure.inWords(store.get())).toContain('not the best');
  });

  it('its numbers are those of the search for all minima', () => {
    const { value } = show('?apart=3');
    // the reference case of equal modes at ±3
    expect(value('covering.value')).toBeCloseTo(0.84062, 5);
    expect(value('onOne.value')).toBeCloseTo(0.68877, 5);
    expect(value('onOne.sd')).toBeCloseTo(1.0234, 4);
  });

  it('q is put into another minimum, where there is one, and a hump is pulled by hand', () => {
    const { store, press, drag, now, value } = show('?apart=3');
    expect(value('q.mean')).toBe(0);
    fireEvent.click(screen.getByLabelText('on the right hump'));
    expect(store.get().state.at).toBe('right');
    expect(value('q.mean')).toBeCloseTo(2.9843, 4);
    fireEvent.click(screen.getByLabelText('on the left hump'));
    expect(value('q.mean')).toBeCloseTo(-2.9843, 4);
    drag('p.mean', -400, 0);
    expect(now('apart')).toBe(1.2);
    expect(now('p.mean')).toBe(1.2);
    expect(store.get().state.at).toBe('covering');
    expect(screen.queryByLabelText('on the left hump')).toBeNull();
    press('p.mean', 'End');
    expect(now('apart')).toBe(4.2);
  });

  it('lets a link say which minimum, and leaves aside one that is not there', () => {
    expect(show('?apart=2.6&at=left').value('q.mean')).toBeLessThan(-2);
    cleanup();
    const shown = show('?apart=2&at=left');
    expect(shown.store.get().state.at).toBe('covering');
    expect(shown.container.textContent).toContain('at');
    cleanup();
    expect(show('?preset=squares').store.get().derived.best).toBe('onOne');
  });

  it.each(['klPQ', 'l2Squared', 'jsd', 'tv'])('has numbers and a picture for %s', async (loss) => {
    const shown = show(`?loss=${loss}&apart=4`);
    await whole(shown);
    expect(badNumbers(shown.container)).toEqual([]);
    expect(shown.container.querySelector('[role="alert"]')).toBeNull();
    fireEvent.click(screen.getByLabelText('KL(q‖p)'));
    expect(shown.store.get().state.loss).toBe('klQP');
  });

  it('the derivation holds at every distance', () => {
    const shown = show('?apart=2');
    for (let k = 0; k < 8; k += 1) {
      const lines = [...shown.container.querySelectorAll('[data-line]')];
      expect(lines.map((line) => line.getAttribute('data-holds'))).toEqual(Array(5).fill('true'));
      shown.press('apart', 'PageUp');
    }
  });

  it('goes in and out by the player: in on one hump, out over both', () => {
    const shown = show();
    fireEvent.click(shown.find('.player button'));
    expect(shown.store.get().state).toMatchObject({ at: 'right', apart: 4.2 });
    const many = [...shown.container.querySelectorAll('.player button')].find((button) =>
      /10 steps/.test(button.textContent ?? ''),
    );
    for (let k = 0; k < 20; k += 1) fireEvent.click(many!);
    expect(shown.store.get().state).toMatchObject({ at: 'covering', apart: 4.2 });
  });

  it.each(['apart', 'p.mean'])('the player leaves %s to the hand that takes it', (param) => {
    holdFrames();
    const shown = showFigure(figure, { search: '?apart=3', motion: true });
    expect(playThenDrag(shown, param, [40, 0])).toEqual(YIELDED);
  });
});

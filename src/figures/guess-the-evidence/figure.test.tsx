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

const outputs = ({ container }: Shown, prefix: string) => [
  ...container.querySelectorAll(`output[data-quantity^="${prefix}"]`),
];
const settled = async (shown: Shown) => {
  await act(() =>
    vi.waitFor(() => {
      const open = outputs(shown, 'fit.').filter((output) => output.hasAttribute('data-settled'));
      expect(open).toEqual([]);
    }, 20_000),
  );
};

describe('the figure', () => {
  it('settles on the complete search soon after it has come to rest', async () => {
    const shown = show();
    expect(outputs(shown, 'fit.')).toHaveLength(4);
    await settled(shown);
    const { value, container } = shown;
    expect(value('fit.kl.mean').toFixed(3)).toBe('1.347');
    expect(value('fit.l2.sd').toFixed(3)).toBe('0.534');
    expect(badNumbers(container)).toEqual([]);
  });

  it('while the guess is dragged KL’s winner stands still and L2’s moves, provisionally', async () => {
    const shown = show('?guess=1.1');
    await settled(shown);
    const { value, press, drag, now } = shown;
    const [kl, l2] = [value('fit.kl.mean'), value('fit.l2.sd')];
    drag('guess', 30, 0);
    expect(now('guess')).toBeGreaterThan(1.2);
    expect(value('fit.kl.mean')).toBe(kl);
    expect(value('fit.l2.sd')).not.toBe(l2);
    const output = outputs(shown, 'fit.l2.sd')[0];
    expect(output.getAttribute('data-settled')).toBe('false');
    await settled(shown);
    press('guess', 'ArrowLeft');
    expect(value('fit.kl.mean')).toBe(kl);
  });

  it('refuses a model whose p(x) no double holds, in words, and keeps the one it has', () => {
    // Heavy tails explain ten sds of prior and noise away; a normal cannot.
    const shown = show('?model=normalStudentT_0_0.05_1_0.05_10');
    const select = screen.getByLabelText<HTMLSelectElement>('Model');
    expect(select.value).toBe('normalStudentT');
    const before = shown.value('evidence');
    fireEvent.change(select, { target: { value: 'normalNormal' } });
    expect(screen.getByRole('alert').textContent).toMatch(
      /log p\(x\) of that model would be −9998;/,
    );
    expect(select.value).toBe('normalStudentT');
    expect(shown.value('evidence')).toBe(before);
    fireEvent.change(select, { target: { value: 'normalBernoulliLogit' } });
    expect(select.value).toBe('normalBernoulliLogit');
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('says in words, and without a number, that L2 has no minimiser', () => {
    const shown = show('?guess=10');
    expect(outputs(shown, 'fit.l2')).toEqual([]);
    expect(outputs(shown, 'fit.kl')).toHaveLength(2);
    expect(shown.find('.guess-verdict').textContent).toMatch(/no best q.*infinitely wide/);
    expect(shown.find('.words').textContent).toContain(
      'L2 has no minimiser: q grows infinitely wide',
    );
    expect(badNumbers(shown.container)).toEqual([]);
  });

  it('catches the truth and the raw joint when the handle is let go near them', () => {
    const { store, drag, now, press } = show('?guess=1.04');
    press('guess', 'ArrowDown');
    drag('guess', 1, 0);
    expect(now('guess')).toBe(1);
    expect(store.get().derived.scale).toBe(1);
  });

  it('an answer for an older state never takes the place of a newer one', async () => {
    const shown = show();
    const { change, value } = shown;
    change((state) => ({ ...state, guess: 0.5 }));
    change((state) => ({ ...state, guess: 2 }));
    await settled(shown);
    expect(value('fit.l2.sd').toFixed(2)).toBe('3.53');
  });

  it('changes the model, and draws its trail anew', async () => {
    const shown = show();
    await settled(shown);
    fireEvent.change(screen.getByLabelText('Model'), { target: { value: 'normalNormal' } });
    await settled(shown);
    expect(shown.value('fit.l2.sd')).toBeCloseTo(shown.value('fit.kl.sd'), 9);
    expect(badNumbers(shown.container)).toEqual([]);
  });

  it('draws the trail of the guesses so far', async () => {
    const shown = show('?guess=1.3');
    const trail = () =>
      shown
        .find('[aria-label^="Trail"] .curve[data-tone="l2"] .curve-line')
        .getAttribute('d')!
        .split('L').length;
    const before = trail();
    for (let i = 0; i < 8; i += 1) shown.press('guess', 'ArrowRight');
    expect(trail()).toBeGreaterThan(before);
    const lines = [...shown.container.querySelectorAll('[data-line]')];
    expect(lines.map((line) => line.getAttribute('data-holds'))).toEqual(Array(6).fill('true'));
  });

  it('sweeps the guess upwards step by step, to the raw joint and no further', () => {
    const shown = show('?guess=11');
    const many = [...shown.container.querySelectorAll('.player button')].find((button) =>
      /step/i.test(button.textContent ?? ''),
    );
    for (let i = 0; i < 8; i += 1) fireEvent.click(many!);
    expect(shown.store.get().derived.guess.value).toBeCloseTo(1, 12);
    fireEvent.click(shown.find('.player button'));
    expect(shown.now('guess')).toBe(0.1);
  });

  it('leaves the guess to the hand that takes it', () => {
    holdFrames();
    const shown = showFigure(figure, { search: '?guess=0.5', motion: true });
    expect(playThenDrag(shown, 'guess', [60, 0])).toEqual(YIELDED);
  });

  it.each([
    'twoBranch_0_0.05_0.05_10',
    'twoBranch_10_5_0.05_10',
    'normalNormal_-10_0.05_0.05_10',
    'normalBernoulliLogit_-10_0.05_100_100',
    'normalStudentT_-10_0.05_200_0.05_10',
  ])('keeps to numbers at the ends of a model’s ranges: %s', async (spec) => {
    const shown = show(`?model=${spec}&guess=1.3`);
    await settled(shown);
    shown.press('guess', 'PageUp', 'Home');
    await settled(shown);
    expect(badNumbers(shown.container)).toEqual([]);
    expect(shown.container.querySelector('[role="alert"]')).toBeNull();
  });
});

// @vitest-environment jsdom
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { elbo } from '../../math';
import { badNumbers, showFigure } from '../testing/showFigure';
import { figure } from '.';

// Whole figures in jsdom on a busy machine: seconds, not the usual milliseconds.
vi.setConfig({ testTimeout: 60_000 });

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const show = (search = '') => showFigure(figure, { search });
const QUANTITIES = [
  'evidence',
  'logEvidence',
  'elbo',
  'klQPosterior',
  'l2SquaredQPosterior',
] as const;

describe('the figure', () => {
  it('shows the numbers of the core for the model in the link', () => {
    const { value, container } = show('?model=normalNormal_0_2_0.5_2&q=normal_1_0.7');
    const report = elbo(
      {
        type: 'normalNormal',
        prior: { mean: 0, sd: 2 },
        likelihood: { sd: 0.5 },
        observations: [2],
      },
      { family: 'normal', mean: 1, sd: 0.7 },
    );
    expect(value('klQPosterior')).toBe(report.klQPosterior.value);
    expect(value('elbo')).toBe(report.elbo.value);
    expect(value('l2SquaredQPosterior')).toBe(report.l2SquaredQPosterior.value);
    expect(Math.log(value('evidence'))).toBeCloseTo(value('logEvidence'), 13);
    expect(badNumbers(container)).toEqual([]);
  });

  it('has a handle for prior, likelihood, observation and q', () => {
    const { params } = show();
    expect(params()).toEqual(['prior.mean', 'prior.sd', 'likelihood.sd', 'x', 'q.mean', 'q.sd']);
  });

  it.each(['prior.mean', 'prior.sd', 'likelihood.sd', 'x', 'q.mean', 'q.sd'])(
    'moves by %s, by pointer and by key; all lines go on holding',
    (param) => {
      const { drag, press, now, container } = show();
      const before = now(param);
      drag(param, 25, 0);
      expect(now(param)).toBeGreaterThan(before);
      const dragged = now(param);
      press(param, 'ArrowLeft');
      expect(now(param)).toBeLessThan(dragged);
      const holds = [...container.querySelectorAll('[data-line]')].map((line) =>
        line.getAttribute('data-holds'),
      );
      expect(holds).toEqual(Array(7).fill('true'));
      expect(badNumbers(container)).toEqual([]);
    },
  );

  it('an ELBO of q does not hear of q’s distance but by KL: dragging q leaves p(x) alone', () => {
    const { drag, value } = show();
    const [evidence, before] = [value('evidence'), value('klQPosterior')];
    drag('q.mean', 40, 0);
    expect(value('evidence')).toBe(evidence);
    expect(value('klQPosterior')).not.toBe(before);
    expect(value('elbo') + value('klQPosterior')).toBeCloseTo(value('logEvidence'), 12);
  });

  it('shows ∞ as ∞, with its reason, and never NaN', () => {
    const { value, container, find } = show('?preset=infinite');
    expect([value('klQPosterior'), value('elbo')]).toEqual([Infinity, -Infinity]);
    expect(value('l2SquaredQPosterior')).toBeLessThan(1);
    expect(find('[data-quantity="klQPosterior"]').textContent).toContain('∞');
    expect(badNumbers(container)).toEqual([]);
  });

  it('changes the model, keeping prior and x, and its handles with it', () => {
    const { params, value, container } = show();
    fireEvent.change(screen.getByLabelText('Model'), { target: { value: 'normalBernoulliLogit' } });
    expect(params()).toEqual(['prior.mean', 'prior.sd', 'successes', 'q.mean', 'q.sd']);
    fireEvent.change(screen.getByLabelText('Model'), { target: { value: 'normalStudentT' } });
    expect(params()).toContain('likelihood.df');
    for (const quantity of QUANTITIES) expect(value(quantity)).not.toBeNaN();
    expect(badNumbers(container)).toEqual([]);
  });
});

it.each([
  'twoBranch_0_0.05_0.05_10',
  'twoBranch_10_5_0.05_10',
  'normalNormal_-10_0.05_0.05_10',
  'normalBernoulliLogit_-10_0.05_100_100',
  'normalStudentT_-10_0.05_200_0.05_10',
])('keeps to numbers at the ends of a model’s ranges: %s', (spec) => {
  for (const q of ['normal_-10_0.05', 'normal_10_5', 'studentT_1_0_0.05']) {
    const { container } = show(`?model=${spec}&q=${q}`);
    expect(badNumbers(container)).toEqual([]);
    const failed = [...container.querySelectorAll('[data-line][data-holds="false"]')];
    expect(failed.map((line) => line.textContent)).toEqual([]);
    cleanup();
  }
});

describe('the derivations', () => {
  it('mark every term by colour, pattern and word', () => {
    const { container } = show();
    const terms = [...container.querySelectorAll('[data-term]')];
    expect(terms).toHaveLength(16);
    for (const term of terms) {
      const mark = term.getAttribute('data-mark');
      expect(['free', 'drops', 'stays']).toContain(mark);
      const word = term.querySelector('.derivation-mark-word')?.textContent ?? '';
      expect(word).not.toBe('');
      expect(term.getAttribute('aria-label')).toContain(word);
    }
  });

  it('light the curves they speak of', () => {
    const { container, find } = show();
    const term = container.querySelector<HTMLElement>('[data-term="minus-log-joint"]')!;
    fireEvent.focus(term);
    expect(find('.density[data-lit] .curve[data-tone="joint"]')).toBeTruthy();
    fireEvent.blur(term);
    expect(container.querySelector('.density[data-lit]')).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import type { ContinuousSpec } from '../../math';
import { presetOf, snapshotOf } from '../testing/snapshotOf';
import { challenges, prompt } from './challenges';
import { model } from './model';
import type { RulersState } from './state';

const at = (change: Partial<RulersState>) => snapshotOf(model, { ...model.initial, ...change });
const challenge = (id: string) => challenges.find((candidate) => candidate.id === id)!;
const normal = (mean: number, sd = 1): ContinuousSpec => ({ family: 'normal', mean, sd });

describe.each(challenges)('challenge $id', ({ check, progress, text, hint }) => {
  it('is not solved at the start, with or without a kept state', () => {
    const start = at({});
    expect(check(start, undefined)).toBe(false);
    expect(check(start, start)).toBe(false);
  });

  it('speaks in whole sentences', () => {
    for (const kept of [undefined, at({})]) expect(progress(at({}), kept)).toMatch(/^[A-Z].*\.$/);
    expect(text).toMatch(/^[A-Z].*\.$/);
    expect(hint).toMatch(/^[A-Z].*\.$/);
  });
});

describe('infinite one way', () => {
  const { check, progress } = challenge('one-way-infinite');

  it('is solved by either direction, and not by both', () => {
    const inside = presetOf(model, 'inside');
    expect(check(at(inside), undefined)).toBe(true);
    expect(check(at({ q: inside.p, p: inside.q }), undefined)).toBe(true);
    expect(check(at(presetOf(model, 'heavy-tail')), undefined)).toBe(true);
    expect(check(at(presetOf(model, 'disjoint')), undefined)).toBe(false);
    expect(check(at({ p: normal(9) }), undefined)).toBe(false);
  });

  it('says both numbers', () => {
    expect(progress(at({}), undefined)).toBe(
      'Now KL(q‖p) = 0.500 and KL(p‖q) = 0.500. Another family may help.',
    );
    expect(progress(at(presetOf(model, 'disjoint')), undefined)).toContain('KL(q‖p) = ∞');
  });
});

describe('the same squares', () => {
  const { check, progress } = challenge('same-squares');
  // L2² of two far pairs is the same ∫q² + ∫p²; their KL are 18 and, with d = 60, 1800. Within reach: scales instead.
  // p one sd wide, 6 and 10 off: KL 18 and 50; with a narrow p, KL = d²/(2 sd²) and L2² = ∫p² + ∫q².
  const near = at({ q: normal(0, 0.3), p: normal(0.9, 0.3) });
  const far = at({ q: normal(-10, 0.3), p: normal(10, 0.3) });

  it('is solved by a pair just apart and a pair far apart, in either order', () => {
    expect(near.derived.quantities.klQP.value).toBeLessThan(6);
    const wider = at({ q: normal(0, 0.3), p: normal(1.6, 0.3) });
    expect(check(far, wider)).toBe(true);
    expect(check(wider, far)).toBe(true);
  });

  it('wants the squares the same within 1 %, and a hundredfold', () => {
    // KL is 490 times larger, and the squares are 10 % off.
    expect(far.derived.quantities.klQP.value / near.derived.quantities.klQP.value).toBeGreaterThan(
      100,
    );
    expect(check(far, near)).toBe(false);
    const six = at({ p: normal(6) });
    const ten = at({ p: normal(10) });
    expect(six.derived.quantities.l2Squared.value).toBeCloseTo(
      ten.derived.quantities.l2Squared.value,
      3,
    );
    expect(check(ten, six)).toBe(false);
  });

  it('takes no infinite KL, no zero, and needs a kept pair', () => {
    expect(check(far, undefined)).toBe(false);
    expect(check(at(presetOf(model, 'disjoint')), at(presetOf(model, 'disjoint')))).toBe(false);
    expect(check(at({ p: model.initial.q }), near)).toBe(false);
    expect(check(near, at({ p: model.initial.q }))).toBe(false);
  });

  it('says what is kept and what is now', () => {
    expect(progress(at({}), undefined)).toBe('No state is kept yet.');
    expect(progress(at({ p: normal(6) }), at({}))).toBe(
      'Kept: L2² = 0.125, KL = 0.500. Now: L2² = 0.564, KL = 18.0.',
    );
  });
});

describe('the prompt', () => {
  it('has its answer among the options and shows a preset that exists', () => {
    expect(prompt.options.map(({ id }) => id)).toContain(prompt.answer);
    expect(() => presetOf(model, prompt.showPreset)).not.toThrow();
  });

  it('is right: KL grows like the square of the distance, L2² not past ∫q² + ∫p²', () => {
    expect(prompt.answer).toBe('kl');
    const [d5, d10, d20] = [
      at({ q: normal(-5), p: normal(0) }),
      at({ q: normal(-5), p: normal(5) }),
      at({ q: normal(-10), p: normal(10) }),
    ].map(({ derived }) => derived.quantities);
    expect(d10.klQP.value / d5.klQP.value).toBeCloseTo(4, 10);
    expect(d20.klQP.value / d10.klQP.value).toBeCloseTo(4, 10);
    const held = 2 * (1 / (2 * Math.sqrt(Math.PI)));
    for (const { l2Squared } of [d5, d10, d20]) {
      expect(l2Squared.value).toBeLessThanOrEqual(held * (1 + 1e-15));
      expect(l2Squared.value).toBeGreaterThan(0.99 * held);
    }
  });
});

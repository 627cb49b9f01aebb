import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareDiscrete } from '../../math';
import { expectClose } from '../../math/testing';
import { formatQuery, parseQuery } from '../../state';
import { INTEGRANDS } from '../integrands';
import { presetOf, snapshotOf } from '../testing/snapshotOf';
import { MAX_CATEGORIES, MIN_CATEGORIES, setBar, uniformBars } from '../barHeights';
import { challenges } from './challenges';
import { model } from './model';
import type { BarsState } from './state';
import { inWords } from './words';

const START = model.initial;
const everyPreset = model.presets.map(({ id }) => id);
const quantities = (id: string) => model.derive(presetOf(model, id)).quantities;
const sum = (probs: readonly number[]) => probs.reduce((total, prob) => total + prob, 0);

/** Bars a reader can reach: from equal ones, each dragged somewhere. */
const bars = (n: number) =>
  fc
    .array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: n, maxLength: n })
    .map((heights) =>
      heights.reduce<number[]>((probs, height, i) => setBar(probs, i, height), uniformBars(n)),
    );
const arbitraryState: fc.Arbitrary<BarsState> = fc
  .integer({ min: MIN_CATEGORIES, max: MAX_CATEGORIES })
  .chain((n) => fc.record({ q: bars(n), p: bars(n), integrand: fc.constantFrom(...INTEGRANDS) }));

describe('what the model derives', () => {
  it.each(everyPreset)('%s: the numbers of the core, called directly', (id) => {
    const { q, p } = presetOf(model, id);
    const { l2, ...pair } = quantities(id);
    expect(pair).toEqual(compareDiscrete([...q], [...p]));
    expectClose(l2.value ** 2, pair.l2Squared.value, { rel: 1e-15 });
    expect(Math.abs(sum(q) - 1) + Math.abs(sum(p) - 1)).toBeLessThan(1e-12);
  });

  it('is never NaN nor negative', () => {
    fc.assert(
      fc.property(arbitraryState, (state) => {
        const { klQP, klPQ, jsd, l2Squared, mse, rmse, tv, l2 } = model.derive(state).quantities;
        for (const { value } of [klQP, klPQ, jsd, l2Squared, mse, rmse, tv, l2])
          expect(value).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('the presets do what their words say', () => {
  it('opposite slopes: p is q read backwards, the two directions of KL agree', () => {
    const { q, p } = presetOf(model, 'opposite');
    expect([...q].toReversed()).toEqual(p);
    expectClose(quantities('opposite').klQP.value, quantities('opposite').klPQ.value, {
      rel: 1e-14,
    });
  });

  it('a rare class missed: a small square, a large ratio', () => {
    const { q, p } = presetOf(model, 'rare-class');
    expect([q[0], p[0]]).toEqual([0.2, 0.001]);
    expect(quantities('rare-class').mse.value).toBeLessThan(0.02);
    expect(quantities('rare-class').klQP.value).toBeGreaterThan(0.85);
  });

  it('called impossible: KL(q‖p) infinite, the other finite, the squares hardly notice', () => {
    const { klQP, klPQ, l2Squared, mse } = quantities('impossible');
    expect(klQP.value).toBe(Infinity);
    expect(klPQ.value).toBeLessThan(Infinity);
    expectClose(l2Squared.value, 0.005, { rel: 1e-12 });
    expectClose(mse.value, 0.005 / 4, { rel: 1e-12 });
  });

  it('four empty categories: the pair of the start, the MSE halved, KL the same', () => {
    const [before, after] = [model.derive(START).quantities, quantities('empty-categories')];
    expectClose(after.mse.value, before.mse.value / 2, { rel: 1e-14 });
    expect(after.klQP.value).toBe(before.klQP.value);
    expect(presetOf(model, 'empty-categories').q).toEqual([...START.q, 0, 0, 0, 0]);
  });

  it('two certainties: L2² is 2, and no pair has more', () => {
    expect(quantities('two-certainties').l2Squared.value).toBe(2);
    fc.assert(
      fc.property(arbitraryState, (state) => {
        expect(model.derive(state).quantities.l2Squared.value).toBeLessThanOrEqual(2 + 1e-12);
      }),
    );
  });
});

describe('the state in the URL', () => {
  const read = (query: string) => parseQuery(query, model);
  const named = (query: string) => read(query).notices.map(({ param }) => param);

  it.each(everyPreset)('%s: comes back as it was, also by its name', (id) => {
    const state = presetOf(model, id);
    expect(read(formatQuery(state, model))).toEqual({ state, notices: [] });
    expect(read(`preset=${id}`)).toEqual({ state, notices: [] });
  });

  it('brings any state back, beside another figure', () => {
    fc.assert(
      fc.property(arbitraryState, (state) => {
        const back = parseQuery(formatQuery(state, model, 'two-bars'), model, 'two-bars');
        expect(back).toEqual({ state, notices: [] });
      }),
    );
  });

  it('only q given: p follows its length', () => {
    expect(read('q=categorical_0.5_0.25_0.25').state).toMatchObject({
      q: [0.5, 0.25, 0.25],
      p: uniformBars(3),
    });
    expect(read('q=categorical_0.4_0.3_0.2_0.1').state.p).toBe(START.p);
  });

  it('only p given: q follows its length', () => {
    expect(read('p=categorical_0.5_0.25_0.25').state).toMatchObject({
      q: uniformBars(3),
      p: [0.5, 0.25, 0.25],
    });
    expect(read('p=categorical_0.1_0.2_0.3_0.4').state.q).toBe(START.q);
  });

  it('of different lengths: q stands, p is refused with a notice', () => {
    const { state, notices } = read(
      'q=categorical_0.5_0.25_0.25&p=categorical_0.2_0.2_0.2_0.2_0.2',
    );
    expect(state).toMatchObject({ q: [0.5, 0.25, 0.25], p: uniformBars(3) });
    expect(notices).toHaveLength(1);
    expect(notices[0].param).toBe('p');
    expect(notices[0].allowed).toContain('as many for q as for p');
  });

  it('with too few or too many bars, or no distribution, is refused and says what is allowed', () => {
    const nine = `categorical${'_0.1'.repeat(8)}_0.2`;
    for (const bad of [
      'categorical_0.5_0.5',
      nine,
      'categorical_0.5_0.6_0.1',
      'categorical_-0.5_1_0.5',
      'normal_0_1',
      'x',
    ]) {
      expect(named(`q=${bad}`), bad).toEqual(['q']);
      expect(named(`p=${bad}`), bad).toEqual(['p']);
      expect(read(`q=${bad}&p=${bad}`).state).toBe(START);
    }
    expect(read('q=categorical_0.5_0.5').notices[0].allowed).toContain('3 to 8 probabilities');
  });
});

describe('the sentence in words', () => {
  const say = (change: Partial<BarsState>) => inWords(snapshotOf(model, { ...START, ...change }));

  it('of the start, of equal bars, of an infinite KL', () => {
    expect(say({})).toBe(
      'They differ most in category 4: 0.400 against 0.0500. On average a draw from q costs 0.762 nats more when it is described by p. The MSE over 4 categories is 0.0688, the sum of the squares 0.275.',
    );
    expect(say({ p: START.q })).toBe(
      'q and p agree on all 4 categories: every divergence is zero.',
    );
    expect(say({ q: [0.2, 0.2, 0.3, 0.3], p: [0.25, 0.75, 0, 0] })).toBe(
      'They differ most in category 2: 0.200 against 0.750. KL(q‖p) is infinite, since q gives category 3 some probability and p none. The MSE over 4 categories is 0.121, the sum of the squares 0.485.',
    );
  });

  it('is whole sentences without a NaN at every state within reach', () => {
    fc.assert(
      fc.property(arbitraryState, (state) => {
        expect(say(state)).toMatch(/^[A-Zq].*\.$/);
        expect(say(state)).not.toMatch(/NaN|undefined|category 0/);
      }),
    );
  });
});

describe('the challenge', () => {
  const [challenge] = challenges;
  const at = (change: Partial<BarsState>) => snapshotOf(model, { ...START, ...change });
  // Reached by the bars alone: eight categories, all but one of them alike.
  const q = setBar(uniformBars(8), 0, 0.2);
  const solution = at({ q, p: setBar(uniformBars(8), 0, 0.0001) });

  it('is not solved at the start, nor by the presets', () => {
    expect(challenge.check(at({}), undefined)).toBe(false);
    for (const id of everyPreset)
      expect(challenge.check(at(presetOf(model, id)), undefined), id).toBe(false);
  });

  it('is solved by a category that p all but rules out, not by one it rules out', () => {
    expect(challenge.check(solution, undefined)).toBe(true);
    expect(challenge.check(at({ q, p: setBar(uniformBars(8), 0, 0) }), undefined)).toBe(false);
    expect(challenge.check(at({ q, p: setBar(uniformBars(8), 0, 0.01) }), undefined)).toBe(false);
  });

  it('says where the reader stands', () => {
    expect(challenge.progress(at({}), undefined)).toBe('Now MSE = 0.0688, KL(q‖p) = 0.762.');
  });
});

import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { compare, createDistribution, meanSquareOverWindow } from '../../math';
import { expectClose } from '../../math/testing';
import { formatQuery, parametersOf, parseQuery } from '../../state';
import { presetOf, snapshotOf } from '../testing/snapshotOf';
import { model } from './model';
import { arbitraryState } from './testing/arbitraryState';

// Hundreds of pairs through the whole core: seconds when the machine is busy.
vi.setConfig({ testTimeout: 60_000 });

const quantities = (id: string) => snapshotOf(model, presetOf(model, id)).derived.quantities;
const everyPreset = model.presets.map(({ id }) => id);

describe('what the model derives', () => {
  it.each(everyPreset)('%s: the numbers of the core, called directly', (id) => {
    const state = presetOf(model, id);
    const { l2, windowMse, ...pair } = model.derive(state).quantities;
    const direct = compare(state.q, state.p);
    for (const [key, shown] of Object.entries(pair)) {
      const whole = direct[key as keyof typeof pair];
      // Fewer integrals share the panels, so that the last digits differ.
      if (shown.value === Infinity) expect(shown).toEqual(whole);
      else expectClose(shown.value, whole.value, { abs: shown.errorBound + whole.errorBound });
    }
    expectClose(l2.value ** 2, direct.l2Squared.value, { rel: 1e-14 });
    const [q, p] = [createDistribution(state.q), createDistribution(state.p)];
    expect(windowMse).toEqual(meanSquareOverWindow(q, p, state.window));
  });

  it('has slopes for two normals, and for no other pair', () => {
    for (const id of everyPreset) {
      const { q, p } = presetOf(model, id);
      const normals = q.family === 'normal' && p.family === 'normal';
      expect(model.derive(presetOf(model, id)).slopes !== undefined, id).toBe(normals);
    }
  });

  it('has the slopes of the losses, by differences of the core', () => {
    const state = {
      ...model.initial,
      q: { family: 'normal', mean: -1, sd: 0.7 },
      p: { family: 'normal', mean: -2.5, sd: 1.3 },
    } as const;
    const h = 1e-4;
    const moved = (by: number) => compare(state.q, { ...state.p, mean: state.p.mean + by });
    const { slopes } = model.derive(state);
    // p lies left of q: away from it is to the left.
    const difference = (id: 'klQP' | 'l2Squared') =>
      (moved(-h)[id].value - moved(h)[id].value) / (2 * h);
    expectClose(slopes!.klQP.value, difference('klQP'), { rel: 1e-8 });
    expectClose(slopes!.l2Squared.value, difference('l2Squared'), { rel: 1e-6 });
  });
});

describe('the presets do what their words say', () => {
  it('one sd apart: KL is exactly one half', () => {
    expect(quantities('one-apart').klQP.value).toBe(0.5);
  });

  it('six sds apart: KL has grown to 18, L2² stopped growing long ago', () => {
    const { klQP, l2Squared } = quantities('six-apart');
    expect(klQP.value).toBe(18);
    const limit = 1 / Math.sqrt(Math.PI);
    expect(l2Squared.value).toBeLessThan(limit);
    expect(l2Squared.value).toBeGreaterThan(0.999 * limit);
  });

  it('narrow q in wide p: about the same centre, KL differs ninefold by direction, which equal widths never do', () => {
    const { klQP, klPQ } = quantities('narrow-in-wide');
    expectClose(klQP.value, Math.log(5) + 0.04 / 2 - 0.5, { rel: 1e-12 });
    expectClose(klPQ.value, 25 / 2 - Math.log(5) - 0.5, { rel: 1e-12 });
    expect(klPQ.value / klQP.value).toBeGreaterThan(9);
  });

  it('heavy tail: KL(q‖p) infinite for a tail too heavy, the other direction finite', () => {
    const { klQP, klPQ } = quantities('heavy-tail');
    expect(klQP.value).toBe(Infinity);
    expect(klQP.reason).toContain('tail');
    expect(klPQ.value).toBeGreaterThan(0);
    expect(klPQ.value).toBeLessThan(Infinity);
  });

  it('one inside the other: finite where p covers q, infinite the other way', () => {
    const { klQP, klPQ } = quantities('inside');
    expectClose(klQP.value, Math.log(3), { rel: 1e-14 });
    expect(klPQ.value).toBe(Infinity);
  });

  it('no overlap at all: both KLs infinite, JSD at ln 2, TV at 1', () => {
    const { klQP, klPQ, jsd, tv } = quantities('disjoint');
    expect([klQP.value, klPQ.value]).toEqual([Infinity, Infinity]);
    expectClose(tv.value, 1, { rel: 1e-15 });
    expectClose(jsd.value, Math.LN2, { rel: 1e-15 });
  });

  it('two humps: the target is one mixture with two modes, q one normal', () => {
    const { q, p } = presetOf(model, 'two-humps');
    expect(q.family).toBe('normal');
    expect(createDistribution(p).modes).toHaveLength(2);
  });

  it('nearly equal: both are tiny, and both are exact', () => {
    const { klQP, l2Squared } = quantities('nearly-equal');
    expectClose(klQP.value, 5e-5, { rel: 1e-10 });
    expectClose(l2Squared.value, -Math.expm1(-1e-4 / 4) / Math.sqrt(Math.PI), { rel: 1e-10 });
  });
});

describe('the state in the URL', () => {
  it.each(everyPreset)('%s: comes back as it was, also by its name', (id) => {
    const state = presetOf(model, id);
    expect(parseQuery(formatQuery(state, model), model)).toEqual({ state, notices: [] });
    expect(parseQuery(`preset=${id}`, model)).toEqual({ state, notices: [] });
  });

  it('of the start is empty', () => {
    expect(formatQuery(model.initial, model)).toBe('');
  });

  it('brings any state back, to the last bit and without a notice', () => {
    fc.assert(
      fc.property(arbitraryState, (state) => {
        const search = `?${formatQuery(state, model, 'two-rulers')}`;
        expect(parseQuery(search, model, 'two-rulers')).toEqual({ state, notices: [] });
      }),
    );
  });

  it('keeps a hostile value within what the handles reach', () => {
    const { state, notices } = parseQuery('?q=normal_1e300_1e-300&p=cauchy_0_1&window=1e9', model);
    expect(state.q).toEqual({ family: 'normal', mean: 10, sd: 0.05 });
    expect(state.window).toBe(100);
    expect(state.p).toBe(model.initial.p);
    expect(notices.map(({ param, kind }) => [param, kind])).toEqual([
      ['q', 'clamped'],
      ['p', 'left aside'],
      ['window', 'clamped'],
    ]);
  });
});

describe('every state within reach', () => {
  it('derives numbers and not NaN, none of them negative', () => {
    fc.assert(
      fc.property(arbitraryState, (state) => {
        const { klQP, klPQ, jsd, l2Squared, l2, tv, windowMse } = model.derive(state).quantities;
        for (const { value, errorBound } of [klQP, klPQ, jsd, l2Squared, l2, tv, windowMse]) {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(errorBound).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('has every handle on the axis of real numbers', () => {
    fc.assert(
      fc.property(arbitraryState, ({ q, p }) => {
        for (const spec of [q, p]) {
          for (const { anchor } of parametersOf(spec)) expect(anchor(spec)).not.toBeNaN();
        }
      }),
    );
  });
});

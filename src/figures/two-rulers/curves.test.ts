import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { createDistribution, type ContinuousSpec } from '../../math';
import { expectClose } from '../../math/testing';
import { parametersOf } from '../../state';
import { presetOf, snapshotOf } from '../testing/snapshotOf';
import { curvesOver, densityOver, integrandOver, middleOfInfinite, type Curves } from './curves';
import { axisOf, densityAxis, integrandAxis } from './domains';
import { model } from './model';
import type { RulersState } from './state';
import { arbitraryState } from './testing/arbitraryState';

// Hundreds of pairs through the whole core: seconds when the machine is busy.
vi.setConfig({ testTimeout: 60_000 });

const everyPreset = model.presets.map(({ id }) => id);
const START = model.initial;

function draw(change: Partial<RulersState>): Curves & { readonly integrand: Float64Array } {
  const snapshot = snapshotOf(model, { ...START, ...change });
  const curves = curvesOver(axisOf(snapshot));
  return {
    ...curves(snapshot),
    integrand: integrandOver(curves, snapshot.state.integrand)(snapshot),
  };
}

/** The area under sampled heights by the trapezium rule. */
function area(z: Float64Array, heights: Float64Array): number {
  let sum = 0;
  for (let i = 1; i < z.length; i += 1)
    sum += ((heights[i] + heights[i - 1]) / 2) * (z[i] - z[i - 1]);
  return sum;
}

describe('the grid', () => {
  it('ascends and stays inside the domain, whatever the state', () => {
    fc.assert(
      fc.property(arbitraryState, (state) => {
        const snapshot = snapshotOf(model, state);
        const [from, to] = axisOf(snapshot);
        const { z, q, p, integrand } = draw(state);
        expect([z[0], z.at(-1)]).toEqual([from, to]);
        expect(z.every((point, i) => i === 0 || point >= z[i - 1])).toBe(true);
        for (const heights of [q, p, integrand]) {
          expect(heights).toHaveLength(z.length);
          expect(heights.some(Number.isNaN)).toBe(false);
        }
      }),
      { numRuns: 40 },
    );
  });

  const shapes: readonly ContinuousSpec[] = [
    { family: 'normal', mean: 0.013, sd: 1 },
    { family: 'normal', mean: 0.013, sd: 0.05 },
    { family: 'laplace', loc: 0.013, scale: 0.05 },
    { family: 'logistic', loc: 0.013, scale: 0.05 },
    { family: 'uniform', low: 0.0137, high: 0.1391 },
    { family: 'skewNormal', loc: 0.013, scale: 0.05, shape: 10 },
    { family: 'gaussianMixture', weights: [0.1, 0.9], means: [-3.3, 0.01], sds: [0.05, 0.06] },
  ];

  it.each(shapes)('shows the whole of a narrow $family beside a wide normal', (spec) => {
    const { z, q } = draw({ q: spec, p: { family: 'normal', mean: 0, sd: 3 } });
    // The axis leaves the outermost thousandth out; a Laplace's peak is drawn with straight lines.
    expect(Math.abs(area(z, q) - 1)).toBeLessThan(3e-3);
    const other = draw({ p: spec, q: { family: 'normal', mean: 0, sd: 3 } });
    expect(Math.abs(area(other.z, other.p) - 1)).toBeLessThan(3e-3);
  });

  it('holds the area under a narrow normal to 1e-3 when the whole of it is on the axis', () => {
    for (const sd of [0.05, 0.2, 1]) {
      const { z, q } = draw({
        q: { family: 'normal', mean: 0.3, sd },
        p: { family: 'normal', mean: 0, sd: 2 },
      });
      expectClose(area(z, q), 1, { abs: 1e-3 });
    }
  });

  it('has a cliff, not a slope, at the ends of a uniform', () => {
    const { z, q } = draw({ q: { family: 'uniform', low: -1.003, high: 2.007 } });
    const rising = z.findIndex((_, i) => q[i] > 0);
    expect(z[rising] - z[rising - 1]).toBeLessThan(1e-6);
    expectClose(area(z, q), 1, { abs: 1e-6 });
  });
});

describe('one density', () => {
  it.each(everyPreset)('of "%s" is that of the common grid, on points of its own', (id) => {
    const snapshot = snapshotOf(model, presetOf(model, id));
    const domain = axisOf(snapshot);
    const { x, y } = densityOver(domain)(snapshot.derived.q);
    const both = curvesOver(domain)(snapshot);
    expect(x.length).toBeLessThanOrEqual(both.z.length);
    for (let i = 0; i < x.length; i += 1) {
      const there = both.z.indexOf(x[i]);
      expect(Math.abs(both.q[there] - y[i])).toBeLessThanOrEqual(1e-14 * y[i]);
    }
  });

  it('is the same object while the other curve is dragged, and a new one when it is dragged itself', () => {
    const density = densityOver([-5, 5]);
    const before = model.derive(START);
    const dragged = model.derive({ ...START, q: { family: 'normal', mean: 0.5, sd: 1 } });
    expect(density(dragged.p)).toBe(density(before.p));
    expect(density(dragged.q)).not.toEqual(density(before.q));
  });
});

describe('the integrand', () => {
  it.each([
    ['kl', 'klQP'],
    ['gibbs', 'klQP'],
    ['l2', 'l2Squared'],
    ['l1', 'l1'],
    ['jsd', 'jsd'],
  ] as const)('%s: its area is the total that is written under it', (integrand, quantity) => {
    for (const state of [START, presetOf(model, 'two-humps')]) {
      const { z, integrand: heights } = draw({ ...state, integrand });
      const { value } = model.derive(state).quantities[quantity];
      // What lies beyond the axis is left out: of two humps a hundredth.
      expect(Math.abs(area(z, heights) / value - 1)).toBeLessThan(0.02);
    }
  });

  it('q log(q/p) has negative parts; the same less q plus p has none', () => {
    fc.assert(
      fc.property(arbitraryState, (state) => {
        const { integrand } = draw({ ...state, integrand: 'gibbs' });
        expect(integrand.every((height) => height >= 0)).toBe(true);
      }),
      { numRuns: 40 },
    );
    expect(Math.min(...draw({ integrand: 'kl' }).integrand)).toBeLessThan(-0.05);
  });

  it('is remembered for one state, and drawn anew for another state or integrand', () => {
    const snapshot = snapshotOf(model, START);
    const curves = curvesOver(axisOf(snapshot));
    const [kl, l2] = [integrandOver(curves, 'kl'), integrandOver(curves, 'l2')];
    const [first, heights] = [curves(snapshot), kl(snapshot)];
    expect(curves({ ...snapshot, active: true })).toBe(first);
    expect(kl({ ...snapshot, active: true })).toBe(heights);
    expect(l2(snapshot)).not.toEqual(heights);
    const same = snapshotOf(model, { ...START, p: START.q });
    expect(curves(same).p).toEqual(curves(same).q);
    expect(kl(same).every((height) => height === 0)).toBe(true);
  });
});

describe('where the integrand is infinite', () => {
  it('is the middle of the first such stretch, and nowhere for a finite one', () => {
    const heights = Float64Array.of(0, Infinity, Infinity, Infinity, 1, Infinity);
    expect(middleOfInfinite(Float64Array.of(0, 1, 2, 4, 5, 6), heights)).toBe(2.5);
    expect(middleOfInfinite(Float64Array.of(0, 1), Float64Array.of(0, 1))).toBeUndefined();
    const apart = draw({ ...presetOf(model, 'disjoint'), integrand: 'kl' });
    const { q } = presetOf(model, 'disjoint');
    const place = middleOfInfinite(apart.z, apart.integrand) ?? NaN;
    expect(createDistribution(q).pdf(place)).toBeGreaterThan(0);
  });
});

describe('the axes', () => {
  it('of z: whole numbers, at least 8 of them, around every handle', () => {
    fc.assert(
      fc.property(arbitraryState, (state) => {
        const [from, to] = axisOf(snapshotOf(model, state));
        expect([Number.isInteger(from), Number.isInteger(to)]).toEqual([true, true]);
        expect(to - from).toBeGreaterThanOrEqual(8);
        for (const spec of [state.q, state.p]) {
          for (const { anchor } of parametersOf(spec)) {
            expect(anchor(spec)).toBeGreaterThan(from);
            expect(anchor(spec)).toBeLessThan(to);
          }
        }
      }),
    );
  });

  it.each(everyPreset)('of z at "%s": holds 99 % of both curves (of a heavy tail, 96 %)', (id) => {
    const snapshot = snapshotOf(model, presetOf(model, id));
    const [from, to] = axisOf(snapshot);
    for (const { cdf, spec } of [snapshot.derived.q, snapshot.derived.p]) {
      expect(cdf(to) - cdf(from)).toBeGreaterThan(spec.family === 'studentT' ? 0.96 : 0.99);
    }
  });

  it('of a Cauchy end within sight, not at its thousandth', () => {
    const q = { family: 'studentT', df: 1, loc: 0, scale: 1 } as const;
    const [from, to] = axisOf(snapshotOf(model, { ...START, q }));
    expect(to - from).toBeLessThan(20);
  });

  it('of density: from 0 to a round number above both curves, and not far above', () => {
    fc.assert(
      fc.property(arbitraryState, (state) => {
        const snapshot = snapshotOf(model, state);
        const density = densityOver(axisOf(snapshot));
        const [q, p] = [density(snapshot.derived.q), density(snapshot.derived.p)];
        const highest = Math.max(...Array.from(q.y), ...Array.from(p.y));
        const [bottom, top] = densityAxis(q, p);
        expect(bottom).toBe(0);
        expect(top).toBeGreaterThan(highest);
        expect(top).toBeLessThan(1.08 * highest * 1.6);
        expect(String(Number(top.toPrecision(12))).replace(/[0.]|e.*/g, '')).toMatch(
          /^(1|15|[234568])$/,
        );
      }),
      { numRuns: 40 },
    );
  });

  it('of the integrand: around its finite part, without a negative half where nothing is negative', () => {
    const apart = draw({ ...presetOf(model, 'disjoint'), integrand: 'kl' });
    expect(apart.integrand).toContain(Infinity);
    expect(integrandAxis(apart, apart.integrand).every(Number.isFinite)).toBe(true);
    const squares = draw({ integrand: 'l2' });
    const [bottom, top] = integrandAxis(squares, squares.integrand);
    expect(bottom).toBe(0);
    expect(top).toBeGreaterThan(Math.max(...squares.integrand));
    const log = draw({ integrand: 'kl' });
    const [low, high] = integrandAxis(log, log.integrand);
    expect(low).toBeLessThan(Math.min(...log.integrand));
    expect(high).toBeGreaterThan(Math.max(...log.integrand));
  });

  it('of the integrand: a spike far above the curves leaves the picture instead of flattening the rest', () => {
    // log(q/p) is 5000 where p has long faded.
    const spike = draw({
      q: { family: 'normal', mean: 10, sd: 0.05 },
      p: { family: 'normal', mean: -10, sd: 0.1 },
      integrand: 'kl',
    });
    const tallest = Math.max(...spike.q, ...spike.p);
    expect(Math.max(...spike.integrand)).toBeGreaterThan(1000 * tallest);
    expect(integrandAxis(spike, spike.integrand)[1]).toBeLessThan(70 * tallest);
  });
});

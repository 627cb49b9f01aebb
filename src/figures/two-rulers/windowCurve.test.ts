import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { meanSquareOverWindow } from '../../math';
import { presetOf, snapshotOf } from '../testing/snapshotOf';
import { curvesOver } from './curves';
import { axisOf } from './domains';
import { model } from './model';
import { WINDOW, type RulersState } from './state';
import { arbitraryState } from './testing/arbitraryState';
import { windowAxis, windowCurve } from './windowCurve';

// Hundreds of pairs through the whole core: seconds when the machine is busy.
vi.setConfig({ testTimeout: 60_000 });

/** The drawn curve with the core's value at each of its windows, where the window's axis shows it. */
function drawnAndTrue(state: RulersState): { w: number; drawn: number; exact: number }[] {
  const snapshot = snapshotOf(model, state);
  const { q, p } = snapshot.derived;
  const { x, y } = windowCurve(curvesOver(axisOf(snapshot))(snapshot));
  const [bottom] = windowAxis(snapshot.derived.quantities.l2Squared.value);
  return Array.from(x, (w, i) => ({
    w,
    drawn: y[i],
    exact: meanSquareOverWindow(q, p, w).value,
  })).filter(({ exact }) => exact >= bottom);
}

describe('the mean square against the window', () => {
  it.each(model.presets.map(({ id }) => id).filter((id) => id !== 'heavy-tail'))(
    '%s: is drawn to 1 % of what the core says',
    (id) => {
      const points = drawnAndTrue(presetOf(model, id));
      expect(points.length).toBeGreaterThan(20);
      for (const { w, drawn, exact } of points) {
        expect(Math.abs(drawn / exact - 1), `at ±${w}`).toBeLessThan(0.01);
      }
    },
  );

  it('spans all windows there are', () => {
    const points = drawnAndTrue(model.initial);
    expect(points[0].w).toBe(WINDOW.min);
    expect(points.at(-1)?.w).toBeCloseTo(WINDOW.max, 9);
  });

  it('halves when a window that holds both curves is doubled', () => {
    const points = drawnAndTrue(model.initial).filter(({ w }) => w > 8);
    for (const { w, drawn } of points)
      expect(drawn * w).toBeCloseTo(points[0].drawn * points[0].w, 6);
  });
});

describe('the axis of the mean square', () => {
  it('runs over three powers of ten, and no window rises above it, nor falls below when it holds both curves', () => {
    fc.assert(
      fc.property(arbitraryState, (state) => {
        const { q, p, quantities } = model.derive(state);
        fc.pre(quantities.l2Squared.value > 1e-20);
        const [bottom, top] = windowAxis(quantities.l2Squared.value);
        expect(Math.log10(bottom)).toBeCloseTo(Math.round(Math.log10(bottom)), 9);
        expect(top / bottom).toBeCloseTo(1000, 6);
        for (const w of [WINDOW.min, 3, 10, 30, WINDOW.max]) {
          const { value } = meanSquareOverWindow(q, p, w);
          expect(value).toBeLessThanOrEqual(top);
          if (w === WINDOW.max) expect(value * (1 + 1e-3)).toBeGreaterThanOrEqual(bottom);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('is one that a logarithm can have, however small the squares', () => {
    for (const value of [0, 1e-322, 1e-299, 1e-30, 1e3, Infinity]) {
      const [bottom, top] = windowAxis(value);
      expect(bottom).toBeGreaterThan(0);
      expect(top).toBeGreaterThan(bottom);
      expect(top).toBeLessThan(Infinity);
    }
  });
});

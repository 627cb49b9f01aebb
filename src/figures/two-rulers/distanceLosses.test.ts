import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { compare, type ContinuousSpec } from '../../math';
import { expectClose } from '../../math/testing';
import { formatQuery, parametersOf } from '../../state';
import { distanceLosses, FARTHEST } from './distanceLosses';
import { model } from './model';
import { farthestPlace, locationOf, nearestPlace, placeAtDistance } from './placement';
import { arbitraryCurve } from './testing/arbitraryState';

// Hundreds of pairs through the whole core: seconds when the machine is busy.
vi.setConfig({ testTimeout: 60_000 });

const normal = (mean: number, sd: number): ContinuousSpec => ({ family: 'normal', mean, sd });
const skewed: ContinuousSpec = { family: 'skewNormal', loc: 0, scale: 1, shape: 5 };

function withinRanges(spec: ContinuousSpec): boolean {
  return parametersOf(spec).every(({ read, min, max }) => read(spec) >= min && read(spec) <= max);
}

/** The distances within a spec: what moving it must not change. */
function shapeOf(spec: ContinuousSpec): Record<string, unknown> {
  const at = locationOf(spec);
  switch (spec.family) {
    case 'normal':
      return { ...spec, mean: 0 };
    case 'uniform':
      return { ...spec, low: spec.low - at, high: spec.high - at };
    case 'gaussianMixture':
      return { ...spec, means: spec.means.map((mean) => mean - at) };
    default:
      return { ...spec, loc: 0 };
  }
}

function expectSameShape(a: ContinuousSpec, b: ContinuousSpec): void {
  const [x, y] = [shapeOf(a), shapeOf(b)];
  expect(Object.keys(x)).toEqual(Object.keys(y));
  for (const key of Object.keys(x)) {
    const [before, after] = [[x[key]].flat(), [y[key]].flat()] as [unknown[], unknown[]];
    expect(after).toHaveLength(before.length);
    before.forEach((value, i) => {
      if (typeof value === 'number')
        expect(Math.abs((after[i] as number) - value)).toBeLessThan(1e-11);
      else expect(after[i]).toBe(value);
    });
  }
}

describe('the losses against distance', () => {
  it('run from 0 to the farthest, evenly', () => {
    const rows = distanceLosses(normal(3, 1), normal(-2, 2));
    expect(rows[0].distance).toBe(0);
    expect(rows.at(-1)?.distance).toBe(FARTHEST);
    expect(
      new Set(rows.map(({ distance }, i) => (i === 0 ? 0.125 : distance - rows[i - 1].distance))),
    ).toEqual(new Set([0.125]));
  });

  it('of two normals: the closed form is what compare says at every distance', () => {
    for (const { distance, klQP, l2Squared } of distanceLosses(normal(3, 0.6), normal(-2, 1.7))) {
      const direct = compare(normal(0, 0.6), normal(distance, 1.7));
      expectClose(klQP, direct.klQP.value, { rel: 1e-12 });
      expectClose(l2Squared, direct.l2Squared.value, { rel: 1e-12 });
    }
  });

  it('of other families: compare at every distance, on the side where p is', () => {
    const p = normal(0.25, 0.8);
    for (const left of [false, true]) {
      const q = { ...skewed, loc: left ? 4 : -4 } as ContinuousSpec;
      for (const { distance, klQP, l2Squared } of distanceLosses(q, p).filter(
        (_, i) => i % 10 === 0,
      )) {
        const direct = compare(q, normal(locationOf(q) + (left ? -distance : distance), 0.8));
        expectClose(klQP, direct.klQP.value, { rel: 1e-9 });
        expectClose(l2Squared, direct.l2Squared.value, { rel: 1e-9 });
      }
    }
  });

  it('pass through the present state, left and right, for every pair of families', () => {
    fc.assert(
      fc.property(arbitraryCurve, arbitraryCurve, (q, p) => {
        const distance =
          0.125 * Math.min(40, Math.round(Math.abs(locationOf(p) - locationOf(q)) * 8));
        const placed = placeAtDistance(q, p, distance);
        const at = Math.abs(locationOf(placed) - locationOf(q));
        fc.pre(Math.abs(at - distance) < 1e-9 && distance > 0);
        const row = distanceLosses(q, placed)[Math.round(distance / 0.125)];
        const { klQP, l2Squared } = compare(q, placed);
        if (klQP.value === Infinity) expect(row.klQP).toBe(Infinity);
        else expect(Math.abs(row.klQP - klQP.value)).toBeLessThanOrEqual(1e-6 * klQP.value);
        expect(Math.abs(row.l2Squared - l2Squared.value)).toBeLessThanOrEqual(
          1e-6 * l2Squared.value,
        );
      }),
      { numRuns: 8 },
    );
  });

  it('have slopes that are those of the losses, also by differences', () => {
    const exact = distanceLosses(normal(0, 1), normal(0, 1));
    // A mixture of one part is a normal that takes the other route.
    const one: ContinuousSpec = { family: 'gaussianMixture', weights: [1], means: [0], sds: [1] };
    const differences = distanceLosses(normal(0, 1), one);
    exact.forEach(({ distance, klSlope, l2Slope }, i) => {
      expect(klSlope).toBe(distance);
      expect(Math.abs(differences[i].klSlope - klSlope)).toBeLessThan(1e-6);
      if (distance === 0) return;
      const slope = (distance / 2 / Math.sqrt(Math.PI)) * Math.exp(-(distance ** 2) / 4);
      expectClose(l2Slope, slope, { rel: 1e-12 });
      // For the eye, where a slope can still be told from zero on the strip.
      if (distance <= 6) expect(Math.abs(differences[i].l2Slope / slope - 1)).toBeLessThan(0.03);
    });
  });

  it('stop where KL is infinite, and are never NaN', () => {
    const rows = distanceLosses(
      { family: 'uniform', low: 0, high: 1 },
      { family: 'uniform', low: -1, high: 2 },
    );
    expect(rows[0].klQP).toBeLessThan(Infinity);
    expect(rows.at(-1)).toMatchObject({ klQP: Infinity, klSlope: Infinity });
    for (const row of rows) for (const value of Object.values(row)) expect(value).not.toBeNaN();
  });
});

describe('placing p at a distance', () => {
  it('moves it on the side where it is', () => {
    expect(placeAtDistance(normal(1, 1), normal(2, 3), 4)).toEqual(normal(5, 3));
    expect(placeAtDistance(normal(1, 1), normal(0, 3), 4)).toEqual(normal(-3, 3));
  });

  it('flips the side where the range ends, and stays where neither side holds it', () => {
    expect(placeAtDistance(normal(5, 1), normal(6, 1), 8)).toEqual(normal(-3, 1));
    const wide: ContinuousSpec = { family: 'uniform', low: -9, high: 9 };
    expect(placeAtDistance(normal(0, 1), wide, 5)).toBe(wide);
  });

  it('keeps the shape, reaches the distance or stays, and never leaves the ranges', () => {
    fc.assert(
      fc.property(
        arbitraryCurve,
        arbitraryCurve,
        fc.double({ min: 0, max: FARTHEST, noNaN: true }),
        (q, p, distance) => {
          const placed = placeAtDistance(q, p, distance);
          expect(withinRanges(placed)).toBe(true);
          expectSameShape(p, placed);
          const reached = Math.abs(locationOf(placed) - locationOf(q));
          if (placed !== p) expect(Math.abs(reached - distance)).toBeLessThan(1e-11);
        },
      ),
    );
  });

  it('leaves no dust of binary fractions in the link', () => {
    const p = placeAtDistance(normal(0.1, 1), normal(1.1, 1), 1.1);
    const q = normal(0.1, 1);
    expect(formatQuery({ ...model.initial, q, p }, model)).toBe('q=normal_0.1_1&p=normal_1.2_1');
    const mixture: ContinuousSpec = {
      family: 'gaussianMixture',
      weights: [1 / 3, 2 / 3],
      means: [0.1, 0.7],
      sds: [0.3, 0.3],
    };
    const moved = placeAtDistance(q, mixture, 0.7) as typeof mixture;
    expect(moved.weights).toBe(mixture.weights);
    expect(moved.means).toEqual([0.4, 1]);
  });
});

describe('the nearest place', () => {
  it('is where q is, or as near as the range lets p come', () => {
    expect(nearestPlace(normal(9, 1), normal(-3, 1))).toBe(0);
    expect(nearestPlace(normal(9, 1), { family: 'uniform', low: 0, high: 8 })).toBeCloseTo(3, 12);
    expect(nearestPlace(normal(-9, 1), { family: 'uniform', low: 0, high: 8 })).toBeCloseTo(3, 12);
  });

  it('can be reached, and nothing nearer', () => {
    fc.assert(
      fc.property(arbitraryCurve, arbitraryCurve, (q, p) => {
        const nearest = nearestPlace(q, p);
        const there = placeAtDistance(q, p, nearest + 1e-9);
        expect(Math.abs(locationOf(there) - locationOf(q))).toBeCloseTo(nearest, 6);
        if (nearest > 1e-6) expect(placeAtDistance(q, p, nearest - 1e-6)).toBe(p);
      }),
    );
  });
});

describe('the farthest place', () => {
  it('is the far end of the range, on whichever side that is', () => {
    expect(farthestPlace(normal(0, 1), normal(1, 1))).toBe(10);
    expect(farthestPlace(normal(-9, 1), normal(9, 1))).toBe(19);
    expect(farthestPlace(normal(4, 1), normal(0, 1))).toBe(14);
  });

  it('ends a uniform where its own end meets the range', () => {
    expect(farthestPlace(normal(0, 1), { family: 'uniform', low: 0, high: 4 })).toBeCloseTo(8, 12);
  });

  it('can be reached, and nothing beyond it', () => {
    fc.assert(
      fc.property(arbitraryCurve, arbitraryCurve, (q, p) => {
        const farthest = farthestPlace(q, p);
        const there = placeAtDistance(q, p, farthest - 1e-9);
        expect(Math.abs(locationOf(there) - locationOf(q))).toBeCloseTo(farthest, 6);
        expect(placeAtDistance(q, p, farthest + 1e-6)).toBe(p);
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeScale } from './scale';

const place = fc.double({ min: -1e4, max: 1e4, noNaN: true });
const span = fc.double({ min: 1e-3, max: 1e4, noNaN: true });
const pixel = fc.integer({ min: 1, max: 2000 });
const pixels = fc.integer({ min: 1, max: 2000 }).map((size) => (size % 2 ? size : -size));
/** Also outside of the domain, where a handle can be dragged to. */
const share = fc.double({ min: -1, max: 2, noNaN: true });
const positive = fc.double({ min: 1e-8, max: 1e8, noNaN: true });

describe('a linear scale', () => {
  // The numbers are those of d3-scale 4, whose scales the plots were first drawn with.
  it('maps and inverts as d3 does, ends exactly', () => {
    const y = makeScale({ domain: [-3, 7] }, 580, 20);
    expect([-3, 0, 7, 1.1].map(y)).toEqual([580, 412, 20, 350.40000000000003]);
    expect(y.invert(300)).toBe(2);
    expect([y.domain, y.range]).toEqual([
      [-3, 7],
      [580, 20],
    ]);
  });

  it('goes back and forth, whichever way domain and range run', () => {
    fc.assert(
      fc.property(place, span, fc.boolean(), pixel, pixels, share, (low, length, flip, a, b, t) => {
        const ends: [number, number] = flip ? [low + length, low] : [low, low + length];
        const scale = makeScale({ domain: ends }, a, a + b);
        expect([scale(ends[0]), scale(ends[1])]).toEqual([a, a + b]);
        const at = low + t * length;
        // Roundings in pixels, carried back to the data, and roundings in the data.
        const rounding =
          (length / Math.abs(b)) * (Math.abs(a) + Math.abs(b)) + Math.abs(low) + length;
        expect(Math.abs(scale.invert(scale(at)) - at)).toBeLessThanOrEqual(1e-14 * rounding);
      }),
    );
  });

  it('puts a domain of one point into the middle', () => {
    const scale = makeScale({ domain: [2, 2] }, 0, 10);
    expect([scale(2), scale(5), scale.invert(9)]).toEqual([5, 5, 2]);
  });

  it('has no pixel for an infinity or for what is not a number', () => {
    const scale = makeScale({ domain: [0, 1] }, 0, 100);
    expect([Infinity, -Infinity, NaN].map(scale)).toEqual([NaN, NaN, NaN]);
  });
});

describe('a log scale', () => {
  it('maps and inverts as d3 does, ends exactly', () => {
    const x = makeScale({ domain: [0.01, 1000], type: 'log' }, 0, 500);
    expect([x(0.01), x(1000)]).toEqual([0, 500]);
    expect(x(1)).toBeCloseTo(200, 10);
    expect(x(37)).toBeCloseTo(356.82017240669956, 10);
    expect(x.invert(120)).toBeCloseTo(0.15848931924611137, 14);
    const y = makeScale({ domain: [100, 0.1], type: 'log' }, 300, 10);
    expect(y(1)).toBeCloseTo(106.66666666666667, 10);
    expect(y.invert(99)).toBeCloseTo(0.8330856527094912, 13);
  });

  it('gives equal room to equal factors, and goes back', () => {
    fc.assert(
      fc.property(positive, positive, positive, (a, b, factor) => {
        const scale = makeScale({ domain: [1e-3, 1e3], type: 'log' }, 0, 600);
        expect(scale(a * factor) - scale(a)).toBeCloseTo(scale(b * factor) - scale(b), 8);
        expect(Math.abs(scale.invert(scale(a)) / a - 1)).toBeLessThan(1e-12);
      }),
    );
  });

  it('has no pixel for zero and below', () => {
    const scale = makeScale({ domain: [0.1, 10], type: 'log' }, 0, 100);
    expect([0, -1, NaN, Infinity].map(scale)).toEqual([NaN, NaN, NaN, NaN]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addCategory, removeCategory, setBar, uniformBars } from './barHeights';

const sum = (probs: readonly number[]): number => probs.reduce((total, prob) => total + prob, 0);

const vector = fc
  .array(fc.integer({ min: 0, max: 1000 }), { minLength: 3, maxLength: 8 })
  .filter((counts) => sum(counts) > 0)
  .map((counts) => counts.map((count) => count / sum(counts)));

describe('setting a bar', () => {
  it('sets it and keeps the proportions of the others', () => {
    const bars = setBar([0.1, 0.2, 0.3, 0.4], 0, 0.4);
    expect(bars[0]).toBe(0.4);
    expect(bars[2] / bars[1]).toBeCloseTo(1.5, 12);
    expect(bars[3] / bars[1]).toBeCloseTo(2, 12);
    expect(sum(bars)).toBeCloseTo(1, 14);
  });

  it('sets plain decimals, without the dust of binary steps', () => {
    for (let i = 0; i <= 1000; i += 1) expect(setBar([0.5, 0.5, 0], 0, i / 1000)[0]).toBe(i / 1000);
  });

  it('can make a bar exactly 0, and all of it', () => {
    expect(setBar([0.2, 0.3, 0.5], 1, 0)[1]).toBe(0);
    expect(setBar([0.2, 0.3, 0.5], 1, 1)).toEqual([0, 1, 0]);
  });

  it('spreads the rest equally when the others are empty', () => {
    expect(setBar([1, 0, 0], 0, 0.5)).toEqual([0.5, 0.25, 0.25]);
  });

  it('always leaves a distribution, whatever was dragged', () => {
    fc.assert(
      fc.property(
        vector,
        fc.nat(),
        fc.double({ min: -2, max: 3, noNaN: true }),
        (probs, at, value) => {
          const index = at % probs.length;
          const bars = setBar(probs, index, value);
          expect(Math.abs(sum(bars) - 1)).toBeLessThan(1e-12);
          expect(bars.every((prob) => prob >= 0 && prob <= 1)).toBe(true);
          expect(Math.abs(bars[index] - Math.min(1, Math.max(0, value)))).toBeLessThanOrEqual(
            5.0001e-5,
          );
        },
      ),
    );
  });
});

describe('the number of categories', () => {
  it('grows by an empty one, and shrinks again to the same bars', () => {
    const bars = [0.25, 0.25, 0.5];
    expect(addCategory(bars)).toEqual([0.25, 0.25, 0.5, 0]);
    expect(removeCategory(addCategory(bars))).toEqual(bars);
  });

  it('spreads what the last category held', () => {
    expect(removeCategory([0.25, 0.25, 0.5])).toEqual([0.5, 0.5]);
  });

  it('starts equal', () => {
    expect(uniformBars(4)).toEqual([0.25, 0.25, 0.25, 0.25]);
  });
});

import { describe, expect, it } from 'vitest';
import { createRng } from './rng';
import { splitMix64 } from './splitMix';
import { xoshiro128 } from './xoshiro';

describe('published output of the algorithms', () => {
  it('xoshiro128** from the state 1, 2, 3, 4 (xoshiro128starstar.c, version 1.1)', () => {
    const next = xoshiro128([1, 2, 3, 4]);
    const expected = [
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597,
      4258142804,
    ];
    expect(expected.map(() => next())).toEqual(expected);
  });

  it('SplitMix64 from the seed 1477776061723855037 (splitmix64.c)', () => {
    const next = splitMix64(1477776061723855037n);
    const expected = [
      1985237415132408290n,
      2979275885539914483n,
      13511426838097143398n,
      8488337342461049707n,
      15141737807933549159n,
      17093170987380407015n,
    ];
    expect(expected.map(() => next())).toEqual(expected);
  });
});

describe('createRng', () => {
  it('repeats itself from the same seed and differs between seeds', () => {
    const draw = (seed: number) => {
      const rng = createRng(seed);
      return Array.from({ length: 20 }, () => [rng.uniform(), rng.normal()]);
    };
    expect(draw(5)).toEqual(draw(5));
    expect(draw(5)).not.toEqual(draw(6));
    expect(draw(-1)).not.toEqual(draw(1));
  });

  it('stays inside the open unit interval, with the moments of the uniform', () => {
    const rng = createRng(11);
    const n = 200_000;
    let sum = 0;
    let square = 0;
    for (let i = 0; i < n; i++) {
      const u = rng.uniform();
      if (!(u > 0 && u < 1)) throw new Error(`outside (0, 1): ${u}`);
      sum += u;
      square += (u - 0.5) ** 2;
    }
    expect(Math.abs((sum / n - 0.5) / Math.sqrt(1 / 12 / n))).toBeLessThan(5);
    expect(Math.abs((square / n - 1 / 12) / Math.sqrt(1 / 180 / n))).toBeLessThan(5);
  });

  it('normal() has the first four moments of the standard normal', () => {
    const rng = createRng(12);
    const n = 200_000;
    const sums = [0, 0, 0, 0];
    for (let i = 0; i < n; i++) {
      const x = rng.normal();
      for (let k = 0; k < 4; k++) sums[k] += x ** (k + 1);
    }
    const moments = [0, 1, 0, 3];
    const variances = [1, 2, 15, 96];
    for (let k = 0; k < 4; k++) {
      const z = (sums[k] / n - moments[k]) / Math.sqrt(variances[k] / n);
      expect(Math.abs(z)).toBeLessThan(5);
    }
  });

  it('refuses a seed that is not an integer', () => {
    expect(() => createRng(0.5)).toThrow('seed = 0.5');
    expect(() => createRng(NaN)).toThrow(RangeError);
  });
});

import { splitMix64 } from './splitMix';
import { xoshiro128 } from './xoshiro';

/** A stream of random numbers. It is always an argument: nothing in the core holds one of its own. */
export interface Rng {
  /** Uniform on the open interval (0, 1), a multiple of 2⁻⁵³. */
  readonly uniform: () => number;
  /** Standard normal, by the polar method (G. Marsaglia, T. A. Bray, SIAM Review 6 (1964) 260). */
  readonly normal: () => number;
}

/**
 * A generator whose whole stream follows from the integer `seed` (|seed| < 2⁵³): xoshiro128** with its state filled
 * by SplitMix64. Throws RangeError if the seed is not a safe integer.
 */
export function createRng(seed: number): Rng {
  if (!Number.isSafeInteger(seed)) throw new RangeError(`seed = ${seed}: must be a safe integer`);
  const words = splitMix64(BigInt(seed));
  const first = words();
  const second = words();
  const low = (word: bigint) => Number(word & 0xffffffffn);
  const high = (word: bigint) => Number(word >> 32n);
  const next = xoshiro128([low(first), high(first), low(second), high(second)]);

  // 52 random bits and a half: the largest value is 1 − 2⁻⁵³, so neither end can be returned
  const uniform = () => ((next() >>> 6) * 2 ** 26 + (next() >>> 6) + 0.5) / 2 ** 52;

  let spare: number | undefined;
  const normal = () => {
    if (spare !== undefined) {
      const value = spare;
      spare = undefined;
      return value;
    }
    for (;;) {
      const x = 2 * uniform() - 1;
      const y = 2 * uniform() - 1;
      const s = x * x + y * y;
      if (s >= 1 || s === 0) continue;
      const factor = Math.sqrt((-2 * Math.log(s)) / s);
      spare = y * factor;
      return x * factor;
    }
  };
  return { uniform, normal };
}

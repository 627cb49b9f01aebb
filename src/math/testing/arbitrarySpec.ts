import fc from 'fast-check';
import type { ContinuousSpec } from '../types';

/** How far apart scales, locations and shapes may lie. */
interface Spread {
  /** |location| up to this. */
  readonly location: number;
  /** Scales between 10^−decades and 10^decades. */
  readonly decades: number;
  readonly df: readonly [number, number];
  readonly shape: readonly [number, number];
}

const everyday: Spread = { location: 6, decades: 1, df: [0.4, 200], shape: [0.4, 60] };
export const extreme: Spread = { location: 1e6, decades: 6, df: [0.3, 300], shape: [0.05, 500] };

const between = (low: number, high: number) =>
  fc.double({ min: low, max: high, noNaN: true, noDefaultInfinity: true });
const logBetween = (low: number, high: number) =>
  between(Math.log(low), Math.log(high)).map(Math.exp);

/** Random specs of every continuous family. */
export function arbitrarySpec(spread: Spread = everyday): fc.Arbitrary<ContinuousSpec> {
  const location = between(-spread.location, spread.location);
  const scale = logBetween(10 ** -spread.decades, 10 ** spread.decades);
  const shape = logBetween(...spread.shape);
  const family = <R>(name: string, fields: { [K in keyof R]: fc.Arbitrary<R[K]> }) =>
    fc.record({ family: fc.constant(name), ...fields }) as unknown as fc.Arbitrary<ContinuousSpec>;
  const component = fc.record({ weight: between(0.05, 1), mean: location, sd: scale });
  const mixture = fc
    .array(component, { minLength: 1, maxLength: 4 })
    .map((parts): ContinuousSpec => {
      const total = parts.reduce((sum, { weight }) => sum + weight, 0);
      return {
        family: 'gaussianMixture',
        weights: parts.map(({ weight }) => weight / total),
        means: parts.map(({ mean }) => mean),
        sds: parts.map(({ sd }) => sd),
      };
    });
  const cell = fc.record({ gap: between(0.1, 2), density: between(-0.3, 1) });
  const table = fc
    .tuple(between(-5, 5), fc.array(cell, { minLength: 3, maxLength: 12 }))
    .map(([start, cells]): ContinuousSpec => {
      let x = start;
      const knots = cells.map(({ gap }) => (x += gap));
      const densities = cells.map(({ density }, i) => (i === 1 ? 0.5 : Math.max(0, density)));
      return { family: 'table', knots, densities };
    });
  return fc.oneof(
    family('normal', { mean: location, sd: scale }),
    family('studentT', { df: logBetween(...spread.df), loc: location, scale }),
    family('laplace', { loc: location, scale }),
    family('logistic', { loc: location, scale }),
    fc
      .tuple(location, scale)
      .map(([low, width]): ContinuousSpec => ({ family: 'uniform', low, high: low + width })),
    family('exponential', { rate: scale }),
    family('gamma', { shape, rate: scale }),
    family('beta', { a: shape, b: shape }),
    family('logNormal', { mu: between(-2, 2), sigma: logBetween(0.1, 2) }),
    mixture,
    family('skewNormal', { loc: location, scale, shape: between(-8, 8) }),
    table,
  );
}

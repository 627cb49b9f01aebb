import { assert, constantFrom, double, property, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDistribution, type DistributionSpec } from '../math';
import { clampSpec, parametersOf } from './parameters';

const SPECS: readonly DistributionSpec[] = [
  { family: 'normal', mean: 1, sd: 2 },
  { family: 'studentT', df: 3, loc: -1, scale: 0.5 },
  { family: 'laplace', loc: 0.3, scale: 1 },
  { family: 'logistic', loc: 0, scale: 1 },
  { family: 'uniform', low: -1, high: 2 },
  { family: 'skewNormal', loc: 1, scale: 2, shape: -4 },
  { family: 'gaussianMixture', weights: [0.3, 0.7], means: [-2, 2], sds: [1, 0.5] },
  { family: 'gaussianMixture', weights: [0.9, 0.1], means: [2, 2], sds: [1, 0.5] },
  { family: 'gaussianMixture', weights: [0.2, 0.3, 0.5], means: [0, 1, 2], sds: [0.5, 0.6, 0.7] },
  { family: 'exponential', rate: 2 },
  { family: 'gamma', shape: 0.5, rate: 2 },
  { family: 'beta', a: 2, b: 0.5 },
  { family: 'logNormal', mu: 0.5, sigma: 1 },
];

const every = SPECS.flatMap((spec) => parametersOf(spec).map((info) => ({ spec, info })));
const value = double({ min: -60, max: 250, noNaN: true });

describe('every parameter of every family', () => {
  it.each(every)('$spec.family: $info.words ($info.key)', ({ spec, info }) => {
    expect(info.fine).toBeLessThan(info.step);
    expect(info.step).toBeLessThan(info.coarse);
    expect(info.coarse).toBeLessThan(info.max - info.min);

    // Reading back what was written, or the nearest end of the range; no other parameter moves.
    const others = parametersOf(spec).filter((other) => other !== info);
    assert(
      property(value, (wanted) => {
        const next = info.write(spec, wanted);
        createDistribution(next);
        const got = info.read(next);
        expect(got).toBeGreaterThanOrEqual(info.min);
        expect(got).toBeLessThanOrEqual(info.max);
        expect(others.map((other) => other.read(next))).toEqual(
          others.map((other) => other.read(spec)),
        );
        // The ends of a uniform also keep their distance from each other.
        const free =
          spec.family !== 'uniform' || (wanted > spec.low + 0.1 && wanted < spec.high - 0.1);
        if (!free) return;
        expect(got).toBe(Math.min(info.max, Math.max(info.min, wanted)) + 0);
      }),
    );
    expect(info.write(spec, NaN)).toBe(spec);
    expect(Object.is(info.read(info.write(spec, -0)), -0)).toBe(false);
  });

  it.each(every)('$spec.family: the handle of $info.key follows a drag', ({ spec, info }) => {
    const [low, high] = createDistribution(spec).support;
    const start = info.read(spec);
    const anchor = info.anchor(spec);
    expect(Math.abs(info.fromAnchor(spec, anchor) - start)).toBeLessThanOrEqual(info.fine / 2);

    // Wherever the pointer goes, the value is in range and moves one way with it.
    const reach = [-50, -8, -3, -1, -0.3, -0.1, 0.1, 0.3, 1, 3, 8, 50];
    const values = [...reach.filter((d) => d < 0), 0, ...reach.filter((d) => d > 0)].map((d) =>
      info.fromAnchor(spec, anchor + d),
    );
    for (const got of values) {
      expect(got).toBeGreaterThanOrEqual(info.min);
      expect(got).toBeLessThanOrEqual(info.max);
    }
    const rising = (values.at(-1) as number) > values[0];
    const steps = values.slice(1).map((got, i) => (got - values[i]) * (rising ? 1 : -1));
    expect(Math.min(...steps)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...steps)).toBeGreaterThan(0);
    for (const wild of [NaN, Infinity, -Infinity, 1e308]) {
      createDistribution(info.write(spec, info.fromAnchor(spec, wild)));
    }

    // The handle stays on the axis the density lives on, and goes where it was dragged to.
    expect(anchor).toBeGreaterThanOrEqual(low);
    expect(anchor).toBeLessThanOrEqual(high);
    assert(
      property(double({ min: info.min, max: info.max, noNaN: true }), (wanted) => {
        const next = info.write(spec, wanted);
        const back = info.fromAnchor(next, info.anchor(next));
        expect(Math.abs(back - info.read(next))).toBeLessThanOrEqual(info.fine / 2);
      }),
    );
  });

  it('has a place of its own, but for two parts of a mixture that coincide', () => {
    const crowded = SPECS.filter((spec) => {
      const anchors = parametersOf(spec).map((info) => info.anchor(spec));
      return new Set(anchors).size < anchors.length;
    });
    expect(crowded).toEqual([SPECS[7]]);
  });
});

describe('handles', () => {
  const anchorOf = (spec: DistributionSpec, key: string) =>
    parametersOf(spec)
      .find((info) => info.key === key)
      ?.anchor(spec);

  it('hold a location at the peak and a scale at the shoulder', () => {
    expect(anchorOf({ family: 'normal', mean: 1, sd: 2 }, 'mean')).toBe(1);
    expect(anchorOf({ family: 'normal', mean: 1, sd: 2 }, 'sd')).toBe(3);
    expect(anchorOf({ family: 'studentT', df: 3, loc: 1, scale: 2 }, 'scale')).toBe(3);
    const skewed: DistributionSpec = { family: 'skewNormal', loc: 1, scale: 2, shape: 4 };
    const density = createDistribution(skewed);
    expect(anchorOf(skewed, 'loc')).toBeCloseTo(density.modes[0], 12);
    expect(density.pdf(anchorOf(skewed, 'loc') as number)).toBeGreaterThan(density.pdf(1));
  });

  it('hold the tail of a Student-t three scales out, more on either side', () => {
    const at = (df: number) => anchorOf({ family: 'studentT', df, loc: 0, scale: 1 }, 'df');
    expect([at(1), at(200)]).toEqual([2, 4]);
    expect(at(Math.sqrt(200))).toBeCloseTo(3, 12);
  });

  it('hold the weight between the two means', () => {
    const mixture = (w: number): DistributionSpec => ({
      family: 'gaussianMixture',
      weights: [w, 1 - w],
      means: [3, -1],
      sds: [1, 1],
    });
    expect(anchorOf(mixture(0.5), 'weights.0')).toBe(1);
    expect(anchorOf(mixture(0.98), 'weights.0')).toBeLessThan(3);
    expect(anchorOf(mixture(0.02), 'weights.0')).toBeGreaterThan(-1);
  });

  it('write weights that read well in a link', () => {
    const [weight] = parametersOf(SPECS[6]);
    expect(weight?.write(SPECS[6], 0.9)).toMatchObject({ weights: [0.9, 0.1] });
  });

  it('keep a uniform wide enough to be grabbed at both ends', () => {
    const spec: DistributionSpec = { family: 'uniform', low: 0, high: 1 };
    const [low, high] = parametersOf(spec);
    expect(low?.write(spec, 5)).toEqual({ family: 'uniform', low: 0.9, high: 1 });
    expect(high?.write(spec, -5)).toEqual({ family: 'uniform', low: 0, high: 0.1 });
  });
});

describe('parametersOf', () => {
  it('gives the same list for the same family, and none for drawn and discrete ones', () => {
    for (const spec of SPECS) expect(parametersOf({ ...spec })).toBe(parametersOf(spec));
    expect(parametersOf({ family: 'categorical', probs: [0.5, 0.5] })).toEqual([]);
    expect(parametersOf({ family: 'table', knots: [0, 1], densities: [1, 1] })).toEqual([]);
  });

  it('names parameters in the order of the text form', () => {
    const wordsOf = (i: number) => parametersOf(SPECS[i]).map(({ words }) => words);
    expect(wordsOf(0)).toEqual(['mean', 'sd']);
    expect(wordsOf(1)).toEqual(['degrees of freedom', 'location', 'scale']);
    expect(wordsOf(4)).toEqual(['left end', 'right end']);
    expect(wordsOf(5)).toEqual(['location', 'scale', 'skew']);
    expect(wordsOf(6)).toEqual([
      'weight of the first part',
      'mean of the first part',
      'mean of the second part',
      'sd of the first part',
      'sd of the second part',
    ]);
  });
});

describe('clampSpec', () => {
  it('leaves what lies in the ranges alone, and moves any other into them', () => {
    for (const spec of SPECS) expect(clampSpec(spec)).toBe(spec);
    const ends = constantFrom(-1e300, -1e3, -10.05, -9.95, 0, 9.95, 10.05, 1e3);
    assert(
      property(tuple(ends, ends), ([a, b]) => {
        if (a >= b) return;
        const clamped = clampSpec({ family: 'uniform', low: a, high: b });
        createDistribution(clamped);
        expect(clampSpec(clamped)).toBe(clamped);
        for (const info of parametersOf(clamped)) {
          expect(info.read(clamped)).toBeGreaterThanOrEqual(info.min);
          expect(info.read(clamped)).toBeLessThanOrEqual(info.max);
        }
      }),
    );
  });
});

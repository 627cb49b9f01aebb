import { describe, expect, it } from 'vitest';
import { createDistribution, type ContinuousSpec, type DistributionSpec } from '../math';
import { changeFamily as changeDistribution, type CurveFamily } from './changeFamily';
import { clampSpec } from './parameters';

const LINE: readonly CurveFamily[] = [
  'normal',
  'studentT',
  'laplace',
  'logistic',
  'uniform',
  'skewNormal',
  'gaussianMixture',
];
const HALF_LINE: readonly CurveFamily[] = ['gamma', 'logNormal'];
const ALL: readonly CurveFamily[] = [...LINE, ...HALF_LINE, 'exponential', 'beta'];

const changeFamily = (spec: DistributionSpec, family: CurveFamily) =>
  changeDistribution(createDistribution(spec as ContinuousSpec), family) as ContinuousSpec;

function momentsOf(spec: DistributionSpec) {
  const { mean, variance } = createDistribution(spec);
  return { mean: mean as number, sd: Math.sqrt(variance as number) };
}

describe('changeFamily', () => {
  it.each(LINE.flatMap((from) => LINE.map((to) => ({ from, to }))))(
    'keeps mean and sd from $from to $to',
    ({ from, to }) => {
      const start = changeFamily({ family: 'normal', mean: -1.5, sd: 0.8 }, from);
      const { mean, sd } = momentsOf(changeFamily(start, to));
      expect(Math.abs(mean + 1.5)).toBeLessThan(0.002);
      expect(Math.abs(sd - 0.8)).toBeLessThan(0.002);
    },
  );

  it.each(HALF_LINE)('keeps mean and sd on the half line: %s', (to) => {
    const { mean, sd } = momentsOf(changeFamily({ family: 'normal', mean: 3, sd: 1.2 }, to));
    expect(Math.abs(mean - 3)).toBeLessThan(0.005);
    expect(Math.abs(sd - 1.2)).toBeLessThan(0.005);
  });

  it('keeps mean and sd of a beta, and the spread of an exponential', () => {
    const beta = momentsOf(changeFamily({ family: 'normal', mean: 0.3, sd: 0.1 }, 'beta'));
    expect(Math.abs(beta.mean - 0.3)).toBeLessThan(0.001);
    expect(Math.abs(beta.sd - 0.1)).toBeLessThan(0.001);
    expect(changeFamily({ family: 'normal', mean: 7, sd: 0.5 }, 'exponential')).toEqual({
      family: 'exponential',
      rate: 2,
    });
  });

  it('takes location and scale where there is no mean or variance', () => {
    const cauchy: DistributionSpec = { family: 'studentT', df: 1, loc: 2, scale: 0.5 };
    expect(changeFamily(cauchy, 'normal')).toEqual({ family: 'normal', mean: 2, sd: 0.5 });
    const heavy: DistributionSpec = { family: 'studentT', df: 2, loc: 2, scale: 0.5 };
    expect(changeFamily(heavy, 'normal')).toEqual({ family: 'normal', mean: 2, sd: 0.5 });
  });

  it('gives the same object for the same family', () => {
    const spec: DistributionSpec = { family: 'normal', mean: 0, sd: 1 };
    expect(changeFamily(spec, 'normal')).toBe(spec);
  });

  it('ends in the ranges of the figures wherever it starts, and keeps what it can', () => {
    const starts: readonly DistributionSpec[] = [
      { family: 'normal', mean: 10, sd: 5 },
      { family: 'normal', mean: -10, sd: 0.05 },
      { family: 'normal', mean: 10, sd: 0.05 },
      { family: 'normal', mean: 0, sd: 1 },
      { family: 'uniform', low: 9.9, high: 10 },
      { family: 'beta', a: 0.1, b: 50 },
      { family: 'gamma', shape: 50, rate: 0.05 },
      { family: 'logNormal', mu: 5, sigma: 3 },
      { family: 'studentT', df: 1, loc: -10, scale: 5 },
      { family: 'poisson', rate: 3 },
    ];
    for (const start of starts) {
      for (const to of ALL) {
        const spec = changeFamily(start, to);
        createDistribution(spec);
        expect(clampSpec(spec)).toBe(spec);
        expect(spec.family).toBe(to);
      }
    }
    const narrow = changeFamily({ family: 'normal', mean: 10, sd: 0.05 }, 'gamma');
    expect(Math.abs(momentsOf(narrow).mean - 10)).toBeLessThan(0.01);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDistribution, createModel, type ModelSpec } from '../math';
import { changeModel } from './changeModel';
import { clampModel, modelParametersOf, priorOf } from './modelParameters';
import { formatModel, parseModel } from './modelText';

const START: ModelSpec = {
  type: 'normalNormal',
  prior: { mean: 0.5, sd: 2 },
  likelihood: { sd: 0.7 },
  observations: [3],
};
const TYPES = [
  'normalNormal',
  'normalStudentT',
  'normalBernoulliLogit',
  'mixtureNormal',
  'betaBinomial',
  'gammaPoisson',
  'twoBranch',
] as const;
const start = (type: ModelSpec['type']) => changeModel(START, type);
const find = (spec: ModelSpec, key: string) => {
  const found = modelParametersOf(spec).find((info) => info.key === key);
  if (!found) throw new Error(`${spec.type} has no ${key}`);
  return found;
};

/** Models within reach of the handles: each number set somewhere in its range. */
const reachable = fc
  .tuple(
    fc.constantFrom(...TYPES),
    fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 9, maxLength: 9 }),
  )
  .map(([type, places]) =>
    modelParametersOf(start(type)).reduce(
      (spec, { min, max, write }, i) => write(spec, min + (max - min) * places[i]),
      start(type),
    ),
  );

describe('the numbers of a model', () => {
  it('are named as they stand in the specification', () => {
    const keys = (type: ModelSpec['type']) => modelParametersOf(start(type)).map(({ key }) => key);
    expect(keys('normalNormal')).toEqual(['prior.mean', 'prior.sd', 'likelihood.sd', 'x']);
    expect(keys('normalStudentT').slice(2)).toEqual(['likelihood.df', 'likelihood.scale', 'x']);
    expect(keys('normalBernoulliLogit').slice(2)).toEqual(['successes', 'trials']);
    expect(keys('betaBinomial').slice(0, 2)).toEqual(['prior.a', 'prior.b']);
    expect(keys('mixtureNormal')).toContain('prior.weights.0');
    const two = parseModel('normalNormal_0_2_1_3_4')!;
    expect(modelParametersOf(two).map(({ key }) => key)).toContain('x.1');
    expect(modelParametersOf(two)).toBe(modelParametersOf(parseModel('normalNormal_1_1_1_5_6')!));
  });

  it('are always ones the core takes, and survive the link', () => {
    fc.assert(
      fc.property(reachable, (spec) => {
        expect(() => createModel(spec)).not.toThrow();
        expect(clampModel(spec)).toBe(spec);
        expect(clampModel(parseModel(formatModel(spec)!)!)).toEqual(spec);
      }),
      { numRuns: 100 },
    );
  });

  it('lie where they are dragged to', () => {
    fc.assert(
      fc.property(reachable, fc.double({ min: -4, max: 4, noNaN: true }), (spec, z) => {
        for (const { key, anchor, fromAnchor, write, read, min, max, fine } of modelParametersOf(
          spec,
        )) {
          if (!anchor || !fromAnchor) continue;
          const value = fromAnchor(spec, z);
          expect(value, key).toBeGreaterThanOrEqual(min);
          expect(value, key).toBeLessThanOrEqual(max);
          const there = write(spec, value);
          // What lies at a place is what a drag to that place gives, to the rounding of the drag.
          const again = fromAnchor(there, anchor(there));
          expect(Math.abs(again - read(there)), key).toBeLessThanOrEqual(
            0.11 * fine + 1e-9 * Math.abs(again),
          );
        }
      }),
      { numRuns: 100 },
    );
  });

  it('of a likelihood lie at its peak', () => {
    for (const type of ['normalNormal', 'normalStudentT', 'twoBranch'] as const) {
      const spec = start(type);
      const model = createModel(spec);
      const top = find(spec, 'x').anchor!(spec);
      for (const off of [-1e-3, 1e-3])
        expect(model.logLikelihood(top)).toBeGreaterThan(model.logLikelihood(top + off));
    }
  });

  it('of the noise lie at its shoulder: half a nat below the peak, for normal noise', () => {
    for (const type of ['normalNormal', 'twoBranch'] as const) {
      const spec = start(type);
      const { logLikelihood } = createModel(spec);
      const [x, sd] = ['x', 'likelihood.sd'].map((key) => find(spec, key).anchor!(spec));
      expect(logLikelihood(x) - logLikelihood(sd)).toBeCloseTo(0.5, 12);
    }
  });

  it('change nothing when they are not numbers', () => {
    for (const type of TYPES)
      for (const { write } of modelParametersOf(start(type)))
        expect(write(start(type), NaN)).toEqual(start(type));
  });

  it('never leave more successes than trials', () => {
    const spec = start('normalBernoulliLogit');
    expect(find(spec, 'successes').write(spec, 50)).toMatchObject({ successes: 5, trials: 5 });
    expect(find(spec, 'trials').write(spec, 2)).toMatchObject({ successes: 2, trials: 2 });
  });
});

describe('a model of another type', () => {
  it('keeps prior, observation and width of the noise', () => {
    expect(start('normalStudentT')).toMatchObject({
      prior: { mean: 0.5, sd: 2 },
      likelihood: { scale: 0.7 },
      observations: [3],
    });
    expect(start('twoBranch')).toEqual({ ...START, type: 'twoBranch' });
    expect(changeModel(start('normalStudentT'), 'normalNormal')).toEqual(START);
    expect(changeModel(START, 'normalNormal')).toBe(START);
  });

  it('spreads a mixture around the old prior, and takes its moments back', () => {
    const mixture = start('mixtureNormal');
    const { mean, variance } = createDistribution(priorOf(mixture));
    expect(mean).toBeCloseTo(0.5, 12);
    expect(changeModel(mixture, 'normalNormal')).toMatchObject({
      prior: { mean: 0.5, sd: Number(Math.sqrt(variance!).toPrecision(4)) },
    });
  });

  it.each(TYPES.flatMap((from) => TYPES.map((to) => [from, to] as const)))(
    '%s to %s is one the core takes',
    (from, to) => {
      const spec = changeModel(start(from), to);
      expect(spec.type).toBe(to);
      expect(() => createModel(spec)).not.toThrow();
    },
  );
});

import fc from 'fast-check';
import type { ModelSpec } from '../inference/modelSpec';
import type { ContinuousSpec } from '../types';

const between = (low: number, high: number) =>
  fc.double({ min: low, max: high, noNaN: true, noDefaultInfinity: true });
const logBetween = (low: number, high: number) =>
  between(Math.log(low), Math.log(high)).map(Math.exp);

const normalPrior = fc.record({ mean: between(-3, 3), sd: logBetween(0.2, 8) });
const observations = fc.array(between(-5, 5), { minLength: 1, maxLength: 5 });
const noise = fc.record({ sd: logBetween(0.05, 4) });
const tally = fc
  .tuple(fc.integer({ min: 1, max: 60 }), between(0, 1))
  .map(([trials, share]) => ({ trials, successes: Math.round(trials * share) }));
const component = fc.record({
  weight: between(0.05, 1),
  mean: between(-4, 4),
  sd: logBetween(0.2, 3),
});
const components = fc.array(component, { minLength: 1, maxLength: 3 }).map((parts) => {
  const total = parts.reduce((sum, { weight }) => sum + weight, 0);
  return {
    weights: parts.map(({ weight }) => weight / total),
    means: parts.map(({ mean }) => mean),
    sds: parts.map(({ sd }) => sd),
  };
});

const onTheLine: fc.Arbitrary<ModelSpec> = fc.oneof(
  fc.record({
    type: fc.constant('normalNormal' as const),
    prior: normalPrior,
    likelihood: noise,
    observations,
  }),
  fc.record({
    type: fc.constant('normalStudentT' as const),
    prior: normalPrior,
    likelihood: fc.record({ df: logBetween(0.6, 30), scale: logBetween(0.1, 3) }),
    observations,
  }),
  fc
    .record({
      type: fc.constant('normalBernoulliLogit' as const),
      prior: normalPrior,
      counts: tally,
    })
    .map(({ counts, ...rest }) => ({ ...rest, ...counts })),
  fc.record({
    type: fc.constant('mixtureNormal' as const),
    prior: components,
    likelihood: noise,
    observations,
  }),
  fc.record({
    type: fc.constant('twoBranch' as const),
    prior: normalPrior,
    likelihood: noise,
    observations,
  }),
);

const qOnTheLine: fc.Arbitrary<ContinuousSpec> = fc.oneof(
  fc.record({
    family: fc.constant('normal' as const),
    mean: between(-4, 4),
    sd: logBetween(0.05, 4),
  }),
  fc.record({
    family: fc.constant('studentT' as const),
    df: logBetween(4.2, 50),
    loc: between(-4, 4),
    scale: logBetween(0.05, 3),
  }),
  fc.record({
    family: fc.constant('skewNormal' as const),
    loc: between(-4, 4),
    scale: logBetween(0.05, 3),
    shape: between(-6, 6),
  }),
  components.map((parts): ContinuousSpec => ({ family: 'gaussianMixture', ...parts })),
);

const shape = logBetween(0.3, 60);

/** Random models with a q for which everything but squares is finite. */
export const arbitraryPair: fc.Arbitrary<{
  readonly model: ModelSpec;
  readonly q: ContinuousSpec;
}> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ model: onTheLine, q: qOnTheLine }) },
  {
    weight: 1,
    arbitrary: fc.record({
      model: fc
        .record({
          type: fc.constant('betaBinomial' as const),
          prior: fc.record({ a: shape, b: shape }),
          counts: tally,
        })
        .map(({ counts, ...rest }): ModelSpec => ({ ...rest, ...counts })),
      q: fc.record({ family: fc.constant('beta' as const), a: shape, b: shape }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      model: fc.record({
        type: fc.constant('gammaPoisson' as const),
        prior: fc.record({ shape, rate: logBetween(0.1, 10) }),
        observations: fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 5 }),
      }),
      q: fc.record({ family: fc.constant('gamma' as const), shape, rate: logBetween(0.1, 10) }),
    }),
  },
);

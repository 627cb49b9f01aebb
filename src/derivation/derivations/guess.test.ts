import { describe, expect, it } from 'vitest';
import { createModel, elbo, objective, type ModelSpec } from '../../math';
import { checkDerivation } from '../check';
import type { Derivation } from '../types';
import { guessKl } from './guessKl';
import { guessL2 } from './guessL2';
import type { GuessInput } from './guessInput';

const derivations = {
  kl: guessKl<GuessInput>((input) => input),
  l2: guessL2<GuessInput>((input) => input),
};

const prior = { mean: 0, sd: 2 };
const models: readonly ModelSpec[] = [
  { type: 'twoBranch', prior, likelihood: { sd: 1 }, observations: [3] },
  { type: 'normalNormal', prior, likelihood: { sd: 0.5 }, observations: [9] },
  { type: 'normalBernoulliLogit', prior, successes: 60, trials: 100 },
  { type: 'normalStudentT', prior, likelihood: { df: 1, scale: 0.3 }, observations: [6] },
];

function inputOf(spec: ModelSpec, scale: number, mean: number, sd: number): GuessInput {
  const model = createModel(spec);
  const { value, errorBound, method } = model.logEvidence;
  const guess = Math.exp(value) / scale;
  return {
    model,
    report: elbo(spec, { family: 'normal', mean, sd }),
    guess: { value: guess, errorBound: guess * (errorBound + 4e-16), method },
    scale,
    objectives: {
      j: objective(model.posterior, 'j', { scale })(mean, sd),
      l2Squared: objective(model.posterior, 'l2Squared', { scale })(mean, sd),
    },
  };
}

const holds = (derivation: Derivation<GuessInput>, input: GuessInput) =>
  checkDerivation(derivation, input).map((line) =>
    line.kind === 'valued' && line.holds ? 'holds' : JSON.stringify(line),
  );

describe.each(Object.entries(derivations))('a guess in %s', (_, derivation) => {
  it.each(models)('holds at every guess: $type', (spec) => {
    for (const scale of [1e-6, 0.1, 0.5, 1, 3, 10])
      for (const [mean, sd] of [
        [1.3, 0.3],
        [-2, 4],
      ])
        expect(holds(derivation, inputOf(spec, scale, mean, sd))).toEqual([
          'holds',
          'holds',
          'holds',
        ]);
  });

  const ids = derivation.lines.flatMap(({ terms }) => terms.map(({ id }) => id));
  it.each(ids)('shows a cross when a term is wrong: %s', (id) => {
    for (const fudge of [1e-9, -1e-9]) {
      const wrong: Derivation<GuessInput> = {
        ...derivation,
        lines: derivation.lines.map((line) => ({
          ...line,
          terms: line.terms.map((term) => ({
            ...term,
            evaluate(input: GuessInput) {
              const quantity = term.evaluate(input);
              return term.id === id ? { ...quantity, value: quantity.value + fudge } : quantity;
            },
          })),
        })),
      };
      expect(holds(wrong, inputOf(models[0], 0.5, 1.3, 0.3))).not.toEqual([
        'holds',
        'holds',
        'holds',
      ]);
    }
  });
});

it('another guess moves one term of KL by the same for every q, and L2’s by more for one q than for another', () => {
  const at = (derivation: Derivation<GuessInput>, scale: number, mean: number) =>
    derivation.lines[1].terms.map(({ evaluate }) => evaluate(inputOf(models[0], scale, mean, 0.5)));
  const moved = (derivation: Derivation<GuessInput>, mean: number) => {
    const [before, after] = [1, 0.5].map((scale) => at(derivation, scale, mean));
    return after.map(({ value }, i) => value - before[i].value);
  };
  for (const mean of [0, 1.3]) {
    const [bound, log] = moved(derivations.kl, mean);
    expect(bound).toBe(0);
    expect(log).toBeCloseTo(Math.log(2), 13);
  }
  expect(moved(derivations.l2, 0)[1]).not.toBeCloseTo(moved(derivations.l2, 1.3)[1], 1);
});

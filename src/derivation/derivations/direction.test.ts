import { describe, expect, it } from 'vitest';
import { compare, createDistribution } from '../../math';
import type { GaussianMixtureSpec } from '../../math';
import { checkDerivation } from '../check';
import type { Derivation } from '../types';
import { followedPart, momentNormal, type DirectionInput } from './directionInput';
import { klPqMoments } from './klPqMoments';
import { klQpParts } from './klQpParts';

const derivations = {
  'kl-qp-parts': klQpParts<DirectionInput>((input) => input),
  'kl-pq-moments': klPqMoments<DirectionInput>((input) => input),
};

function inputOf(p: GaussianMixtureSpec, mean: number, sd: number): DirectionInput {
  const q = { family: 'normal', mean, sd } as const;
  return {
    q: createDistribution(q),
    p: createDistribution(p),
    quantities: compare(q, p),
  };
}

const mixture = (
  w: number,
  means: readonly [number, number],
  sds: readonly [number, number],
): GaussianMixtureSpec => ({ family: 'gaussianMixture', weights: [w, 1 - w], means, sds });

const targets = [
  mixture(0.3, [-3, 2], [0.6, 1]),
  mixture(0.5, [-2, 2], [0.5, 0.5]),
  mixture(0.4, [0, 0], [0.3, 2]),
  mixture(0.02, [-10, 10], [0.05, 5]),
  mixture(0.98, [1, 1.001], [1, 1]),
];
const places = [
  [-0.5, 1.2],
  [2, 1],
  [-10, 0.05],
  [10, 5],
  [0.0001, 0.6],
] as const;

const faults = (derivation: Derivation<DirectionInput>, input: DirectionInput) =>
  checkDerivation(derivation, input).flatMap((line) => {
    if (line.kind !== 'valued') return [line.words];
    return line.holds ? [] : [`line ${line.number}: ${line.residual}, allowed ${line.allowed}`];
  });

describe.each(Object.entries(derivations))('%s', (_, derivation) => {
  it.each(targets)('holds for every q: $weights $means $sds', (p) => {
    for (const [mean, sd] of places) expect(faults(derivation, inputOf(p, mean, sd))).toEqual([]);
  });

  it('is held to a billionth where KL is of the size of 1', () => {
    for (const line of checkDerivation(derivation, inputOf(targets[0], -0.5, 1.2))) {
      expect(line.kind).toBe('valued');
      if (line.kind === 'valued') expect(line.allowed).toBeLessThan(1e-9);
    }
  });

  const ids = derivation.lines.flatMap(({ terms }) => terms.map(({ id }) => id));
  it.each(ids.filter((id) => id !== 'least'))('shows a cross when a term is wrong: %s', (id) => {
    for (const fudge of [1e-8, -1e-8]) {
      const wrong: Derivation<DirectionInput> = {
        ...derivation,
        lines: derivation.lines.map((line) => ({
          ...line,
          terms: line.terms.map((term) => ({
            ...term,
            evaluate: (input) => {
              const quantity = term.evaluate(input);
              return term.id === id ? { ...quantity, value: quantity.value + fudge } : quantity;
            },
          })),
        })),
      };
      expect(faults(wrong, inputOf(targets[0], -0.5, 1.2))).not.toEqual([]);
    }
  });
});

describe('KL(p‖q)', () => {
  it('comes down to its least value at p’s own mean and sd, to the rounding', () => {
    for (const p of targets.slice(0, 3)) {
      const { q } = momentNormal(inputOf(p, 0, 1));
      const { mean = NaN, variance = NaN } = q;
      const [first, , , , least] = checkDerivation(
        derivations['kl-pq-moments'],
        inputOf(p, mean, Math.sqrt(variance)),
      );
      if (first.kind !== 'valued' || least?.kind !== 'valued') throw new Error('no values');
      expect(Math.abs(least.residual)).toBeLessThan(1e-13);
      const [, , , , off] = checkDerivation(derivations['kl-pq-moments'], inputOf(p, mean, 1));
      expect(off?.kind === 'valued' && off.residual).toBeLessThan(-1e-3);
    }
  });
});

it('q follows the hump that it lies on, and pays for its weight alone when the other is far', () => {
  const far = mixture(0.25, [-8, 8], [0.5, 0.5]);
  const input = inputOf(far, -8, 0.5);
  const { index, weight, kl } = followedPart(input);
  expect([index, weight, kl.value]).toEqual([0, 0.25, 0]);
  expect(input.quantities.klQP.value).toBeCloseTo(Math.log(4), 12);
  expect(followedPart(inputOf(far, 7, 0.9)).index).toBe(1);
});

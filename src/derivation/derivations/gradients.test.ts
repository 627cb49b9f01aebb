import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRun, softmaxGradients } from '../../math';
import { expectClose } from '../../math/testing';
import { checkDerivation, type ValuedLine } from '../check';
import { corrupted, faults } from '../testing/corrupted';
import type { GradientInput } from './gradientInput';
import { gradientKl } from './gradientKl';
import { gradientL2 } from './gradientL2';

const kl = gradientKl<GradientInput>((input) => input);
const l2 = gradientL2<GradientInput>((input) => input);
const derivations = { kl, l2 };
const GRADIENT = { kl: 'gradKl', l2: 'gradHalfL2' } as const;

const target = [0.6, 0.2, 0.1, 0.07, 0.03];
const start: GradientInput = { logits: [0.5, -1, 0, 2, 1], target, category: 0 };

const values = (derivation: typeof kl, input: GradientInput) =>
  checkDerivation(derivation, input) as readonly ValuedLine[];

const anywhere = fc
  .array(
    fc.tuple(
      fc.double({ min: -15, max: 15, noNaN: true }),
      fc.oneof(fc.constant(0), fc.double({ min: 1e-6, max: 1, noNaN: true })),
    ),
    { minLength: 3, maxLength: 8 },
  )
  .filter((rows) => rows.some(([, t]) => t > 0))
  .chain((rows) =>
    fc.nat(rows.length - 1).map((category): GradientInput => {
      const total = rows.reduce((sum, [, t]) => sum + t, 0);
      return { logits: rows.map(([z]) => z), target: rows.map(([, t]) => t / total), category };
    }),
  );

describe.each(['kl', 'l2'] as const)('the gradient of %s', (which) => {
  const derivation = derivations[which];

  it('holds line by line wherever one looks, and ends at what the core states', () => {
    expect.hasAssertions();
    fc.assert(
      fc.property(anywhere, (input) => {
        const lines = values(derivation, input);
        expect(faults(lines)).toEqual([]);
        const report = softmaxGradients([...(input.logits as number[])], input.target);
        const exact = report[GRADIENT[which]][input.category];
        const { value, errorBound } = lines[3];
        expect(Math.abs(value - exact)).toBeLessThanOrEqual(errorBound + 1e-15);
      }),
      { seed: 4, numRuns: 400 },
    );
  });

  it('holds all along a run, its end at the target included', () => {
    const loss = which === 'kl' ? 'kl' : 'halfL2';
    const run = createRun({
      logits: [0, 0, 0, 0, 12],
      target,
      loss,
      rate: which === 'kl' ? 4 : 16,
    });
    for (const step of [0, 1, 2, 5, 20, 100, 1000, 3000]) {
      const { logits } = run.at(step);
      for (const category of target.keys())
        expect(faults(values(derivation, { logits, target, category }))).toEqual([]);
    }
  });

  it('claims something: bounds far below the values', () => {
    for (const line of values(derivation, start)) {
      expect(line.allowed).toBeLessThan(1e-11);
      expect(Math.abs(line.value)).toBeGreaterThan(0.02);
    }
  });

  const ids = derivation.lines.flatMap(({ terms }) => terms.map(({ id }) => id));
  it.each(ids)('shows a cross when a term is wrong: %s', (id) => {
    for (const fudge of [1e-9, -1e-9])
      expect(faults(values(corrupted(derivation, id, fudge), start))).not.toEqual([]);
  });
});

describe('the marks say the truth', () => {
  /** A category that the softmax has given up, though the target wants it. */
  const givenUp: GradientInput = { ...start, logits: [-30, 0, 0, 1, 2] };
  const terms = Object.values(derivations).flatMap((derivation) =>
    derivation.lines.slice(1).flatMap((line) => line.terms),
  );

  it.each(terms.map((term) => [term.id, term] as const))('%s', (_, term) => {
    const { value } = term.evaluate(givenUp);
    if (term.mark === 'free') expectClose(value, -0.6, { rel: 1e-12 });
    else {
      // What differences alone say of a number this small is their rounding.
      expect(term.mark).toBe('stays');
      expect(Math.abs(value)).toBeLessThan(1e-11);
    }
  });

  it('the closed terms are small as the probability is, and no smaller', () => {
    const [s] = softmaxGradients([...(givenUp.logits as number[])], target).softmax;
    const closed = [...l2.lines.slice(2), ...kl.lines.slice(2)]
      .flatMap((line) => line.terms)
      .filter(({ mark }) => mark === 'stays');
    expect(closed).toHaveLength(6);
    for (const term of closed) {
      const ratio = Math.abs(term.evaluate(givenUp).value) / s;
      expect(ratio, term.id).toBeGreaterThan(0.1);
      expect(ratio, term.id).toBeLessThan(1.001);
    }
  });
});

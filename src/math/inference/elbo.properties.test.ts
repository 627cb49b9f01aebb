import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { arbitraryPair } from '../testing/arbitraryModel';
import { modelCases } from '../testing/modelCases';
import type { Quantity } from '../types';
import { createModel } from './createModel';
import { elbo, importanceWeightedBound, maximiseElbo } from './fromSpecs';

// hundreds of pairs a test: 2 s on an idle machine, more on a busy one
vi.setConfig({ testTimeout: 120_000 });

// a failure is shown as it was met: making it smaller takes minutes
const runs = { seed: 1, numRuns: 150, endOnFailure: true };

/** What a sum of quantities may be off by. */
function slack(...quantities: readonly Quantity[]): number {
  return quantities.reduce(
    (sum, { value, errorBound }) => sum + errorBound + 2 * Number.EPSILON * Math.abs(value),
    0,
  );
}

describe('random models and q', () => {
  it('log p(x) = ELBO + KL(q‖posterior), within bounds that are small', () => {
    fc.assert(
      fc.property(arbitraryPair, ({ model, q }) => {
        const { logEvidence, elbo: bound, klQPosterior, residual } = elbo(model, q);
        expect(Math.abs(residual.value)).toBeLessThanOrEqual(residual.errorBound);
        const size = 1 + Math.abs(logEvidence.value) + Math.abs(bound.value);
        expect(residual.errorBound).toBeLessThan(1e-9 * size);
        expect(klQPosterior.value).toBeGreaterThanOrEqual(0);
        expect(klQPosterior.errorBound).toBeLessThan(1e-8 * klQPosterior.value + 1e-12);
      }),
      runs,
    );
  });

  it('both faces: E log p(x|z) − KL(q‖prior) = E log p(x, z) + H(q) = ELBO', () => {
    fc.assert(
      fc.property(arbitraryPair, ({ model, q }) => {
        const r = elbo(model, q);
        const first = r.expectedLogLikelihood.value - r.klQPrior.value;
        const second = r.expectedLogJoint.value + r.entropyQ.value;
        const ofFirst = slack(r.elbo, r.expectedLogLikelihood, r.klQPrior);
        expect(Math.abs(first - r.elbo.value)).toBeLessThanOrEqual(ofFirst);
        expect(Math.abs(second - r.elbo.value)).toBeLessThanOrEqual(
          slack(r.elbo, r.expectedLogJoint, r.entropyQ),
        );
        // a term that is off shows
        const off = first + 1e-6 * (1 + Math.abs(first));
        expect(Math.abs(off - r.elbo.value)).toBeGreaterThan(ofFirst);
      }),
      runs,
    );
  });

  it('∫(q − f)² = ∫q² − 2∫qf + ∫f² for the posterior and for the joint', () => {
    fc.assert(
      fc.property(arbitraryPair, ({ model, q }) => {
        const r = elbo(model, q);
        if (r.l2SquaredQPosterior.value === Infinity) {
          expect(r.l2SquaredQPosterior.reason).toContain('not integrable');
          return;
        }
        const { intQQ, intQPosterior, intPosteriorSquared, l2SquaredQPosterior } = r;
        const one = intQQ.value - 2 * intQPosterior.value + intPosteriorSquared.value;
        expect(Math.abs(one - l2SquaredQPosterior.value)).toBeLessThanOrEqual(
          2 * slack(intQQ, intQPosterior, intPosteriorSquared, l2SquaredQPosterior),
        );
        const { intQJoint, intJointSquared, l2SquaredQJoint } = r;
        const other = intQQ.value - 2 * intQJoint.value + intJointSquared.value;
        expect(Math.abs(other - l2SquaredQJoint.value)).toBeLessThanOrEqual(
          2 * slack(intQQ, intQJoint, intJointSquared, l2SquaredQJoint),
        );
      }),
      runs,
    );
  });

  it('evidence: closed form and quadrature agree; a wrong one would not', () => {
    fc.assert(
      fc.property(arbitraryPair, ({ model }) => {
        const { closed, quadrature } = createModel(model).logEvidenceBy;
        expect(quadrature.errorBound).toBeLessThan(1e-9 * (1 + Math.abs(quadrature.value)));
        if (closed === undefined) return;
        expect(Math.abs(closed.value - quadrature.value)).toBeLessThanOrEqual(
          slack(closed, quadrature),
        );
      }),
      runs,
    );
  });

  it('ELBO ≤ L₂ ≤ L₅ ≤ log p(x)', () => {
    fc.assert(
      fc.property(arbitraryPair, ({ model, q }) => {
        const ladder = [1, 2, 5].map((samples) => importanceWeightedBound(model, q, samples));
        const all = [...ladder, createModel(model).logEvidence];
        for (let i = 1; i < all.length; i++) {
          expect(all[i - 1].value).toBeLessThanOrEqual(all[i].value + slack(all[i - 1], all[i]));
        }
      }),
      { ...runs, seed: 2, numRuns: 60 },
    );
  });

  it('no q of a random pair has a larger ELBO than the best normal, if it is normal', () => {
    fc.assert(
      fc.property(arbitraryPair, ({ model, q }) => {
        fc.pre(q.family === 'normal');
        const best = maximiseElbo(model);
        if (!best.attained) throw new Error(best.reason);
        const own = elbo(model, q).elbo;
        expect(own.value).toBeLessThanOrEqual(best.elbo.value + slack(own, best.elbo));
      }),
      { ...runs, seed: 3, numRuns: 60 },
    );
  });
});

describe('what is infinite says why', () => {
  const model = modelCases[0];

  it('a tail too heavy for the model', () => {
    const r = elbo(model, { family: 'studentT', df: 2, loc: 0, scale: 1 });
    for (const quantity of [
      r.elbo,
      r.expectedLogLikelihood,
      r.expectedLogPrior,
      r.expectedLogJoint,
    ]) {
      expect(quantity.value).toBe(-Infinity);
      expect(quantity.reason).toContain('tail');
    }
    for (const quantity of [r.klQPosterior, r.klQPrior]) {
      expect(quantity.value).toBe(Infinity);
      expect(quantity.reason).toContain('tail');
    }
    expect(r.klPosteriorQ.value).toBeLessThan(10);
    expect(r.residual.value).toBe(0);
  });

  it('a quartic asks for a fourth moment', () => {
    const finite = elbo(modelCases[13], { family: 'studentT', df: 4.1, loc: 0, scale: 1 });
    expect(finite.elbo.value).toBeGreaterThan(-1e4);
    const infinite = elbo(modelCases[13], { family: 'studentT', df: 4, loc: 0, scale: 1 });
    expect(infinite.expectedLogLikelihood.value).toBe(-Infinity);
    expect(infinite.expectedLogPrior.value).toBeGreaterThan(-100);
    expect(infinite.elbo.value).toBe(-Infinity);
    expect(infinite.elbo.reason).toContain('|z|^4');
  });

  it('a normal q on a coin', () => {
    const r = elbo(modelCases[9], { family: 'normal', mean: 0.6, sd: 0.1 });
    expect(r.elbo.value).toBe(-Infinity);
    expect(r.elbo.reason).toContain('mass');
    expect(r.klQPosterior.value).toBe(Infinity);
    expect(r.klPosteriorQ.value).toBeLessThan(10);
    expect(r.intQPosterior.value).toBeGreaterThan(0.1);
    expect(r.l2SquaredQPosterior.value).toBeLessThan(10);
  });

  it('q that leaves out a part of the posterior', () => {
    const r = elbo(model, { family: 'uniform', low: 0, high: 2 });
    expect(r.klPosteriorQ.value).toBe(Infinity);
    expect(r.klPosteriorQ.reason).toContain('mass');
    expect(Math.abs(r.residual.value)).toBeLessThanOrEqual(r.residual.errorBound);
    expect(r.elbo.value).toBeGreaterThan(-100);
  });

  it('names a bad field of q from outside', () => {
    expect(() => elbo(model, { family: 'normal', mean: 0, sd: -1 })).toThrow('q.sd');
  });
});

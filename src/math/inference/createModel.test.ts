import { describe, expect, it } from 'vitest';
import { createRng } from '../random/rng';
import { adaptiveIntegral } from '../testing/adaptive';
import { expectClose } from '../testing/closeTo';
import { badModels, modelCases } from '../testing/modelCases';
import { DomainError } from '../types';
import { createModel } from './createModel';
import type { ModelSpec } from './modelSpec';
import * as modelKinds from './models/kinds';

const LEVELS = [1e-6, 1e-3, 0.1, 0.25, 0.5, 0.75, 0.9, 0.999, 1 - 1e-6];

it('covers every model of the list', () => {
  const covered = new Set(modelCases.map((spec) => spec.type));
  expect(
    Object.values(modelKinds)
      .map(({ type }) => type)
      .filter((type) => !covered.has(type)),
  ).toEqual([]);
});

describe.each(modelCases.map((spec) => [JSON.stringify(spec).replaceAll('"', ''), spec] as const))(
  '%s',
  (_name, spec) => {
    const model = createModel(spec);
    const { posterior } = model;
    const marks = LEVELS.map((u) => posterior.quantile(u));

    it('joint = prior + likelihood, and posterior = joint − evidence', () => {
      for (const z of marks) {
        const joint = model.logJoint(z);
        const size = 1e-12 * (1 + Math.abs(model.logPrior(z)) + Math.abs(model.logLikelihood(z)));
        expect(Math.abs(model.logPrior(z) + model.logLikelihood(z) - joint)).toBeLessThan(size);
        const byBayes = joint - model.logEvidence.value;
        // next to a mark of a needle posterior far from 0 the mark itself is rounded
        const steep = Math.abs(model.logJointSlope(z) * z) * 4 * Number.EPSILON;
        expect(Math.abs(posterior.logPdf(z) - byBayes)).toBeLessThan(
          10 * size + 1e-9 * steep + steep,
        );
      }
    });

    it('has the same evidence in closed form and by quadrature', () => {
      const { closed, quadrature } = model.logEvidenceBy;
      expect(model.logEvidence).toEqual(closed ?? quadrature);
      expect(quadrature.method).toBe('quadrature');
      expect(quadrature.errorBound).toBeLessThan(1e-10 * (1 + Math.abs(quadrature.value)));
      if (closed === undefined) return;
      expect(Math.abs(closed.value - quadrature.value)).toBeLessThanOrEqual(
        closed.errorBound + quadrature.errorBound,
      );
    });

    it('has a posterior whose cdf, quantiles and moments are those of its density', () => {
      let mass = 0;
      let mean = 0;
      const points = [...new Set([...marks, ...posterior.modes])].toSorted((a, b) => a - b);
      const inside = points.filter((z) => z >= marks[0] && z <= marks[marks.length - 1]);
      const centre = posterior.quantile(0.5);
      for (let i = 1; i < inside.length; i++) {
        const [a, b] = [inside[i - 1], inside[i]];
        const part = adaptiveIntegral((z) => posterior.pdf(z), a, b, 1e-13);
        expect(Math.abs(part - (posterior.cdf(b) - posterior.cdf(a)))).toBeLessThan(1e-11);
        mass += part;
        mean += adaptiveIntegral((z) => (z - centre) * posterior.pdf(z), a, b, 1e-13);
      }
      expectClose(mass, 1 - 2e-6, { rel: 1e-9 });
      const sd = Math.sqrt(posterior.variance ?? NaN);
      expect(Math.abs(centre + mean - (posterior.mean ?? NaN)) / sd).toBeLessThan(1e-4);
      LEVELS.forEach((u, i) => expectClose(posterior.cdf(marks[i]), u, { rel: 1e-7 }));
    });

    it('draws from its posterior', () => {
      const rng = createRng(3);
      const count = 400;
      let sum = 0;
      for (let i = 0; i < count; i++) sum += posterior.sample(rng.uniform);
      const error = Math.sqrt((posterior.variance ?? NaN) / count);
      expect(Math.abs(sum / count - (posterior.mean ?? NaN)) / error).toBeLessThan(5);
    });

    it('has the slope that its joint has', () => {
      for (const z of marks.slice(1, -1)) {
        const h = 1e-4 * Math.sqrt(posterior.variance ?? NaN) * Math.min(1, z > 0 ? z : 1);
        const difference = (model.logJoint(z + h) - model.logJoint(z - h)) / (2 * h);
        const scale = 1 / Math.sqrt(posterior.variance ?? NaN);
        expect(Math.abs(model.logJointSlope(z) - difference)).toBeLessThan(
          1e-4 * (scale + Math.abs(difference)),
        );
      }
    });

    it('peaks where its joint does: higher than a tenth of its width to either side', () => {
      const [low, high] = model.prior.support;
      for (const { location, scale } of model.peaks) {
        for (const side of [-0.1, 0.1]) {
          const z = location + side * scale;
          if (z > low && z < high && location > low && location < high) {
            expect(model.logJoint(z)).toBeLessThan(model.logJoint(location));
          }
        }
      }
      expect(posterior.modes.length).toBeGreaterThan(0);
    });
  },
);

describe('createModel', () => {
  it.each(badModels)('refuses %j, naming %s', (spec, field) => {
    let thrown: unknown;
    try {
      createModel(spec as ModelSpec);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(DomainError);
    expect((thrown as DomainError).field).toBe(field);
  });

  it('finds every mode: both observations, both branches, the prior and a far observation', () => {
    const modes = (index: number) => createModel(modelCases[index]).posterior.modes;
    expect(modes(3).map(Math.round)).toEqual([-4, 4]);
    expect(modes(4).length).toBe(2);
    expect(modes(13).length).toBe(2);
    // 14: next to noiseless, z² + 0.6 z is the mean of x
    modes(14).forEach((z, i) => {
      expectClose(z, -0.3 + (i === 0 ? -1 : 1) * Math.sqrt(2.005 + 0.09), { rel: 1e-4 });
    });
    expect(modes(15).length).toBe(1);
  });
});

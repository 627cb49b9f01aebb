import { describe, expect, it, vi } from 'vitest';
import { createRng } from '../random/rng';
import { modelCases } from '../testing/modelCases';
import type { ContinuousSpec } from '../types';
import { createModel } from './createModel';
import { elbo, elboGradient, elboGradientMonteCarlo } from './fromSpecs';
import type { ModelSpec } from './modelSpec';

vi.setConfig({ testTimeout: 60_000 });

/** q of every family that is differentiated and fits the model, off the posterior by half its width. */
function candidates(model: ModelSpec): readonly ContinuousSpec[] {
  if (model.type === 'betaBinomial') return [{ family: 'beta', a: 1.7, b: 2.6 }];
  if (model.type === 'gammaPoisson') return [{ family: 'gamma', shape: 3, rate: 2 }];
  const { location, scale } = createModel(model).peaks[0];
  const centre = location + 0.5 * scale;
  return [
    { family: 'normal', mean: centre, sd: 1.3 * scale },
    { family: 'studentT', df: 7, loc: centre, scale },
    { family: 'skewNormal', loc: centre, scale, shape: -1.5 },
  ];
}

const pairs = modelCases.flatMap((model) =>
  candidates(model).map((q) => [`${model.type} ${JSON.stringify(q)}`, model, q] as const),
);

/** q with its i-th parameter (as elboGradient counts them) moved by h. */
function moved(q: ContinuousSpec, i: number, h: number): ContinuousSpec {
  const grown = Math.exp(h);
  switch (q.family) {
    case 'normal':
      return i === 0 ? { ...q, mean: q.mean + h } : { ...q, sd: q.sd * grown };
    case 'studentT':
    case 'skewNormal':
      return i === 0 ? { ...q, loc: q.loc + h } : { ...q, scale: q.scale * grown };
    case 'beta':
      return i === 0 ? { ...q, a: q.a * grown } : { ...q, b: q.b * grown };
    case 'gamma':
      return i === 0 ? { ...q, shape: q.shape * grown } : { ...q, rate: q.rate * grown };
    default:
      throw new Error('not differentiated');
  }
}

describe('the exact gradient', () => {
  it.each(pairs)('is the slope of the ELBO: %s', (_name, model, q) => {
    const { gradient, parameters } = elboGradient(model, q);
    expect(gradient.length).toBe(parameters.length);
    gradient.forEach(({ value, errorBound }, i) => {
      const onAxis = i === 0 && !parameters[0].startsWith('log');
      const width = 'sd' in q ? q.sd : 'scale' in q ? q.scale : 1;
      const unit = onAxis ? width : 1;
      const at = (h: number) => elbo(model, moved(q, i, h * unit)).elbo;
      const h = 0.01;
      // five points: the error is of fourth order
      const slope =
        (8 * (at(h).value - at(-h).value) - (at(2 * h).value - at(-2 * h).value)) / (12 * h * unit);
      const ofBounds = (3 * at(h).errorBound) / (h * unit);
      const size = Math.abs(value) + (1 + Math.abs(at(0).value) * 1e-3) / unit;
      expect(Math.abs(value - slope)).toBeLessThan(3e-7 * size + ofBounds);
      expect(errorBound).toBeLessThan(1e-9 * size);
    });
  });

  it('vanishes at a conjugate posterior, of a normal, a beta and a gamma', () => {
    for (const index of [0, 9, 11]) {
      const model = modelCases[index];
      const { posterior } = createModel(model);
      const { gradient } = elboGradient(model, (posterior as { spec: ContinuousSpec }).spec);
      for (const { value, errorBound } of gradient) {
        expect(Math.abs(value)).toBeLessThanOrEqual(errorBound);
        expect(errorBound).toBeLessThan(1e-10);
      }
    }
  });

  it('refuses what it cannot differentiate, and a q whose ELBO is −∞', () => {
    const model = modelCases[0];
    expect(() => elboGradient(model, { family: 'laplace', loc: 0, scale: 1 })).toThrow('q.family');
    expect(() => elboGradient(model, { family: 'studentT', df: 2, loc: 0, scale: 1 })).toThrow(
      'finite ELBO',
    );
  });
});

describe('its Monte Carlo estimates', () => {
  it.each(pairs)('agree with it within five standard errors: %s', (_name, model, q) => {
    const exact = elboGradient(model, q).gradient;
    const located = q.family !== 'beta' && q.family !== 'gamma';
    for (const estimator of located
      ? (['reparameterised', 'score'] as const)
      : (['score'] as const)) {
      const estimate = elboGradientMonteCarlo(model, q, {
        estimator,
        samples: 4000,
        rng: createRng(17),
      });
      expect(estimate.draws.length).toBe(4000);
      estimate.gradient.forEach((value, i) => {
        const error = estimate.standardError[i];
        expect(error).toBeGreaterThan(0);
        expect(Math.abs(value - exact[i].value) / error).toBeLessThan(5);
      });
    }
  });

  it('tell a wrong gradient: with the entropy left out the estimate is many standard errors off', () => {
    const q: ContinuousSpec = { family: 'normal', mean: 0.5, sd: 0.8 };
    const { gradient, standardError } = elboGradientMonteCarlo(modelCases[0], q, {
      estimator: 'reparameterised',
      samples: 4000,
      rng: createRng(1),
    });
    const withoutEntropy = elboGradient(modelCases[0], q).gradient[1].value - 1;
    expect(Math.abs(gradient[1] - withoutEntropy) / standardError[1]).toBeGreaterThan(10);
  });

  it('are the same for the same seed, and noisier by the score function', () => {
    const model = modelCases[6];
    const q: ContinuousSpec = { family: 'normal', mean: 0.7, sd: 0.9 };
    const run = (estimator: 'reparameterised' | 'score') =>
      elboGradientMonteCarlo(model, q, { estimator, samples: 500, rng: createRng(9) });
    expect(run('score')).toEqual(run('score'));
    expect(run('score').standardError[0]).toBeGreaterThan(
      2 * run('reparameterised').standardError[0],
    );
  });

  it('refuse a number of samples or an estimator that is none', () => {
    const q: ContinuousSpec = { family: 'beta', a: 2, b: 2 };
    const rng = createRng(1);
    const model = modelCases[9];
    expect(() => elboGradientMonteCarlo(model, q, { estimator: 'score', samples: 1, rng })).toThrow(
      'samples',
    );
    expect(() =>
      elboGradientMonteCarlo(model, q, { estimator: 'reparameterised', samples: 10, rng }),
    ).toThrow('estimator');
  });
});

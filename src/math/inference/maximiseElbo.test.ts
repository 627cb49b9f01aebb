import { describe, expect, it } from 'vitest';
import { expectClose } from '../testing/closeTo';
import { modelCases } from '../testing/modelCases';
import { createModel } from './createModel';
import { elbo, elboGradient, maximiseElbo, overParameter } from './fromSpecs';
import type { MaximisedElbo } from './maximiseElbo';
import type { ModelSpec, NormalNormalSpec } from './modelSpec';
import { withParameter } from './overParameter';

function attained(result: MaximisedElbo): MaximisedElbo & { readonly attained: true } {
  if (!result.attained) throw new Error(result.reason);
  return result;
}

const onTheLine = modelCases.filter(
  ({ type }) => type !== 'betaBinomial' && type !== 'gammaPoisson',
);

describe('the best normal q', () => {
  it.each(onTheLine.map((model) => [JSON.stringify(model).replaceAll('"', ''), model] as const))(
    'has no slope left, and no neighbour above it: %s',
    (_name, model) => {
      const { q, elbo: best, maxima } = attained(maximiseElbo(model));
      for (const maximum of maxima) {
        const { gradient } = elboGradient(model, maximum.q);
        expect(Math.abs(gradient[0].value) * maximum.q.sd).toBeLessThan(1e-7);
        expect(Math.abs(gradient[1].value)).toBeLessThan(1e-7);
        for (const [dm, ds] of [
          [0.05, 0],
          [-0.05, 0],
          [0, 0.05],
          [0, -0.05],
          [0.04, 0.04],
          [0.04, -0.04],
        ]) {
          const { mean, sd } = maximum.q;
          const near = elbo(model, {
            family: 'normal',
            mean: mean + dm * sd,
            sd: sd * Math.exp(ds),
          });
          expect(near.elbo.value).toBeLessThan(maximum.elbo.value);
        }
      }
      expect(best.value).toBe(Math.max(...maxima.map((maximum) => maximum.elbo.value)));
      expect(best.value).toBe(elbo(model, q).elbo.value);
      const { logEvidence } = createModel(model);
      expect(best.value).toBeLessThanOrEqual(
        logEvidence.value + logEvidence.errorBound + best.errorBound,
      );
    },
  );

  it('is the posterior where that is normal', () => {
    const model = modelCases[0];
    const { q } = attained(maximiseElbo(model));
    const { mean = NaN, variance = NaN } = createModel(model).posterior;
    expectClose(q.mean, mean, { rel: 1e-8 });
    expectClose(q.sd, Math.sqrt(variance), { rel: 1e-8 });
  });

  it('sits on either observation when they are far apart', () => {
    const { maxima } = attained(maximiseElbo(modelCases[3]));
    const means = maxima.map(({ q }) => Math.round(q.mean));
    expect(means).toContain(4);
    expect(means).toContain(-4);
  });

  it('with a start goes uphill from there only', () => {
    const { q, maxima } = attained(maximiseElbo(modelCases[3], { mean: -3.8, sd: 0.4 }));
    expect(maxima.length).toBe(1);
    expect(q.mean).toBeLessThan(-3);
  });

  it('is not attained on a part of the line, and says why', () => {
    for (const index of [9, 11]) {
      const result = maximiseElbo(modelCases[index]);
      expect(result.attained).toBe(false);
      if (!result.attained) expect(result.reason).toContain('mass');
    }
  });
});

describe('over a parameter', () => {
  it('the bound touches log p(x; θ) where the posterior is normal', () => {
    const model = modelCases[0] as NormalNormalSpec;
    for (const { logEvidence, best } of overParameter(model, 'prior.mean', [-1, 0.5, 2])) {
      expectClose(attained(best).elbo.value, logEvidence.value, { rel: 1e-13 });
    }
  });

  it('its maximum is elsewhere where the gap depends on θ', () => {
    const model: ModelSpec = {
      type: 'twoBranch',
      prior: { mean: 0, sd: 1 },
      likelihood: { sd: 0.5 },
      observations: [1.5],
    };
    const scales = Array.from({ length: 12 }, (_, i) => 0.5 * 1.1 ** i);
    const points = overParameter(model, 'prior.sd', scales);
    const argmax = (f: (i: number) => number) =>
      scales.reduce((best, _, i) => (f(i) > f(best) ? i : best), 0);
    const ofEvidence = argmax((i) => points[i].logEvidence.value);
    const ofBound = argmax((i) => attained(points[i].best).elbo.value);
    expect(ofBound).toBeLessThan(ofEvidence);
    expect(ofBound).toBeGreaterThan(0);
    expect(ofEvidence).toBeLessThan(scales.length - 1);
  });

  it('refuses a parameter that the model does not have', () => {
    expect(() => withParameter(modelCases[6], 'likelihood.sd', 1)).toThrow('parameter');
    expect(() => withParameter(modelCases[9], 'prior.mean', 1)).toThrow('parameter');
    expect(() => createModel(withParameter(modelCases[0], 'prior.sd', -1))).toThrow('prior.sd');
  });
});

import { describe, expect, it } from 'vitest';
import { createDistribution, createModel, elbo } from '../../math';
import { expectClose } from '../../math/testing';
import { changeModel, formatQuery, parseQuery } from '../../state';
import { latentCurvesOver } from '../latentCurves';
import { latentAxis, type LatentSpec } from '../latentModels';
import { presetOf, snapshotOf } from '../testing/snapshotOf';
import { axisOf } from './domains';
import { model } from './model';
import { MODELS, type EvidenceState } from './state';

const everyPreset = model.presets.map(({ id }) => id);
const of = (id: string) => model.derive(presetOf(model, id));

describe('what the model derives', () => {
  it.each(everyPreset)('%s: the numbers of the core, called directly', (id) => {
    const state = presetOf(model, id);
    const { report, evidence } = model.derive(state);
    const direct = elbo(state.model, state.q);
    for (const key of ['elbo', 'klQPosterior', 'l2SquaredQPosterior', 'logEvidence'] as const)
      expect(report[key]).toEqual(direct[key]);
    expectClose(Math.log(evidence.value), direct.logEvidence.value, { rel: 1e-14 });
    expect(evidence.errorBound / evidence.value).toBeLessThan(1e-10);
  });

  it('the curriculum’s model: p(x) = 0.0839, log p(x) = −2.4776', () => {
    const { evidence, model: made } = model.derive(model.initial);
    expect(evidence.value.toFixed(4)).toBe('0.0839');
    expect(made.logEvidence.value.toFixed(4)).toBe('-2.4776');
  });
});

describe('the presets do what their words say', () => {
  it('two branches: a posterior of two humps', () => {
    expect(of('two-branches').model.posterior.modes).toHaveLength(2);
  });

  it('exact: KL and L2² are 0, the ELBO is log p(x)', () => {
    const { report, model: made } = of('exact');
    expect(report.klQPosterior.value).toBeLessThan(1e-30);
    expect(report.l2SquaredQPosterior.value).toBeLessThan(1e-30);
    expectClose(report.elbo.value, made.logEvidence.value, { rel: 1e-13 });
  });

  it('a surprise: p(x) is tiny', () => {
    expect(of('surprise').evidence.value).toBeLessThan(1e-4);
  });

  it('tosses: a skewed posterior', () => {
    const { posterior } = of('tosses').model;
    expect(posterior.mean! - posterior.quantile(0.5)).toBeGreaterThan(0.02);
  });

  it('heavy noise: prior and data each keep a hump', () => {
    const { posterior } = of('heavy-noise').model;
    expect(posterior.modes).toHaveLength(2);
    const [near, far] = posterior.modes;
    expect(near).toBeLessThan(2.5);
    expect(Math.abs(far - 6)).toBeLessThan(0.1);
  });

  it('infinite: KL is, L2² is not, and the reason is given', () => {
    const { klQPosterior, elbo: bound, l2SquaredQPosterior } = of('infinite').report;
    expect([klQPosterior.value, bound.value]).toEqual([Infinity, -Infinity]);
    expect(klQPosterior.reason).toMatch(/tail/);
    expect(l2SquaredQPosterior.value).toBeLessThan(1);
  });
});

describe('the link', () => {
  it.each(everyPreset)('%s comes back as it was', (id) => {
    const state = presetOf(model, id);
    const back = parseQuery(`?${formatQuery(state, model)}`, model);
    expect(back).toEqual({ state, notices: [] });
  });

  it('names the model by its numbers', () => {
    const state: EvidenceState = { ...model.initial, model: presetOf(model, 'surprise').model };
    expect(formatQuery(state, model)).toBe('model=normalNormal_0_2_0.5_9');
  });

  it('by hand may name prior and x alone, on top of the model; what is written back is the model', () => {
    const { state, notices } = parseQuery('?x=1.5&prior=normal_1_0.5', model);
    expect(notices).toEqual([]);
    expect(formatQuery(state, model)).toBe('model=twoBranch_1_0.5_1_1.5');
    const tosses = parseQuery('?model=normalBernoulliLogit_0_2_4_5&x=1&prior=normal_0_1', model);
    expect(tosses.notices.map(({ param }) => param)).toEqual(['x']);
    expect(formatQuery(tosses.state, model)).toBe('model=normalBernoulliLogit_0_1_4_5');
    expect(parseQuery('?prior=laplace_0_1', model).notices).toHaveLength(1);
  });

  it('says what is allowed of a model that cannot be', () => {
    const { state, notices } = parseQuery('?model=twoBranch_0_-2_1_3', model);
    expect(state).toBe(model.initial);
    expect(notices).toEqual([
      { param: 'model', kind: 'left aside', allowed: 'sd of the prior from 0.05 to 5' },
    ]);
  });
});

describe('the picture', () => {
  const specs = MODELS.map((type) => changeModel(model.initial.model, type) as LatentSpec);

  it.each(specs)('joint = prior × likelihood, posterior = joint / p(x): $type', (spec) => {
    const made = createModel(spec);
    const curves = latentCurvesOver(latentAxis(made))(made);
    const { prior, likelihood, joint, posterior } = curves;
    const evidence = Math.exp(made.logEvidence.value);
    let area = 0;
    for (let i = 0; i < joint.x.length; i += 1) {
      expectClose(joint.y[i], prior.y[i] * likelihood.y[i], { rel: 1e-12, abs: 1e-300 });
      expectClose(posterior.y[i] * evidence, joint.y[i], { rel: 1e-11, abs: 1e-300 });
      if (i > 0) area += ((joint.y[i] + joint.y[i - 1]) / 2) * (joint.x[i] - joint.x[i - 1]);
    }
    expectClose(area, evidence, { rel: 5e-3 });
  });

  it.each(everyPreset)('%s: shows q, posterior and handles', (id) => {
    const now = snapshotOf(model, presetOf(model, id));
    const [from, to] = axisOf(now);
    const q = createDistribution(now.state.q);
    expect(now.derived.q.cdf(to) - q.cdf(from)).toBeGreaterThan(0.95);
    expect(to - from).toBeLessThan(30);
  });
});

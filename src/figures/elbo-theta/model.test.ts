import { describe, expect, it } from 'vitest';
import { createModel, maximiseElbo, withParameter } from '../../math';
import { formatQuery, parseQuery } from '../../state';
import type { LatentSpec } from '../latentModels';
import { presetOf, snapshotOf } from '../testing/snapshotOf';
import { bestAt } from './bestAt';
import { challenges, prompt } from './challenges';
import { facts } from './facts';
import { model } from './model';
import { coreName, type ThetaDerived, type ThetaState } from './state';
import { curveAtOnce, keepCurve, keyOf } from './thetaCurve';
import { FIRST_AXIS, natsAxis } from './natsAxis';
import { topsApart } from './topsApart';
import { inWords } from './words';

// Curves of a hundred searches each, on a busy machine.
const LONG = 120_000;

const evidenceAt = (state: ThetaState, theta: number): number =>
  createModel(withParameter(state.model, coreName(state), theta)).logEvidence.value;
const elboAt = (state: ThetaState, theta: number): number => {
  const best = maximiseElbo(withParameter(state.model, coreName(state), theta));
  if (!best.attained) throw new Error(best.reason);
  return best.elbo.value;
};

describe('the model', () => {
  it.each(model.presets.map(({ id }) => id))('is named by its link: %s', (id) => {
    const state = presetOf(model, id);
    const back = parseQuery(`?${formatQuery(state, model)}`, model);
    expect(back.notices).toEqual([]);
    expect(back.state).toEqual(state);
  });

  it('takes θ from the model, and the prior’s sd where there is no noise to speak of', () => {
    const coins = presetOf(model, 'coins');
    const { derived } = snapshotOf<ThetaState, ThetaDerived>(model, {
      ...coins,
      parameter: 'noise',
    });
    expect([derived.parameter, derived.theta]).toEqual(['prior.sd', 2]);
    expect(model.derive(model.initial).theta).toBe(1);
    expect(model.derive(presetOf(model, 'prior-mean')).theta).toBe(0);
  });

  it('keeps its curves while θ moves, and only then', () => {
    const { initial } = model;
    const moved = presetOf(model, 'at-bound');
    expect(keyOf(moved)).toBe(keyOf(initial));
    expect(keyOf({ ...initial, parameter: 'prior.sd' })).not.toBe(keyOf(initial));
    expect(keyOf(presetOf(model, 'no-gap'))).not.toBe(keyOf(initial));
  });
});

describe(
  'the curves of the first state',
  () => {
    const { initial } = model;
    const curve = curveAtOnce(initial);
    const [mle, top] = [curve.mle.theta.value, curve.elboTop.theta.value];

    it('are the core’s, the bound below the evidence everywhere', () => {
      for (const i of [0, 13, 48]) {
        expect(curve.logEvidence[i]).toBe(evidenceAt(initial, curve.theta[i]));
        expect(curve.bestElbo[i]).toBe(elboAt(initial, curve.theta[i]));
      }
      for (const [i, bound] of curve.bestElbo.entries())
        expect(bound).toBeLessThanOrEqual(curve.logEvidence[i]);
    });

    it('are highest where said', () => {
      for (const by of [-0.01, 0.01]) {
        expect(evidenceAt(initial, mle)).toBeGreaterThan(evidenceAt(initial, mle + by));
        expect(elboAt(initial, top)).toBeGreaterThan(elboAt(initial, top + by));
      }
      expect(Math.max(...curve.logEvidence)).toBeLessThanOrEqual(evidenceAt(initial, mle));
      expect(Math.max(...curve.bestElbo)).toBeLessThanOrEqual(elboAt(initial, top));
      expect([curve.mle.atEnd, curve.elboTop.atEnd]).toEqual([false, false]);
    });

    it('differ in their tops: the prompt’s “more noise”', () => {
      expect(prompt.answer).toBe('more');
      expect(top - mle).toBeGreaterThan(0.5);
      expect(facts().mle.value).toBe(mle);
    });

    it('the slope of the bound at the likelihood’s top is minus that of the gap, and not zero', () => {
      const h = 1e-3;
      const slope = (at: (theta: number) => number) => (at(mle + h) - at(mle - h)) / (2 * h);
      const ofGap = slope((theta) => evidenceAt(initial, theta) - elboAt(initial, theta));
      const ofBound = slope((theta) => elboAt(initial, theta));
      expect(Math.abs(ofBound)).toBeGreaterThan(0.1);
      expect(ofBound + ofGap).toBeCloseTo(0, 3);
    });

    it('lead to the best q in between, without another full search', () => {
      for (const theta of [0.33, 1.47, 1.53, 2.2, 4.99]) {
        const at = withParameter(initial.model, 'likelihood.sd', theta);
        keepCurve(initial, curve);
        const best = bestAt({ ...initial, model: at as ThetaState['model'] });
        expect(best.elbo.value).toBeCloseTo(elboAt(initial, theta), 9);
      }
    });

    it('lie on the axis that is there before them', () => {
      const now = snapshotOf(model, initial);
      expect(natsAxis(now, curve)).toEqual(FIRST_AXIS);
      expect(natsAxis(now)).toEqual(FIRST_AXIS);
      const others = presetOf(model, 'coins');
      expect(natsAxis(snapshotOf(model, others))).not.toEqual(FIRST_AXIS);
    });

    it('are told in the sentence once they are known', () => {
      const before = inWords(snapshotOf(model, initial));
      keepCurve(initial, curve);
      const after = inWords(snapshotOf(model, initial));
      expect(after).toContain(before);
      expect(after).toMatch(
        /highest at θ = 1\.87, the bound at 2\.66: .*not maximum likelihood here/,
      );
    });
  },
  LONG,
);

describe('where q can be the posterior at every θ', () => {
  it(
    'the tops agree, and the sentence says so',
    () => {
      const state = presetOf(model, 'no-gap');
      const curve = curveAtOnce(state);
      expect(curve.elboTop.theta.value).toBeCloseTo(curve.mle.theta.value, 3);
      keepCurve(state, curve);
      expect(inWords(snapshotOf(model, state))).toContain('and so is the bound');
    },
    LONG,
  );
});

describe('where both are highest at the end of the θ shown', () => {
  it(
    'the sentence does not call the end a top',
    () => {
      const coins: LatentSpec = {
        type: 'normalBernoulliLogit',
        prior: { mean: 0, sd: 2 },
        successes: 10,
        trials: 10,
      };
      const state: ThetaState = { model: coins, parameter: 'prior.sd' };
      const curve = curveAtOnce(state);
      expect([curve.mle.atEnd, curve.elboTop.atEnd]).toEqual([true, true]);
      keepCurve(state, curve);
      const words = inWords(snapshotOf(model, state));
      expect(words).toContain('both are highest at the end, 5: their tops may lie beyond it');
      expect(words).not.toContain('The likelihood is highest');
      expect(topsApart(curve)).toBeUndefined();

      const inside = { theta: { ...curve.mle.theta, value: 1.87 }, atEnd: false };
      keepCurve(state, { ...curve, mle: inside });
      expect(inWords(snapshotOf(model, state))).toContain(
        'the likelihood is highest at 1.87, the bound at the end, 5, with its top perhaps beyond.',
      );
    },
    LONG,
  );
});

it('the challenge is met at the likelihood’s top of the two branches only', () => {
  const [task] = challenges;
  const check = (sd: number) =>
    task.check(
      snapshotOf(model, {
        ...model.initial,
        model: withParameter(model.initial.model, 'likelihood.sd', sd) as ThetaState['model'],
      }),
      undefined,
    );
  expect([1, 1.8, 1.87, 1.95, 2.66].map(check)).toEqual([false, false, true, false, false]);
  expect(task.check(snapshotOf(model, presetOf(model, 'no-gap')), undefined)).toBe(false);
});

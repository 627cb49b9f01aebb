import { describe, expect, it } from 'vitest';
import { facts as gapFacts, figure as elboGapFigure } from '../figures/elbo-gap';
import { facts as thetaFacts, figure as elboTheta } from '../figures/elbo-theta';
import {
  createDistribution,
  createModel,
  elbo,
  importanceWeightedBound,
  maximiseElbo,
  withParameter,
  type ModelSpec,
  type NormalSpec,
} from '../math';
import { expectClose } from '../math/testing';
import { presetState } from '../state';
import { elboGap } from './ElboGap';
import { readChapter } from './testing/readChapter';

const { html, used, core } = readChapter(elboGap);
const facts = gapFacts();
const branches: ModelSpec = {
  type: 'twoBranch',
  prior: { mean: 0, sd: 2 },
  likelihood: { sd: 1 },
  observations: [3],
};
const best = maximiseElbo(branches);
if (!best.attained) throw new Error(best.reason);

it('shows its two figures, the gap first', () => {
  expect(used).toEqual([elboGapFigure.id, elboTheta.id]);
});

it('links to presets that the first figure has', () => {
  const links = [...html.matchAll(/href="\?preset=([^"]+)"/g)].map(([, id]) => id);
  expect(links).toEqual(['spike', 'above-zero']);
  for (const id of links) expect(presetState(elboGapFigure.model, id)).toBeDefined();
});

describe('the numbers in the prose', () => {
  it('stand there as written by hand once, and come from the core', () => {
    expect(core).toEqual([
      '−2.478',
      '1.347',
      '0.303',
      '−3.092',
      '0.614',
      '0.036',
      '1.1',
      '−4.398',
      '−1.577',
      '0.384',
      '−2.495',
      '−3.062',
      '1.87',
      '2.66',
    ]);
  });

  it('log p(x): the area under the joint, by a plain sum', () => {
    const { logJoint } = createModel(branches);
    const step = 1e-3;
    let area = 0;
    for (let z = -8; z <= 8; z += step) area += step * Math.exp(logJoint(z));
    expectClose(facts.logEvidence.value, Math.log(area), { rel: 1e-9 });
  });

  it('the best normal is higher than its neighbours, and its gap is what is missing', () => {
    const at = (mean: number, sd: number) =>
      elbo(branches, { family: 'normal', mean, sd }).elbo.value;
    const [mean, sd] = [facts.bestMean.value, facts.bestSd.value];
    for (const [dm, ds] of [
      [0.01, 0],
      [-0.01, 0],
      [0, 0.01],
      [0, -0.01],
    ])
      expect(at(mean + dm, sd + ds)).toBeLessThan(facts.bestElbo.value);
    expectClose(facts.bestGap.value, facts.logEvidence.value - facts.bestElbo.value, {
      rel: 1e-9,
    });
  });

  it('three tops over the normals, the widest of them the lowest', () => {
    expect(best.maxima).toHaveLength(3);
    expect(facts.coveringElbo.value).toBe(Math.min(...best.maxima.map((top) => top.elbo.value)));
    expect(facts.coveringSd.value).toBe(Math.max(...best.maxima.map((top) => top.q.sd)));
  });

  it('two parts leave far less', () => {
    expect(facts.gapOfTwoParts.value).toBeLessThan(facts.bestGap.value / 10);
  });

  it('the entropy of a normal of sd 0.05', () => {
    expectClose(facts.spikeEntropy.value, 0.5 * Math.log(2 * Math.PI * Math.E * 0.05 ** 2), {
      rel: 1e-12,
    });
  });

  it('the weighted bound rises with the draws, stays below log p(x), and needs draws on both humps', () => {
    const covering = best.maxima.reduce((wide, each) => (each.q.sd > wide.q.sd ? each : wide)).q;
    const ladder = (q: NormalSpec) =>
      [1, 2, 5, 20, 100].map((draws) => importanceWeightedBound(branches, q, draws).value);
    for (const q of [best.q, covering]) {
      const values = ladder(q);
      expect(values.toSorted((a, b) => a - b)).toEqual(values);
      expect(values[4]).toBeLessThan(facts.logEvidence.value);
    }
    expect(facts.weightedBest.value).toBe(ladder(best.q)[4]);
    expect(facts.weightedCovering.value).toBe(ladder(covering)[4]);
    const { cdf } = createDistribution(best.q);
    expect(100 * cdf(0)).toBeLessThan(0.01);
  });
});

describe('what is said of the bound', () => {
  it('for a discrete x it is never above 0', () => {
    const coins: ModelSpec = {
      type: 'normalBernoulliLogit',
      prior: { mean: 0, sd: 2 },
      successes: 2,
      trials: 2,
    };
    const found = maximiseElbo(coins);
    expect(found.attained && found.elbo.value).toBeLessThan(0);
    expect(createModel(coins).logEvidence.value).toBeLessThan(0);
  });

  it('in other units of x it is another number, by the log of the unit', () => {
    const narrow = (unit: number): ModelSpec => ({
      type: 'normalNormal',
      prior: { mean: 0, sd: 0.1 * unit },
      likelihood: { sd: 0.1 * unit },
      observations: [0.1 * unit],
    });
    const bound = (unit: number) =>
      elbo(narrow(unit), { family: 'normal', mean: 0.1 * unit, sd: 0.1 * unit }).elbo.value;
    expectClose(bound(1), facts.aboveZero.value, { rel: 1e-12 });
    expect(facts.aboveZero.value).toBeGreaterThan(0);
    expectClose(bound(1) - bound(100), Math.log(100), { rel: 1e-9 });
  });

  it('more noise fills the valley between the humps, and the gap shrinks; at the bound’s top there are still two', () => {
    const noisy = (sd: number) => withParameter(branches, 'likelihood.sd', sd);
    const grid = Array.from({ length: 1001 }, (_, i) => -5 + i / 100);
    const shape = (sd: number) => {
      const heights = grid.map(createModel(noisy(sd)).logJoint);
      const inner = (is: (a: number, b: number) => boolean) =>
        heights.filter(
          (h, i) => i > 0 && i < 1000 && is(h, heights[i - 1]) && is(h, heights[i + 1]),
        );
      return { humps: inner((a, b) => a > b), valleys: inner((a, b) => a < b) };
    };
    const depth = (sd: number) => {
      const { humps, valleys } = shape(sd);
      expect([humps.length, valleys.length]).toEqual([2, 1]);
      return Math.min(...humps) - valleys[0];
    };
    const gap = (sd: number) => {
      const found = maximiseElbo(noisy(sd));
      if (!found.attained) throw new Error(found.reason);
      return createModel(noisy(sd)).logEvidence.value - found.elbo.value;
    };
    const { mle, elboArgmax } = thetaFacts();
    const noises = [1, mle.value, elboArgmax.value];
    for (const measure of [noises.map(depth), noises.map(gap)])
      expect(measure.toSorted((a, b) => b - a)).toEqual(measure);
    expect(elboArgmax.value).toBeGreaterThan(mle.value);
    expect(gap(elboArgmax.value)).toBeGreaterThan(0.1);
    expect(shape(5).humps).toHaveLength(1);
  });

  it('without the entropy a spike is best, and in the valley q widens at first', () => {
    const { logJoint } = createModel(branches);
    const highest = Math.max(...Array.from({ length: 1001 }, (_, i) => logJoint(-5 + i / 100)));
    const average = (mean: number, sd: number) =>
      elbo(branches, { family: 'normal', mean, sd }).expectedLogJoint.value;
    for (const mean of [-2, -0.3, 1.4])
      for (const sd of [0.05, 0.5, 2]) expect(average(mean, sd)).toBeLessThan(highest);
    expect(average(-0.3, 0.5)).toBeGreaterThan(average(-0.3, 0.05) + 0.3);
  });

  it('a narrower q has less entropy, without end', () => {
    const entropy = (sd: number) =>
      elbo(branches, createDistribution({ family: 'normal', mean: 1, sd }).spec).entropyQ.value;
    expect(entropy(1e-6)).toBeLessThan(-12);
  });
});

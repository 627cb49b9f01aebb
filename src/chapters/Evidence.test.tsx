import { describe, expect, it } from 'vitest';
import { figure as evidenceFigure } from '../figures/evidence';
import { facts, figure as guessFigure } from '../figures/guess-the-evidence';
import {
  bestFit,
  createDistribution,
  createModel,
  createRng,
  elbo,
  integratePair,
  type ContinuousDistribution,
  type ContinuousSpec,
  type FitMinimum,
  type ModelSpec,
} from '../math';
import { expectClose } from '../math/testing';
import { evidence } from './Evidence';
import { readChapter } from './testing/readChapter';

const { html, prose, used, core } = readChapter(evidence);

const spec: ModelSpec = {
  type: 'twoBranch',
  prior: { mean: 0, sd: 2 },
  likelihood: { sd: 1 },
  observations: [3],
};
const model = createModel(spec);
const evidenceValue = Math.exp(model.logEvidence.value);
const winner = (loss: 'j' | 'l2Squared', guess: number): FitMinimum | undefined =>
  bestFit(model.posterior, loss, { scale: evidenceValue / guess }).minima.find(
    ({ isGlobal }) => isGlobal,
  );
const normal = (mean: number, sd: number) => ({ family: 'normal', mean, sd }) as const;
const humps = (a: number): ContinuousSpec => ({
  family: 'gaussianMixture',
  weights: [0.5, 0.5],
  means: [-a, a],
  sds: [1, 1],
});

describe('the numbers in the prose', () => {
  it('stand there as written by hand once, and come from the core', () => {
    expect(core).toEqual([
      '0.0839',
      '−2.4776',
      '1.347',
      '0.303',
      '1.365',
      '0.534',
      '0.284',
      '−0.04',
      '3.53',
      '0.354',
      '2.83',
      '6.39',
      '2.43',
    ]);
  });

  it('p(x) of the first model of the figure above', () => {
    expect(evidenceFigure.model.initial.model).toEqual(spec);
    expect(guessFigure.model.initial.model).toEqual(spec);
    expectClose(facts.evidence().value, evidenceValue, { rel: 1e-14 });
    // By a plain sum over a fine grid.
    const step = 1e-3;
    let sum = 0;
    for (let z = -12; z <= 12; z += step) sum += Math.exp(model.logJoint(z)) * step;
    expectClose(sum, evidenceValue, { rel: 1e-9 });
  });

  it('KL’s winner at every guess from a tenth to ten times p(x), and at g = 1', () => {
    for (const guess of [0.1, 0.5, 1, 2, 10, 1 / evidenceValue]) {
      const best = winner('j', guess * evidenceValue);
      expectClose(best!.mean, facts.klMean().value, { rel: 1e-9 });
      expectClose(best!.sd, facts.klSd().value, { rel: 1e-9 });
    }
  });

  it('L2’s winner at p(x), at half of it, at twice it; none at ten times it, none at g = 1', () => {
    const at = (guess: number) => winner('l2Squared', guess * evidenceValue);
    expectClose(at(1)!.mean, facts.l2MeanAtTruth().value, { rel: 1e-7 });
    expectClose(at(1)!.sd, facts.l2SdAtTruth().value, { rel: 1e-7 });
    expectClose(at(2)!.mean, facts.l2MeanAtTwice().value, { rel: 1e-6 });
    expectClose(at(2)!.sd, facts.l2SdAtTwice().value, { rel: 1e-7 });
    expectClose(at(0.5)!.mean, 1.391, { abs: 5e-4 });
    expectClose(at(0.5)!.sd, facts.l2SdAtHalf().value, { rel: 1e-7 });
    expect(at(10)).toBeUndefined();
    expect(at(1 / evidenceValue)).toBeUndefined();
  });
});

describe('why it runs away', () => {
  it('2^(−3/2) is where the bracket is zero, and 2.83 its inverse', () => {
    const bracket = (c: number) => 0.5 / Math.sqrt(Math.PI) - (2 * c) / Math.sqrt(2 * Math.PI);
    expect(Math.abs(bracket(facts.leastScale().value))).toBeLessThan(1e-16);
    expectClose(facts.lastGuess().value * facts.leastScale().value, 1, { rel: 1e-15 });
  });

  it('the bound holds for every target and every q: ∫q² − 2c∫qp is above it, and positive at c = 2^(−3/2)', () => {
    const targets: ContinuousSpec[] = [
      normal(0, 1),
      humps(3),
      { family: 'laplace', loc: 1, scale: 0.5 },
      { family: 'uniform', low: 0, high: 1 },
      { family: 'studentT', df: 1, loc: 0, scale: 1 },
    ];
    const c = facts.leastScale().value;
    for (const target of targets) {
      const p = createDistribution(target);
      for (const sd of [0.01, 0.3, 1, 10, 1000]) {
        const q = createDistribution(normal(0.2, sd));
        const [overlap] = integratePair(q, p, [product]);
        expect(0.5 / (sd * Math.sqrt(Math.PI)) - 2 * c * overlap.value).toBeGreaterThan(0);
      }
      expect(bestFit(target, 'l2Squared', { scale: c }).attained).toBe(false);
      expect(bestFit(target, 'l2Squared', { scale: 1.02 * c }).attained).toBe(true);
    }
  });

  it.each([0.4, 0.7, 1, 3])('a normal posterior: sd σ/√(2c^(2/3) − 1) at c = %d', (c) => {
    const [best] = bestFit(normal(1, 1.7), 'l2Squared', { scale: c }).minima;
    expectClose(best.sd, 1.7 / Math.sqrt(2 * c ** (2 / 3) - 1), { rel: 1e-10 });
  });

  it('two humps are both covered up to the distances stated, and no further', () => {
    for (const [c, fact] of [
      [1, facts.coversUntilAtTruth()],
      [2, facts.coversUntilAtHalf()],
    ] as const) {
      const meanAt = (a: number) =>
        bestFit(humps(a), 'l2Squared', { scale: c }).minima.find(({ isGlobal }) => isGlobal)!.mean;
      expect(Math.abs(meanAt(fact.value - 0.01))).toBeLessThan(1e-6);
      expect(Math.abs(meanAt(fact.value + 0.01))).toBeGreaterThan(1);
    }
  });
});

const product = {
  at: (logQ: number, logP: number) => Math.exp(logQ + logP),
  sensitivity: (logQ: number, logP: number) => 3 * Math.exp(logQ + logP),
};

describe('a summand and a factor', () => {
  it('KL’s first two terms are −ELBO, and differ from KL by log p(x) for any q', () => {
    for (const q of [normal(1, 0.5), normal(-2, 2)]) {
      const { klQPosterior, entropyQ, expectedLogJoint, elbo: bound } = elbo(spec, q);
      expectClose(-entropyQ.value - expectedLogJoint.value, -bound.value, { rel: 1e-12 });
      expectClose(klQPosterior.value + bound.value, model.logEvidence.value, { rel: 1e-12 });
    }
  });
});

describe('KL is not the only way out', () => {
  const { posterior } = model;
  const [a, b] = [normal(1, 0.5), normal(-1, 1.5)].map((q) => createDistribution(q));
  /** ∫ q^a p^b over the posterior, or over the joint: p(x)^b times as much. */
  const power = (q: ContinuousDistribution, alpha: number, joint: boolean) => {
    const shift = joint ? model.logEvidence.value : 0;
    const at = (logQ: number, logP: number) =>
      Math.exp(alpha * logQ + (1 - alpha) * (logP + shift));
    return integratePair(q, posterior, [{ at, sensitivity: (l, p) => 2 * at(l, p) }])[0].value;
  };

  it('Rényi: the joint in place of the posterior shifts every q alike', () => {
    for (const alpha of [0.3, 0.7]) {
      const renyi = (q: ContinuousDistribution, joint: boolean) =>
        Math.log(power(q, alpha, joint)) / (alpha - 1);
      const shifts = [a, b].map((q) => renyi(q, false) - renyi(q, true));
      for (const shift of shifts) expectClose(shift, model.logEvidence.value, { rel: 1e-10 });
    }
  });

  it('Cauchy–Schwarz: the joint in place of the posterior changes nothing', () => {
    for (const q of [a, b]) {
      const all = elbo(spec, q.spec);
      const ratio = (qp: number, pp: number) => -Math.log(qp ** 2 / (all.intQQ.value * pp));
      expectClose(
        ratio(all.intQJoint.value, all.intJointSquared.value),
        ratio(all.intQPosterior.value, all.intPosteriorSquared.value),
        { rel: 1e-10 },
      );
    }
  });

  it('Fisher: the slopes of both log densities are the same', () => {
    const h = 1e-5;
    for (const z of [-2.5, -1, 0.3, 1.4]) {
      const ofPosterior = (posterior.logPdf(z + h) - posterior.logPdf(z - h)) / (2 * h);
      expectClose(ofPosterior, model.logJointSlope(z), { rel: 1e-6 });
    }
  });

  it('samples of the posterior give the middle term of L2 without p(x)', () => {
    const rng = createRng(7);
    const n = 20_000;
    let [sum, squares] = [0, 0];
    for (let i = 0; i < n; i += 1) {
      const value = a.pdf(posterior.sample(() => rng.uniform()));
      sum += value;
      squares += value * value;
    }
    const mean = sum / n;
    const error = Math.sqrt((squares / n - mean * mean) / n);
    const { value } = elbo(spec, a.spec).intQPosterior;
    expect(Math.abs(mean - value)).toBeLessThan(5 * error);
    expect(error).toBeLessThan(0.02 * value);
  });
});

describe('the chapter', () => {
  it('holds both its figures, typeset formulas, an answer of two sentences and its sources', () => {
    expect(used).toEqual(['evidence', 'guess-the-evidence']);
    expect(html).toContain('<math');
    const answer = /<aside class="answer".*?<p>(.*?)<\/p>/s.exec(html)?.[1] ?? '';
    expect(answer.match(/[.](\s|$)/g)).toHaveLength(2);
    expect(html).toContain('Hyvärinen');
    expect(prose).not.toContain('NaN');
  });
});

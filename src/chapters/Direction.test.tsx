import { describe, expect, it } from 'vitest';
import { facts, figure as directionFigure } from '../figures/direction';
import { facts as switchFacts, figure as modeSwitch } from '../figures/mode-switch';
import {
  bestFit,
  compare,
  continueFit,
  createDistribution,
  createRng,
  fitMixture,
  integratePair,
  objective,
  type ContinuousSpec,
  type FitLoss,
  type FitMinimum,
  type GaussianMixtureSpec,
  type NormalSpec,
} from '../math';
import { expectClose } from '../math/testing';
import { presetState } from '../state';
import { direction } from './Direction';
import { readChapter } from './testing/readChapter';

const { html, prose, used, core } = readChapter(direction);

const p = directionFigure.model.initial.p;
const normal = (mean: number, sd: number): NormalSpec => ({ family: 'normal', mean, sd });
const humps = (a: number): GaussianMixtureSpec => ({
  family: 'gaussianMixture',
  weights: [0.5, 0.5],
  means: [-a, a],
  sds: [1, 1],
});
const best = (target: ContinuousSpec, loss: FitLoss): FitMinimum =>
  bestFit(target, loss).minima.find(({ isGlobal }) => isGlobal)!;
const covers = ({ mean }: FitMinimum): boolean => Math.abs(mean) < 0.1;

describe('the numbers in the prose', () => {
  it('stand there as written by hand once, and come from the core', () => {
    expect(core).toEqual([
      '0.637',
      '1.614',
      '3.91',
      '1.99',
      '1.02',
      '0.5',
      '2.46',
      '36',
      '2',
      '−2.99',
      '1.2',
      '0.35',
      '2.41',
      '2.80',
      '2.60',
      '1.04',
      '0.693',
      '2.41',
      '3.69',
      '4.24',
      '6.39',
      '2',
      '1',
    ]);
  });

  it('two coins, by their sums', () => {
    expectClose(facts.coinBiasedFair().value, 0.99 * Math.log(1.98) + 0.01 * Math.log(0.02), {
      rel: 1e-13,
    });
    expectClose(facts.coinFairBiased().value, 0.5 * Math.log(0.5 / 0.99) + 0.5 * Math.log(50), {
      rel: 1e-13,
    });
    expectClose(facts.surpriseOfTails().value, Math.log(50), { rel: 1e-14 });
  });
});

describe('what each of them fears', () => {
  /** A plain sum of f over [from, to]. */
  const area = (f: (z: number) => number, from: number, to: number): number => {
    const step = 1e-3;
    let total = 0;
    for (let z = from + step / 2; z < to; z += step) total += step * f(z);
    return total;
  };
  const [logP, logQ] = [
    createDistribution(p).logPdf,
    createDistribution(normal(facts.klQPMean().value, facts.klQPSd().value)).logPdf,
  ];

  it('with q on the right hump the left one costs KL(q‖p) nothing, and is nearly all of KL(p‖q)', () => {
    const chargeQP = (z: number) => Math.exp(logQ(z)) * (logQ(z) - logP(z));
    const chargePQ = (z: number) => Math.exp(logP(z)) * (logP(z) - logQ(z));
    expect(Math.abs(area(chargeQP, -8, -1.5))).toBeLessThan(0.01 * area(chargeQP, -8, 8));
    expect(area(chargePQ, -8, -1.5)).toBeGreaterThan(0.9 * area(chargePQ, -8, 8));
  });

  it('where q is and p is not KL(q‖p) is charged, and KL(p‖q) is not', () => {
    const across = normal(facts.klPQMean().value, facts.klPQSd().value);
    const q = createDistribution(across).logPdf;
    const valley = [-1.7, -0.5] as const;
    const ofQP = area((z) => Math.exp(q(z)) * (q(z) - logP(z)), ...valley);
    const ofPQ = area((z) => Math.exp(logP(z)) * (logP(z) - q(z)), ...valley);
    expect(ofQP).toBeGreaterThan(0.5 * compare(across, p).klQP.value);
    expect(Math.abs(ofPQ)).toBeLessThan(0.1 * compare(across, p).klPQ.value);
  });

  it('KL(q‖p) takes one hump and ignores the other; KL(p‖q) is wider and lies over both', () => {
    const [byQP, byPQ] = [best(p, 'klQP'), best(p, 'klPQ')];
    expectClose(facts.klQPMean().value, byQP.mean, { rel: 1e-12 });
    expectClose(facts.klQPSd().value, byQP.sd, { rel: 1e-12 });
    expectClose(facts.klQPValue().value, compare(normal(byQP.mean, byQP.sd), p).klQP.value, {
      rel: 1e-9,
    });
    expect(Math.abs(byQP.mean - p.means[1])).toBeLessThan(0.1 * p.sds[1]);
    expect(createDistribution(normal(byQP.mean, byQP.sd)).cdf(-1.5)).toBeLessThan(1e-3);
    expect(byPQ.sd).toBeGreaterThan(2 * byQP.sd);
    for (const mean of p.means) expect(Math.abs(mean - byPQ.mean)).toBeLessThan(2 * byPQ.sd);
  });

  it('at the bottom of the valley, which is lower than its surroundings, q is that many times as high', () => {
    const q = createDistribution(normal(facts.klPQMean().value, facts.klPQSd().value)).logPdf;
    const grid = Array.from({ length: 4001 }, (_, i) => -3 + i / 800);
    const bottom = grid.reduce((low, z) => (logP(z) < logP(low) ? z : low));
    expectClose(facts.overValley().value, Math.exp(q(bottom) - logP(bottom)), { rel: 1e-3 });
  });

  it('−E_p log q is the formula, for every q', () => {
    const target = createDistribution(p);
    const [mean, variance] = [facts.klPQMean().value, facts.klPQSd().value ** 2];
    for (const [m, sd] of [
      [0, 1],
      [-2, 0.7],
      [3, 4],
    ]) {
      const [cross] = integratePair(target, createDistribution(normal(m, sd)), [minusLogQ]);
      const formula =
        Math.log(sd * Math.sqrt(2 * Math.PI)) + (variance + (mean - m) ** 2) / (2 * sd * sd);
      expectClose(cross.value, formula, { rel: 1e-10 });
    }
  });

  it('KL(p‖q) has one valley, at the mean and the sd of p: downhill along every straight way there', () => {
    const [mean, sd] = [facts.klPQMean().value, facts.klPQSd().value];
    const sums = p.weights.map((w, i) => w * p.means[i]);
    expectClose(mean, sums[0] + sums[1], { rel: 1e-12 });
    expectClose(
      sd ** 2,
      p.weights.reduce((sum, w, i) => sum + w * (p.sds[i] ** 2 + (p.means[i] - mean) ** 2), 0),
      { rel: 1e-12 },
    );
    expect(bestFit(p, 'klPQ').minima).toHaveLength(1);
    const height = objective(p, 'klPQ');
    for (const [m, logSd] of [
      [-6, -2],
      [-6, 2],
      [6, -2],
      [6, 2],
      [0, 2],
    ]) {
      const at = (share: number) =>
        height(mean + share * (m - mean), Math.exp(Math.log(sd) + share * (logSd - Math.log(sd))))
          .value;
      for (let share = 0.1; share <= 1; share += 0.1)
        expect(at(share)).toBeGreaterThan(at(share - 0.1));
    }
  });

  it('KL(q‖p) has the two valleys that are told of', () => {
    const { minima } = bestFit(p, 'klQP');
    expect(facts.klQPMinima().value).toBe(minima.length);
    expect(facts.klQPOtherMean().value).toBe(minima[1].mean);
    expect(facts.klQPOtherValue().value).toBe(minima[1].value);
    expect(minima[1].isGlobal).toBe(false);
  });
});

const minusLogQ = {
  at: (logP: number, logQ: number) => -Math.exp(logP) * logQ,
  sensitivity: (logP: number, logQ: number) => Math.exp(logP) * (1 + Math.abs(logQ)),
};

describe('does KL(q‖p) pick one mode?', () => {
  const [birth, jump] = [switchFacts.birth().value, switchFacts.jump().value];
  const at = (a: number) => bestFit(humps(a), 'klQP').minima;

  it('one covering minimum, then local ones on either hump, then those are the best', () => {
    for (const a of [0.5, 1, 1.5, 2, birth - 0.005]) {
      expect(at(a)).toHaveLength(1);
      expect(covers(at(a)[0])).toBe(true);
    }
    for (const a of [birth + 0.005, 2.6, jump - 0.005]) {
      expect(at(a).map(covers)).toEqual([true, false, false]);
      expect(at(a)[1].isGlobal).toBe(false);
    }
    for (const a of [jump + 0.005, 3, 4])
      expect(at(a).map((each) => [covers(each), each.isGlobal])).toEqual([
        [false, true],
        [false, true],
        [true, false],
      ]);
  });

  it('a jump: the sds on both sides of it', () => {
    const [before, after] = [best(humps(jump - 1e-4), 'klQP'), best(humps(jump + 1e-4), 'klQP')];
    expectClose(switchFacts.sdCovering().value, before.sd, { rel: 1e-3 });
    expectClose(switchFacts.sdOnOne().value, after.sd, { rel: 1e-3 });
    expect(before.sd).toBeGreaterThan(2 * after.sd);
  });

  it('ignoring one of two equal humps costs log 2, and never more; covering costs ever more', () => {
    expectClose(switchFacts.logTwo().value, Math.LN2, { rel: 1e-15 });
    let covering = 0;
    for (const a of [2.5, 2.8, 3, 4, 6, 10, 20]) {
      const minima = at(a);
      const onOne = minima.find((each) => !covers(each))!.value;
      expect(onOne).toBeLessThan(Math.LN2 + 1e-12);
      if (a >= 3) expectClose(onOne, Math.LN2, { rel: 9e-3 });
      const wide = minima.find(covers)!.value;
      expect(wide).toBeGreaterThan(covering);
      covering = wide;
    }
  });

  it('each way the old minimum is followed, it stays', () => {
    let wide = { mean: 0, sd: Math.sqrt(1 + 4) };
    for (let a = 2; a < 12; a += 0.1) {
      const next = continueFit(humps(a), 'klQP', {}, wide);
      expect(Math.abs(next?.mean ?? 1)).toBeLessThan(1e-6);
      wide = next ?? wide;
    }
    let narrow = { mean: 4, sd: 1 };
    for (let a = 4; a > birth + 0.02; a -= 0.05) {
      const next = continueFit(humps(a), 'klQP', {}, { ...narrow, mean: narrow.mean - 0.05 });
      expect(next?.mean ?? 0).toBeGreaterThan(1.5);
      narrow = next ?? narrow;
    }
  });

  it.each([
    ['tv', switchFacts.jumpOfTv],
    ['jsd', switchFacts.jumpOfJsd],
    ['l2Squared', switchFacts.jumpOfL2],
  ] as const)('the best q by %s lets go of one hump at the distance told, later', (loss, fact) => {
    const { value } = fact();
    expect(covers(best(humps(value - 0.01), loss))).toBe(true);
    expect(covers(best(humps(value + 0.01), loss))).toBe(false);
    expect(value).toBeGreaterThan(jump);
  });

  it('that by KL(p‖q) never does', () => {
    for (const a of [1, 3, 10, 100]) {
      const { mean, sd } = best(humps(a), 'klPQ');
      expect(Math.abs(mean)).toBeLessThan(1e-12);
      expectClose(sd, Math.sqrt(a * a + 1), { rel: 1e-12 });
    }
  });
});

describe('the cure is a richer q', () => {
  it.each(['klQP', 'klPQ'] as const)('the first q, cut in two, finds p by %s', (loss) => {
    const { mean, sd } = directionFigure.model.initial.q;
    const start: GaussianMixtureSpec = {
      family: 'gaussianMixture',
      weights: [0.5, 0.5],
      means: [mean - sd, mean + sd],
      sds: [sd, sd],
    };
    const { end, settled } = fitMixture(p, loss, start);
    expect(settled).toBe(true);
    expect(compare(end, p)[loss].value).toBeLessThan(1e-9);
    expect(compare(p, p)[loss].value).toBe(0);
  });

  it('both components on one of two far humps stay there by KL(q‖p)', () => {
    const start: GaussianMixtureSpec = {
      family: 'gaussianMixture',
      weights: [0.5, 0.5],
      means: [7.5, 8.5],
      sds: [1, 1],
    };
    const { end, loss } = fitMixture(humps(8), 'klQP', start);
    for (const mean of end.means) expect(mean).toBeGreaterThan(4);
    expectClose(loss.value, Math.LN2, { rel: 9e-3 });
  });
});

describe('convexity', () => {
  const rng = createRng(4);
  const between = (low: number, high: number) => low + (high - low) * rng.uniform();
  /** The largest height of a midpoint over its chord. */
  const bulge = (height: (x: number, y: number) => number, draw: () => readonly [number, number]) =>
    Math.max(
      ...Array.from({ length: 40 }, () => {
        const [[a, b], [c, d]] = [draw(), draw()];
        return height((a + c) / 2, (b + d) / 2) - (height(a, b) + height(c, d)) / 2;
      }),
    );
  const meanAndSd = () => [between(-4, 4), between(0.1, 9)] as const;

  it('KL(p‖q) is convex in the natural parameters, whatever p', () => {
    const targets: ContinuousSpec[] = [p, { family: 'uniform', low: 0, high: 1 }, normal(1, 2)];
    for (const target of targets) {
      const height = objective(target, 'klPQ');
      const natural = (first: number, second: number) => {
        const variance = -1 / (2 * second);
        return height(first * variance, Math.sqrt(variance)).value;
      };
      expect(bulge(natural, () => [between(-3, 3), between(-3, -0.01)])).toBeLessThan(1e-9);
    }
  });

  it('but not in mean and sd: it bends the other way from √3 sds of p on', () => {
    const height = objective(p, 'klPQ');
    const [mean, sd] = [facts.klPQMean().value, facts.klPQSd().value];
    const bend = (times: number, h = 0.01) =>
      height(mean, times * sd + h).value -
      2 * height(mean, times * sd).value +
      height(mean, times * sd - h).value;
    expect(bend(Math.sqrt(3) - 0.05)).toBeGreaterThan(0);
    expect(bend(Math.sqrt(3) + 0.05)).toBeLessThan(0);
  });

  it('KL(q‖p) is convex in mean and sd where log p is concave, and not with two valleys', () => {
    for (const target of [
      { family: 'logistic', loc: 0, scale: 1 },
      { family: 'laplace', loc: 1, scale: 0.7 },
      normal(0, 2),
    ] as const) {
      const height = objective(target, 'klQP');
      expect(bulge((m, sd) => height(m, sd).value, meanAndSd)).toBeLessThan(1e-9);
    }
    const height = objective(p, 'klQP');
    const [one, other] = bestFit(p, 'klQP').minima;
    const middle = height((one.mean + other.mean) / 2, (one.sd + other.sd) / 2).value;
    expect(middle).toBeGreaterThan(1.5 * Math.max(one.value, other.value));
  });
});

describe('what this settles', () => {
  it('no triangle inequality, by the closed form', () => {
    expectClose(facts.klTwoApart().value, 2, { rel: 1e-14 });
    expectClose(facts.klByWay().value, 1, { rel: 1e-14 });
  });

  it('“forward” and “reverse” stand beside their formulas', () => {
    expect(prose).toContain('KL(q‖p) “reverse” and KL(p‖q) “forward”');
    const others = prose
      .replace('KL(q‖p) “reverse” and KL(p‖q) “forward”', '')
      .replace('Reverse KL, that is KL(q‖p)', '');
    expect(others).not.toMatch(/forward|reverse/iu);
  });
});

describe('the chapter', () => {
  it('holds both its figures, typeset formulas, an answer of two sentences and its sources', () => {
    expect(used).toEqual([directionFigure.id, modeSwitch.id]);
    expect(html).toContain('<math');
    const answer = /<aside class="answer".*?<p>(.*?)<\/p>/s.exec(html)?.[1] ?? '';
    expect(answer.match(/[.](\s|$)/g)).toHaveLength(2);
    expect(html).toContain('Minka');
    expect(prose).not.toContain('NaN');
  });

  it('links to presets that the first figure has', () => {
    const links = [...html.matchAll(/href="\?preset=([^"]+)"/g)].map(([, id]) => id);
    for (const id of links) expect(presetState(directionFigure.model, id)).toBeDefined();
  });
});

import { describe, expect, it } from 'vitest';
import { facts, figure as learningRace } from '../figures/learning-race';
import { bestRate, createRun, softmaxGradients, type RaceLoss } from '../math';
import { expectClose } from '../math/testing';
import { presetState } from '../state';
import { gradients } from './Gradients';
import { readChapter } from './testing/readChapter';

const { html, prose, used, core } = readChapter(gradients);

const stateOf = (id: string) => presetState(learningRace.model, id)!.state;
const wrong = stateOf('confidently-wrong');
const right = stateOf('confidently-right');

const softmax = (logits: readonly number[]): number[] => {
  const powers = logits.map(Math.exp);
  const total = powers.reduce((sum, x) => sum + x, 0);
  return powers.map((x) => x / total);
};
const GRADIENTS = {
  kl: 'gradKl',
  halfL2: 'gradHalfL2',
  l1: 'gradL1',
  jsd: 'gradJsd',
} as const satisfies Record<RaceLoss, string>;

describe('the numbers in the prose', () => {
  it('stand there as written by hand once, and come from the core', () => {
    expect(core).toEqual([
      '0.0025',
      '6',
      '5',
      '25',
      '10',
      '1,610',
      '0.0067',
      '−0.993',
      '−0.013',
      '−0.99995',
      '−9×10⁻⁵',
      '6',
      '98',
      '17.8',
      '0.0006',
      '5.97',
      '6.9',
      '6',
      '8',
      '11',
      '5',
      '21',
      '310',
      '25',
      '65',
      '1,500',
      '50',
      '300',
      '6,000',
      '4',
      '69',
      '100',
      '80',
      '125',
    ]);
  });

  it('the square of a miss by 0.05', () => {
    expectClose(facts.squareOfMiss().value, 0.0025, { rel: 1e-14 });
  });

  it.each([
    ['uniform', facts.uniform],
    ['confidently-wrong', facts.wrong],
    ['confidently-right', facts.right],
  ] as const)('steps at the best rates, %s: by arithmetic on the gradients alone', (id, told) => {
    const { start: logits, target } = stateOf(id);
    for (const loss of ['kl', 'halfL2', 'jsd'] as const) {
      const { rate } = bestRate({ logits, target, loss });
      const far = (s: readonly number[]) =>
        s.reduce((sum, each, k) => sum + Math.abs(each - target[k]), 0) / 2;
      let a = [...logits];
      let steps = 0;
      while (far(softmax(a)) >= 0.01 && steps < 5000) {
        const gradient = softmaxGradients(a, target)[GRADIENTS[loss]];
        a = a.map((x, k) => x - rate * gradient[k]);
        steps += 1;
      }
      expect(told[loss]().value).toBe(steps);
    }
  });
});

describe('small is not slow', () => {
  it('a thousand times the loss at a thousandth of the rate: the same path, up to rounding', () => {
    const { start: logits, target } = wrong;
    const own = createRun({ logits, target, loss: 'halfL2', rate: 16 });
    const scaled = createRun({ logits, target, loss: 'halfL2', rate: 0.016, factor: 1000 });
    for (const step of [1, 10, 100, 1000]) {
      own.at(step).logits.forEach((x, k) => {
        expectClose(scaled.at(step).logits[k], x, { rel: 1e-9, abs: 1e-9 });
      });
    }
    expectClose(scaled.at(0).gradientNorm, 1000 * own.at(0).gradientNorm, { rel: 1e-13 });
  });

  it('from the uniform start squares are slower than KL(t‖s), by a small factor', () => {
    const { kl, halfL2 } = facts.uniform;
    expect(halfL2().value).toBeGreaterThan(kl().value);
    expect(halfL2().value).toBeLessThan(10 * kl().value);
  });
});

describe('what no factor cures', () => {
  it('both gradients are as the formulas say', () => {
    const logits = [0.3, -1.2, 2, 0.4];
    const target = [0.1, 0.5, 0.2, 0.2];
    const { gradKl, gradHalfL2 } = softmaxGradients(logits, target);
    const s = softmax(logits);
    const mean = s.reduce((sum, each, j) => sum + each * (each - target[j]), 0);
    s.forEach((each, k) => {
      expectClose(gradKl[k], each - target[k], { rel: 1e-12 });
      expectClose(gradHalfL2[k], each * (each - target[k] - mean), { rel: 1e-12 });
    });
  });

  it('confidently wrong: the class that should rise and the one that should fall are hardly pulled', () => {
    const { gradKl, gradHalfL2, softmax: s } = softmaxGradients(wrong.start, wrong.target);
    const winner = s.indexOf(Math.max(...s));
    expect(s[winner]).toBeGreaterThan(0.99);
    expect(wrong.target[winner]).toBeLessThan(0.2);
    const missed = wrong.target.indexOf(Math.max(...wrong.target));
    expect(gradKl[missed]).toBeLessThan(-0.5);
    expect(gradKl[winner]).toBeGreaterThan(0.8);
    for (const k of [missed, winner])
      expect(Math.abs(gradHalfL2[k])).toBeLessThan(0.01 * Math.abs(gradKl[k]));
  });

  it('one sigmoid: by hand, and weaker where it is more wrong', () => {
    for (const [z, kl, square] of [
      [-5, facts.slopeKl, facts.slopeSquare],
      [-10, facts.slopeKlFurther, facts.slopeSquareFurther],
    ] as const) {
      const s = 1 / (1 + Math.exp(-z));
      expectClose(kl().value, s - 1, { rel: 1e-13 });
      expectClose(square().value, 2 * (s - 1) * s * (1 - s), { rel: 1e-12 });
    }
    expectClose(facts.sigmoidAtFive().value, 1 / (1 + Math.exp(5)), { rel: 1e-13 });
    expect(Math.abs(facts.slopeSquareFurther().value)).toBeLessThan(
      0.01 * Math.abs(facts.slopeSquare().value),
    );
    expect(Math.abs(facts.slopeKlFurther().value)).toBeGreaterThan(Math.abs(facts.slopeKl().value));
  });

  it('too sure of the right class is as bad for the squares, and not for KL(t‖s)', () => {
    const most = (values: readonly number[]) => values.indexOf(Math.max(...values));
    expect(most(right.start)).toBe(most(right.target));
    expect(facts.right.halfL2().value).toBeGreaterThan(10 * facts.right.kl().value);
  });

  it.each([
    ['kl', facts.ceilingKl],
    ['halfL2', facts.ceilingSquare],
  ] as const)('near the target %s settles below its ceiling, and not above', (loss, ceiling) => {
    const { target } = wrong;
    const near = target.map((t, k) => Math.log(t) + (k === 0 ? 1e-6 : 0));
    const end = (times: number) =>
      createRun({ logits: near, target, loss, rate: times * ceiling().value }).at(400).tv;
    const start = createRun({ logits: near, target, loss, rate: 1 }).at(0).tv;
    expect(end(0.97)).toBeLessThan(start);
    expect(end(1.03)).toBeGreaterThan(100 * start);
  });

  it('the first step at the ceiling: next to nothing for the squares', () => {
    for (const [loss, ceiling, told] of [
      ['kl', facts.ceilingKl, facts.firstStepKl],
      ['halfL2', facts.ceilingSquare, facts.firstStepSquare],
    ] as const) {
      const run = createRun({
        logits: wrong.start,
        target: wrong.target,
        loss,
        rate: ceiling().value,
      });
      const [from, to] = [run.at(0).logits, run.at(1).logits];
      // The logits of about ten hardly change: what is left of the difference has fewer digits.
      expectClose(Math.hypot(...to.map((x, k) => x - from[k])), told().value, { rel: 1e-6 });
    }
    expect(facts.firstStepSquare().value).toBeLessThan(0.01 * facts.firstStepKl().value);
  });

  it('a greater factor: the squares leave earlier, and do not arrive', () => {
    const { start, target } = wrong;
    const rate = facts.ceilingSquare().value * 0.95;
    const race = (factor: number) =>
      createRun({ logits: start, target, loss: 'halfL2', rate, factor });
    const leaves = (factor: number) => {
      const { tv } = race(factor).curves(5000);
      return tv.findIndex((each) => each < 0.9 * tv[0]);
    };
    expect(leaves(10)).toBeLessThan(leaves(1) / 5);
    expect(race(1).arrival()).toBeGreaterThan(0);
    expect(race(10).arrival()).toBeUndefined();
  });
});

describe('what is said of the claims', () => {
  const tuned = (loss: RaceLoss, logits: readonly number[], target: readonly number[]) => {
    const { steps, attained } = bestRate({ logits, target, loss });
    expect(attained).toBe(true);
    return steps;
  };

  it('from farther off KL(t‖s) takes longer in proportion to the logits, longest for a rare class; squares do not', () => {
    const third = [1, 1, 1].map((one) => one / 3);
    const depths = [12, 24, 48];
    const ofWrong = depths.map((depth) => tuned('kl', [0, 0, depth], third));
    const ofRare = depths.map((depth) => tuned('kl', [3, 2, -depth], [0.7, 0.25, 0.05]));
    for (const steps of [ofWrong, ofRare]) {
      const [near, far, farther] = steps;
      expect(near).toBeLessThan(far);
      expect(far).toBeLessThan(farther);
      // In proportion at most: twice the depth, no more than twice the steps.
      expect(far).toBeLessThanOrEqual(2 * near);
      expect(farther).toBeLessThanOrEqual(2 * far);
    }
    for (const [i, steps] of ofRare.entries()) expect(steps).toBeGreaterThan(5 * ofWrong[i]);
    const ofSquares = [6, 12].map((depth) => tuned('halfL2', [0, 0, depth], third));
    expect(ofSquares[1]).toBeGreaterThan(20 * ofSquares[0]);
  });

  it('squares can be slower than L1 where a class that should have a share is thought impossible', () => {
    const slower = (logits: readonly number[], target: readonly number[]) =>
      tuned('halfL2', logits, target) > tuned('l1', logits, target);
    const { start, target } = stateOf('rare-class');
    expect(slower(start, target)).toBe(true);
    expect(slower([0, -7, 0], [0.4, 0.4, 0.2])).toBe(true);
    for (const { start: logits, target: aim } of [stateOf('uniform'), wrong, right])
      expect(slower(logits, aim)).toBe(false);
  });
});

describe('the chapter', () => {
  it('holds its figure, typeset formulas, an answer of two sentences and its sources', () => {
    expect(used).toEqual([learningRace.id]);
    expect(html).toContain('<math');
    const answer = /<aside class="answer".*?<p>(.*?)<\/p>/s.exec(html)?.[1] ?? '';
    expect(answer.match(/[.](\s|$)/g)).toHaveLength(2);
    expect(html).toContain('Golik');
    expect(prose).not.toContain('NaN');
  });

  it('links to presets that the figure has', () => {
    const links = [...html.matchAll(/href="\?preset=([^"]+)"/g)].map(([, id]) => id);
    expect(links).toEqual([
      'rescaled',
      'uniform',
      'confidently-wrong',
      'confidently-right',
      'adam',
      'rare-class',
    ]);
    for (const id of links) expect(presetState(learningRace.model, id)).toBeDefined();
  });
});

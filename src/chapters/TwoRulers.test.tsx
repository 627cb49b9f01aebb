import { describe, expect, it } from 'vitest';
import { figure as twoBars } from '../figures/two-bars';
import { facts, figure as twoRulersFigure } from '../figures/two-rulers';
import {
  compare,
  compareDiscrete,
  createDistribution,
  divergences,
  meanSquareOverWindow,
  translate,
  type Comparison,
  type ContinuousSpec,
} from '../math';
import { expectClose } from '../math/testing';
import { twoRulers } from './TwoRulers';
import { readChapter } from './testing/readChapter';

const normal = (mean: number, sd = 1): ContinuousSpec => ({ family: 'normal', mean, sd });
const kl = divergences.find(({ id }) => id === 'klQP')!;
const { html, prose, used, core } = readChapter(twoRulers);

/** d/dd of a quantity of the unit normal and p moved to distance d, by central differences of the core. */
function slope(id: keyof Comparison, p: ContinuousSpec, d: number, h = 1e-3): number {
  const at = (distance: number): number => compare(normal(0), translate(p, distance)!)[id].value;
  return (at(d + h) - at(d - h)) / (2 * h);
}

describe('the numbers in the prose', () => {
  it('stand there as written by hand once, and come from the core', () => {
    expect(core).toEqual(['6.91', '1.443', '0.564', '0.0002', '4×10⁻¹¹', '0.0125', '0.00125']);
  });

  it('ln 1000, and bits to a nat', () => {
    expectClose(facts.logThousand.value, 3 * Math.LN10, { rel: 1e-15 });
    expectClose(2 ** facts.bitsPerNat.value, Math.E, { rel: 1e-14 });
  });

  it('1/√π, and the slopes at 6 and 10', () => {
    expectClose(facts.l2Limit.value, 1 / Math.sqrt(Math.PI), { rel: 1e-15 });
    expectClose(facts.l2SlopeAtSix.value, slope('l2Squared', normal(0), 6), { rel: 1e-5 });
    expectClose(facts.l2SlopeAtTen.value, (5 / Math.sqrt(Math.PI)) * Math.exp(-25), { rel: 1e-13 });
  });

  it('the MSE of N(0, 1) and N(1, 1) on a grid over ±5 and ±50', () => {
    const [q, p] = [createDistribution(normal(0)), createDistribution(normal(1))];
    const onGrid = (half: number): number => {
      const z = Array.from({ length: 2001 }, (_, i) => -half + (half * i) / 1000);
      return z.reduce((sum, point) => sum + (q.pdf(point) - p.pdf(point)) ** 2, 0) / z.length;
    };
    expectClose(facts.mseWithinFive.value, onGrid(5), { rel: 2e-3 });
    expectClose(facts.mseWithinFifty.value, onGrid(50), { rel: 2e-3 });
  });
});

describe('what each ruler adds up', () => {
  it('both are zero only when the two agree', () => {
    const same = compare(normal(2, 3), normal(2, 3));
    expect([same.klQP.value, same.l2Squared.value]).toEqual([0, 0]);
    const near = compare(normal(2, 3), normal(2, 3 + 1e-6));
    expect(near.klQP.value).toBeGreaterThan(0);
    expect(near.l2Squared.value).toBeGreaterThan(0);
  });

  it('p a thousandth of q: the difference of the heights is still about q', () => {
    const q = 0.37;
    expect((q - q / 1000) / q).toBeGreaterThan(0.99);
  });

  it('where p is zero and q is not KL is infinite, and squares forgive it', () => {
    const q = { family: 'uniform', low: 0, high: 1.01 } as const;
    const p = { family: 'uniform', low: 0, high: 1 } as const;
    const { klQP, l2Squared } = compare(q, p);
    expect(klQP.value).toBe(Infinity);
    expect(l2Squared.value).toBeLessThan(0.01);
  });

  it('adding p − q changes the total never: also where p lives on more ground than q', () => {
    const q = { family: 'uniform', low: 0, high: 1 } as const;
    const p = { family: 'uniform', low: -1, high: 2 } as const;
    // q log(q/p) − q + p is log 3 − 1 + 1/3 over [0, 1] and 1/3 over the two stretches beside it.
    expectClose(Math.log(3) - 1 + 1 / 3 + 2 / 3, compare(q, p).klQP.value, { rel: 1e-14 });
    expect(prose).toContain('whose integral is always 0');
  });

  it('q log(q/p) is negative wherever p > q, the other integrand nowhere', () => {
    const [textbook, nonNegative] = ['textbook', 'nonNegative'].map(
      (id) => kl.integrands.find((integrand) => integrand.id === id)!.at,
    );
    for (const q of [1e-9, 0.1, 0.4]) {
      for (const p of [1e-9, 0.1, 0.4]) {
        expect(textbook(Math.log(q), Math.log(p)) < 0).toBe(p > q);
        expect(nonNegative(Math.log(q), Math.log(p))).toBeGreaterThanOrEqual(0);
      }
    }
  });

  it('the derivation is read line by line: no count in the prose that could go stale', () => {
    expect(prose).not.toMatch(/in (three|four|five|six|\d) lines/);
    expect(twoRulersFigure.derivations.map(({ id }) => id)).toContain('gibbs');
  });
});

describe('one keeps pulling, the other lets go', () => {
  it.each([0.5, 1, 3, 6, 10])(
    'at d = %d: KL = d²/2 with slope d, L2² = (1 − e^(−d²/4))/√π',
    (d) => {
      const { klQP, l2Squared } = compare(normal(0), normal(d));
      expectClose(klQP.value, (d * d) / 2, { rel: 1e-14 });
      expectClose(slope('klQP', normal(0), d), d, { rel: 1e-9 });
      expectClose(l2Squared.value, -Math.expm1((-d * d) / 4) / Math.sqrt(Math.PI), { rel: 1e-13 });
    },
  );

  it('the tails of a Laplace: the slope levels off at one over its scale', () => {
    const p: ContinuousSpec = { family: 'laplace', loc: 0, scale: 1 };
    expect(slope('klQP', p, 1)).toBeLessThan(0.9);
    for (const d of [5, 10, 20]) expectClose(slope('klQP', p, d), 1, { rel: 1e-4 });
  });

  it('Student’s: the slope fades, slowly', () => {
    const p: ContinuousSpec = { family: 'studentT', df: 3, loc: 0, scale: 1 };
    const [s5, s10, s20, s40] = [5, 10, 20, 40].map((d) => slope('klQP', p, d));
    for (const [near, far] of [
      [s5, s10],
      [s10, s20],
      [s20, s40],
    ]) {
      expect(far).toBeLessThan(near);
      // Slowly: like 1/d, half at twice the distance, and never gone as that of L2² is.
      expect(far).toBeGreaterThan(0.4 * near);
    }
    expect(slope('l2Squared', p, 40)).toBeLessThan(1e-3 * s40);
  });

  it('no factor cures the saturation: the slope of L2² fades against its own ceiling', () => {
    expect(facts.l2SlopeAtTen.value / facts.l2Limit.value).toBeLessThan(1e-10);
  });
});

describe('windows and units', () => {
  it('apart: no shift makes L2² less by much, a wider q does, and widths alone set how much there is', () => {
    const l2 = (mean: number, sd: number) =>
      compare({ family: 'normal', mean: 0, sd }, { family: 'normal', mean, sd: 1 }).l2Squared.value;
    expect(l2(10, 1) - l2(9.9, 1)).toBeLessThan(1e-9);
    expectClose(l2(10, 1), 1 / Math.sqrt(Math.PI), { rel: 1e-9 });
    expect(l2(10, 1.1)).toBeLessThan(l2(10, 1) - 0.02);
  });

  it('L2² carries the unit of z: metres to centimetres divide it by 100; KL does not notice', () => {
    const metres = compare(normal(0, 1), normal(1, 1));
    const centimetres = compare(normal(0, 100), normal(100, 100));
    expectClose(centimetres.l2Squared.value, metres.l2Squared.value / 100, { rel: 1e-13 });
    expectClose(centimetres.klQP.value, metres.klQP.value, { rel: 1e-14 });
  });

  it('the mean over a window times its length is L2² once it holds both curves', () => {
    const [q, p] = [createDistribution(normal(0)), createDistribution(normal(1))];
    for (const w of [20, 50]) {
      const { value } = meanSquareOverWindow(q, p, w);
      expectClose(value * 2 * w, compare(normal(0), normal(1)).l2Squared.value, { rel: 1e-12 });
    }
  });
});

describe('the same with bars', () => {
  const q = [0.1, 0.2, 0.3, 0.4];
  const p = [0.4, 0.3, 0.2, 0.1];

  it('MSE is L2²/n, RMSE its root', () => {
    const { mse, rmse, l2Squared } = compareDiscrete(q, p);
    expectClose(mse.value, l2Squared.value / 4, { rel: 1e-15 });
    expectClose(rmse.value ** 2, mse.value, { rel: 1e-15 });
  });

  it('a category that neither uses makes the MSE smaller; KL does not notice it', () => {
    const before = compareDiscrete(q, p);
    const after = compareDiscrete([...q, 0], [...p, 0]);
    expectClose(after.mse.value, 0.8 * before.mse.value, { rel: 1e-14 });
    expect(after.klQP.value).toBe(before.klQP.value);
  });
});

describe('what this settles', () => {
  it('KL is not symmetric, but for normals of equal sd and any two Cauchys', () => {
    const gap = (q: ContinuousSpec, p: ContinuousSpec): number => {
      const { klQP, klPQ } = compare(q, p);
      return Math.abs(klQP.value / klPQ.value - 1);
    };
    const cauchy = (loc: number, scale: number): ContinuousSpec => ({
      family: 'studentT',
      df: 1,
      loc,
      scale,
    });
    expect(gap(normal(0, 1), normal(1, 2))).toBeGreaterThan(0.1);
    expect(gap(normal(0, 2), normal(3, 2))).toBeLessThan(1e-14);
    expect(gap(cauchy(0, 1), cauchy(3, 0.2))).toBeLessThan(1e-10);
    expect(gap(cauchy(-5, 7), cauchy(3, 0.2))).toBeLessThan(1e-10);
  });

  it('JSD is at most ln 2, and reaches it where nothing is shared', () => {
    const { jsd } = compare(
      { family: 'uniform', low: 0, high: 1 },
      { family: 'uniform', low: 2, high: 3 },
    );
    expectClose(jsd.value, Math.LN2, { rel: 1e-15 });
  });
});

describe('the chapter', () => {
  it('holds both its figures, typeset formulas, an answer of two sentences and its sources', () => {
    expect(used).toEqual([twoRulersFigure.id, twoBars.id]);
    expect(html).toContain('<math');
    const answer = /<aside class="answer".*?<p>(.*?)<\/p>/s.exec(html)?.[1] ?? '';
    expect(answer.match(/[.](\s|$)/g)).toHaveLength(2);
    expect(html).toContain('Kullback');
    expect(prose).not.toContain('NaN');
  });
});

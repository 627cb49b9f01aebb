import { describe, expect, it } from 'vitest';
import {
  BEST_RATES,
  facts,
  GAPS,
  meanSteps,
  RANDOM_TARGET,
  randomStarts,
} from '../figures/learning-race';
import { createRng, RACE_LOSSES, softmaxGradients, type RaceLoss } from '../math';
import { expectClose } from '../math/testing';

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

describe('who else saturates', () => {
  const target = [0.1, 0.5, 0.2, 0.2];
  const nearly = (gap: number) => [gap, 0, 0, 0];

  it('the general formula gives every gradient, by finite differences of the loss in s', () => {
    const s = softmax([0.3, -1.2, 2, 0.4]);
    const values = {
      halfL2: (x: readonly number[]) =>
        x.reduce((sum, each, k) => sum + (each - target[k]) ** 2, 0) / 2,
      jsd: (x: readonly number[]) =>
        x.reduce((sum, each, k) => {
          const m = (each + target[k]) / 2;
          return sum + (each * Math.log(each / m) + target[k] * Math.log(target[k] / m)) / 2;
        }, 0),
      kl: (x: readonly number[]) =>
        x.reduce((sum, each, k) => sum + target[k] * Math.log(target[k] / each), 0),
      l1: (x: readonly number[]) => x.reduce((sum, each, k) => sum + Math.abs(each - target[k]), 0),
    };
    const all = softmaxGradients(s.map(Math.log), target);
    for (const loss of RACE_LOSSES) {
      const h = 1e-6;
      const slopes = s.map(
        (each, k) =>
          (values[loss](s.with(k, each + h)) - values[loss](s.with(k, each - h))) / (2 * h),
      );
      const mean = s.reduce((sum, each, k) => sum + each * slopes[k], 0);
      s.forEach((each, k) => {
        expectClose(all[GRADIENTS[loss]][k], each * (slopes[k] - mean), { rel: 1e-6, abs: 1e-9 });
      });
    }
  });

  it('sure of one class, every gradient but that of KL(t‖s) is as good as gone', () => {
    const norm = (values: readonly number[]) => Math.hypot(...values);
    const at = softmaxGradients(nearly(14), target);
    expect(norm(at.gradKl)).toBeGreaterThan(0.9);
    for (const key of ['gradHalfL2', 'gradL1', 'gradJsd', 'gradKlReverse'] as const)
      expect(norm(at[key] as readonly number[])).toBeLessThan(1e-3);
  });

  it('where s_k is small the slope of KL(t‖s) grows as 1/s_k, those of JSD and KL(s‖t) as a logarithm', () => {
    const t = 0.3;
    const slopes = {
      kl: (s: number) => -t / s,
      jsd: (s: number) => Math.log((2 * s) / (s + t)) / 2,
      reverse: (s: number) => Math.log(s / t) + 1,
    };
    // Each by the differences of its own summand, and from 10⁻⁶ to 10⁻⁸.
    const summands = {
      kl: (s: number) => t * Math.log(t / s),
      jsd: (s: number) => (s * Math.log((2 * s) / (s + t)) + t * Math.log((2 * t) / (s + t))) / 2,
      reverse: (s: number) => s * Math.log(s / t),
    };
    for (const loss of ['kl', 'jsd', 'reverse'] as const) {
      const h = 1e-4;
      const by = (summands[loss](0.1 + h) - summands[loss](0.1 - h)) / (2 * h);
      expectClose(slopes[loss](0.1), by, { rel: 1e-4 });
    }
    const growth = (loss: keyof typeof slopes) => slopes[loss](1e-8) / slopes[loss](1e-6);
    expectClose(growth('kl'), 100, { rel: 1e-12 });
    expect(growth('jsd')).toBeLessThan(1.5);
    expect(growth('reverse')).toBeLessThan(1.5);
  });

  it('near the target the gradient of L1 does not shrink, as that of the squares does', () => {
    const norms = (by: number) => {
      const logits = target.map((t, k) => Math.log(t) + (k === 1 ? by : 0));
      const { gradL1, gradHalfL2 } = softmaxGradients(logits, target);
      return [Math.hypot(...gradL1), Math.hypot(...gradHalfL2)];
    };
    const [[l1Far, squareFar], [l1Near, squareNear]] = [norms(1e-2), norms(1e-6)];
    expectClose(l1Near, l1Far, { rel: 9e-3 });
    expectClose(squareNear, 1e-4 * squareFar, { rel: 9e-3 });
  });
});

describe('the table', () => {
  const steps = (loss: RaceLoss, gap: (typeof GAPS)[number]) => facts.meanSteps(loss, gap).value;

  it('the further wrong the start, the more steps, and the wider apart; L1 last in every column', () => {
    for (const loss of RACE_LOSSES) {
      expect(steps(loss, 8)).toBeGreaterThan(steps(loss, 0));
      expect(steps(loss, 12)).toBeGreaterThan(steps(loss, 8));
    }
    for (const gap of GAPS) {
      expect(steps('halfL2', gap)).toBeGreaterThan(1.5 * steps('jsd', gap));
      expect(steps('l1', gap)).toBeGreaterThan(1.5 * steps('halfL2', gap));
    }
    expect(steps('l1', 12) / steps('kl', 12)).toBeGreaterThan(
      10 * (steps('l1', 0) / steps('kl', 0)),
    );
  });

  it('KL(t‖s) takes about as many from anywhere; JSD is as quick from near, not from far', () => {
    expect(steps('kl', 12)).toBeLessThan(2 * steps('kl', 0));
    expect(steps('jsd', 0)).toBeLessThan(1.2 * steps('kl', 0));
    expect(steps('jsd', 12)).toBeGreaterThan(10 * steps('kl', 12));
  });

  it('each rate serves best: others near it save nothing to speak of, of L1 less than a fifth', () => {
    for (const gap of GAPS) {
      for (const loss of RACE_LOSSES) {
        // The longest runs are left to the other columns.
        if (gap === 12 && (loss === 'halfL2' || loss === 'l1')) continue;
        const best = BEST_RATES[gap][loss];
        const least = loss === 'l1' ? 0.8 : 0.99;
        for (const times of [0.8, 0.94, 1.06, 1.25])
          expect(meanSteps(loss, gap, times * best)).toBeGreaterThan(least * steps(loss, gap));
      }
    }
  });

  it.each([1, 5])(
    'other starts (seed %i) keep the order, and move the digits by half at most',
    (seed) => {
      for (const gap of [0, 8] as const) {
        const others = RACE_LOSSES.map((loss) => meanSteps(loss, gap, BEST_RATES[gap][loss], seed));
        RACE_LOSSES.forEach((loss, i) => {
          expect(Math.abs(Math.log(others[i] / steps(loss, gap)))).toBeLessThan(Math.log(1.5));
        });
        const order = (values: readonly number[]) =>
          RACE_LOSSES.toSorted(
            (a, b) => values[RACE_LOSSES.indexOf(a)] - values[RACE_LOSSES.indexOf(b)],
          );
        expect(order(others)).toEqual(order(RACE_LOSSES.map((loss) => steps(loss, gap))));
      }
    },
  );

  it('starts as its caption says', () => {
    expect(RANDOM_TARGET).toHaveLength(5);
    for (const gap of GAPS) {
      const starts = randomStarts(gap);
      expect(starts).toHaveLength(24);
      for (const logits of starts) expect(Math.max(...logits)).toBeGreaterThan(gap - 2);
    }
  });
});

describe('where squares do well', () => {
  it('on the probabilities themselves one step of ½ lands on t', () => {
    const rng = createRng(3);
    for (let i = 0; i < 20; i += 1) {
      const [s, t] = [0, 1].map(() => softmax([0, 0, 0, 0].map(() => 3 * rng.normal())));
      const next = s.map((each, k) => each - 0.5 * (2 * (each - t[k])));
      next.forEach((each, k) => expectClose(each, t[k], { rel: 1e-9 }));
    }
  });

  it('near a uniform start by the factor told', () => {
    const ratio = facts.meanSteps('halfL2', 0).value / facts.meanSteps('kl', 0).value;
    expectClose(facts.ratioOfMeans().value, ratio, { rel: 1e-12 });
  });

  it('Adam: all four much nearer to each other, and L1 before the squares', () => {
    const [kl, halfL2, l1] = (['kl', 'halfL2', 'l1'] as const).map(
      (loss) => facts.adam[loss]().value,
    );
    const plain = facts.wrong;
    expect(halfL2 / kl).toBeLessThan(0.1 * (plain.halfL2().value / plain.kl().value));
    expect(l1 / kl).toBeLessThan(0.1 * (plain.l1().value / plain.kl().value));
    expect(l1).toBeLessThan(halfL2);
  });

  it('a false label hardly pulls the squares, and pulls KL(t‖s) in full', () => {
    const { gradKl, gradHalfL2 } = softmaxGradients([9, 0, 0], [0, 1, 0]);
    expect(Math.hypot(...gradKl)).toBeGreaterThan(1);
    expect(Math.hypot(...gradHalfL2)).toBeLessThan(1e-3);
  });
});

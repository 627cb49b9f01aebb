import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectClose } from '../testing/closeTo';
import { DomainError } from '../types';
import { ARRIVED, MOST_STEPS, createRun, type RunSpec } from './createRun';
import { softmaxGradients, type SoftmaxGradients } from './softmaxGradients';
import { RACE_LOSSES, type RaceLoss } from './types';

const target = [0.6, 0.2, 0.1, 0.07, 0.03];
const start = [0.5, -1, 0, 2, 1];
const SPEC: RunSpec = { logits: start, target, loss: 'kl', rate: 1 };

const gradientOf = (report: SoftmaxGradients, loss: RaceLoss): readonly number[] =>
  ({ kl: report.gradKl, halfL2: report.gradHalfL2, l1: report.gradL1, jsd: report.gradJsd })[loss];

describe('a run', () => {
  it.each(RACE_LOSSES)('of %s steps against the gradient that the core states', (loss) => {
    const rate = 0.7;
    const run = createRun({ logits: start, target, loss, rate });
    let logits = start;
    for (let step = 0; step <= 40; step++) {
      const report = softmaxGradients(logits, target);
      const gradient = gradientOf(report, loss);
      const at = run.at(step);
      at.logits.forEach((x, k) =>
        expect(Math.abs(x - logits[k]), `logit ${k}`).toBeLessThan(1e-12),
      );
      at.probs.forEach((s, k) => expectClose(s, report.softmax[k], { rel: 1e-12 }));
      expectClose(at.loss, report[loss].value, { rel: 1e-10 });
      expectClose(at.tv, 0.5 * report.l1.value, { rel: 1e-10 });
      expectClose(at.gradientNorm, Math.hypot(...gradient), { rel: 1e-10 });
      logits = logits.map((x, k) => x - rate * gradient[k]);
    }
  });

  it('is the same whoever looks first, and where', () => {
    const one = createRun(SPEC);
    const other = createRun(SPEC);
    const far = other.at(300);
    expect(one.arrival(3)).toBeUndefined();
    one.at(2);
    expect(one.at(300)).toEqual(far);
    expect(one.arrival()).toBe(other.arrival());
    const curves = one.curves(100);
    expect(curves.tv).toHaveLength(101);
    for (const step of [0, 64, 100]) {
      const { loss, tv, gradientNorm } = other.at(step);
      expect([curves.loss[step], curves.tv[step], curves.gradientNorm[step]]).toEqual([
        loss,
        tv,
        gradientNorm,
      ]);
    }
  });

  it('arrives at the first step below the mark', () => {
    const run = createRun(SPEC);
    const arrival = run.arrival() ?? Number.NaN;
    const { tv } = run.curves(arrival);
    expect(tv[arrival]).toBeLessThan(ARRIVED);
    expect(Math.min(...tv.subarray(0, arrival))).toBeGreaterThanOrEqual(ARRIVED);
    expect(run.arrival(arrival)).toBe(arrival);
    expect(run.arrival(arrival - 1)).toBeUndefined();
    const there = target.map(Math.log);
    expect(createRun({ ...SPEC, logits: there }).arrival()).toBe(0);
  });

  it.each(RACE_LOSSES)('of %s rescaled, with its step rescaled, walks the same path', (loss) => {
    const plain = createRun({ ...SPEC, loss, rate: 3 });
    // a power of two leaves every product exact
    const exact = createRun({ ...SPEC, loss, rate: 3 / 4096, factor: 4096 });
    expect(exact.at(500).logits).toEqual(plain.at(500).logits);
    const { loss: value, gradientNorm } = exact.at(7);
    expect(value).toBe(4096 * plain.at(7).loss);
    expect(gradientNorm).toBe(4096 * plain.at(7).gradientNorm);
    // any other factor does so up to rounding
    const near = createRun({ ...SPEC, loss, rate: 3 / 10, factor: 10 }).at(30).logits;
    plain.at(30).logits.forEach((x, k) => expect(Math.abs(near[k] - x)).toBeLessThan(1e-9));
  });

  it('by Adam takes the steps of its paper, and hardly sees the factor', () => {
    const rate = 0.1;
    const run = createRun({ ...SPEC, loss: 'halfL2', rate, rule: 'adam' });
    let logits = start;
    let m = start.map(() => 0);
    let v = start.map(() => 0);
    for (let step = 1; step <= 25; step++) {
      const g = softmaxGradients(logits, target).gradHalfL2;
      m = m.map((x, k) => 0.9 * x + 0.1 * g[k]);
      v = v.map((x, k) => 0.999 * x + 0.001 * g[k] ** 2);
      logits = logits.map(
        (x, k) =>
          x - (rate * (m[k] / (1 - 0.9 ** step))) / (Math.sqrt(v[k] / (1 - 0.999 ** step)) + 1e-8),
      );
      run.at(step).logits.forEach((x, k) => expect(Math.abs(x - logits[k])).toBeLessThan(1e-10));
    }
    const rescaled = createRun({ ...SPEC, loss: 'halfL2', rate, rule: 'adam', factor: 1000 });
    rescaled.at(25).logits.forEach((x, k) => expect(Math.abs(x - logits[k])).toBeLessThan(1e-4));
  });

  it('stays finite wherever it is thrown, and where the target has zeros', () => {
    expect.hasAssertions();
    const logits = fc.array(fc.double({ min: -800, max: 800, noNaN: true }), {
      minLength: 4,
      maxLength: 4,
    });
    const rates = fc.integer({ min: -3, max: 9 }).map((power) => 10 ** power);
    const targets = fc.constantFrom([1, 0, 0, 0], [0.5, 0.5, 0, 0], [0.4, 0.3, 0.2, 0.1]);
    const adam = fc.boolean();
    fc.assert(
      fc.property(logits, targets, rates, adam, (from, to, rate, byAdam) => {
        for (const loss of RACE_LOSSES) {
          const rule = byAdam ? 'adam' : 'plain';
          const run = createRun({ logits: from, target: to, loss, rate, rule });
          const { loss: losses, tv, gradientNorm } = run.curves(60);
          for (const x of [...losses, ...tv, ...gradientNorm]) expect(x).toBeGreaterThanOrEqual(0);
          for (const x of [...losses, ...gradientNorm]) expect(x).toBeLessThan(Infinity);
          expect(Math.max(...tv)).toBeLessThanOrEqual(1 + 1e-15);
        }
      }),
      { seed: 8, numRuns: 12 },
    );
  });
});

describe('what it refuses', () => {
  it.each([
    ['rate', { rate: 0 }],
    ['rate', { rate: Number.NaN }],
    ['rate', { rate: 1e10 }],
    ['factor', { factor: -1 }],
    ['loss', { loss: 'rmse' }],
    ['rule', { rule: 'newton' }],
    ['logits[0]', { logits: [Number.NaN, 0, 0, 0, 0] }],
    ['target', { target: [1] }],
  ])('%s', (field, change) => {
    const call = () => createRun({ ...SPEC, ...change } as RunSpec);
    expect(call).toThrow(DomainError);
    expect(call).toThrow(expect.objectContaining({ field }) as Error);
  });

  it.each([-1, 0.5, MOST_STEPS + 1, Number.NaN])('step %d', (step) => {
    expect(() => createRun(SPEC).at(step)).toThrow(expect.objectContaining({ field: 'step' }));
    expect(() => createRun(SPEC).arrival(step)).toThrow(DomainError);
  });
});

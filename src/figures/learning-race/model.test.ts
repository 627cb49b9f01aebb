import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ARRIVED,
  bestRate,
  createRun,
  MOST_STEPS,
  RACE_LOSSES,
  softmaxGradients,
} from '../../math';
import { expectClose } from '../../math/testing';
import { formatQuery, parseQuery } from '../../state';
import { setBar, uniformBars } from '../barHeights';
import { presetOf, snapshotOf } from '../testing/snapshotOf';
import { challenges, prompt } from './challenges';
import { bestOf, openQuestions } from './bestTrack';
import { curvesOf, START_PLACE, stepAt } from './curves';
import { model } from './model';
import { goTo, resize, setLogit, setTarget, tick } from './moves';
import { arrivalOf, axisEnd, AT_ONCE, IN_A_DRAG, learnStepwise } from './runs';
import type { RaceState } from './state';
import { answers } from '../../workers';
import { verdictsOf } from './verdicts';
import { inWords } from './words';

const START = model.initial;
const at = (change: Partial<RaceState>) => snapshotOf(model, { ...START, ...change });
const preset = (id: string) => snapshotOf(model, presetOf(model, id));
/** What the workers of a page find out while the figure rests. */
function settle(state: RaceState, rounds = 1): void {
  for (let round = 0; round < rounds; round += 1)
    for (const { request, learn } of openQuestions(state)) learn(answers.races(request));
}

const arbitraryState: fc.Arbitrary<RaceState> = fc.integer({ min: 3, max: 8 }).chain((n) =>
  fc.record({
    target: fc
      .array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: n, maxLength: n })
      .map((heights) =>
        heights.reduce<number[]>((probs, height, i) => setBar(probs, i, height), uniformBars(n)),
      ),
    start: fc.array(fc.integer({ min: -150, max: 150 }), { minLength: n, maxLength: n }).map(
      // Decimals as a drag makes them.
      (tenths) => tenths.map((value) => value / 10),
    ),
    rates: fc.record({
      kl: fc.double({ min: 1e-4, max: 1e4, noNaN: true }),
      halfL2: fc.double({ min: 1e-4, max: 1e4, noNaN: true }),
      l1: fc.double({ min: 1e-4, max: 1e4, noNaN: true }),
      jsd: fc.double({ min: 1e-4, max: 1e4, noNaN: true }),
    }),
    factor: fc.double({ min: 0.01, max: 1e4, noNaN: true }),
    rule: fc.constantFrom('plain' as const, 'adam' as const),
    step: fc.integer({ min: 0, max: 600 }),
    category: fc.integer({ min: 0, max: n - 1 }),
  }),
);

describe('what the model derives', () => {
  it('is where the core’s runs are at the step, with numbers of the core within their bounds', () => {
    fc.assert(
      fc.property(arbitraryState, (state) => {
        const { racers, quantity } = model.derive(state);
        for (const loss of RACE_LOSSES) {
          const { target, rule } = state;
          const factor = loss === 'halfL2' ? state.factor : 1;
          const rate = state.rates[loss];
          const spec = { logits: state.start, target, loss, rate, factor, rule };
          const { point } = racers[loss];
          expect([...point.logits]).toEqual([...createRun(spec).at(state.step).logits]);
          const exact = softmaxGradients([...point.logits], target);
          const [value, tv] = [quantity(loss, 'loss'), quantity(loss, 'tv')];
          expect(Math.abs(value.value - factor * exact[loss].value)).toBeLessThanOrEqual(
            value.errorBound,
          );
          expect(Math.abs(tv.value - exact.l1.value / 2)).toBeLessThanOrEqual(tv.errorBound);
          const gradient = {
            kl: exact.gradKl,
            halfL2: exact.gradHalfL2,
            l1: exact.gradL1,
            jsd: exact.gradJsd,
          }[loss];
          const norm = quantity(loss, 'gradientNorm');
          // At a tie of s and t the last bit decides which way L1 goes.
          if (loss === 'l1') continue;
          expect(Math.abs(norm.value - factor * Math.hypot(...gradient))).toBeLessThanOrEqual(
            norm.errorBound,
          );
        }
      }),
      { numRuns: 60 },
    );
  });

  it('runs the rescaled square along the same path when its rate is rescaled', () => {
    const plain = at({ rates: { ...START.rates, halfL2: 8 }, step: 40 });
    const scaled = at({ rates: { ...START.rates, halfL2: 8 / 1024 }, factor: 1024, step: 40 });
    // A power of two scales without rounding.
    expect([...scaled.derived.racers.halfL2.point.logits]).toEqual([
      ...plain.derived.racers.halfL2.point.logits,
    ]);
    expect(scaled.derived.quantity('halfL2', 'loss').value).toBe(
      1024 * plain.derived.quantity('halfL2', 'loss').value,
    );
  });
});

describe('presets', () => {
  it.each(['uniform', 'confidently-wrong', 'confidently-right', 'rare-class', 'adam'])(
    '%s: every racer has the best rate that the core finds',
    (id) => {
      const { target, start, rule, rates } = presetOf(model, id);
      for (const loss of RACE_LOSSES) {
        const best = bestRate({ logits: start, target, loss, rule });
        expectClose(rates[loss], best.rate, { rel: 1e-12 });
        expect(best.attained).toBe(true);
      }
    },
    60_000,
  );

  it('the thousandfold square arrives when the plain one does; a factor cures smallness from equal logits', () => {
    const arrival = (id: string) => {
      const { racers } = preset(id).derived;
      return racers.halfL2.run.run.arrival();
    };
    expect(arrival('thousandfold')).toBe(arrival('confidently-wrong'));
    expect(arrival('rescaled')).toBeLessThan(30);
    expect(arrival('equal-rates')).toBeGreaterThan(10 * (arrival('rescaled') ?? 0));
    expect(presetOf(model, prompt.showPreset).factor).toBe(1000);
  });
});

describe('a link', () => {
  it('brings every state back', () => {
    fc.assert(
      fc.property(arbitraryState, (state) => {
        const { state: back, notices } = parseQuery(`?${formatQuery(state, model)}`, model);
        expect(notices).toEqual([]);
        expect(back.start).toEqual(state.start);
        expect(back.rates).toEqual(state.rates);
        const { factor, rule, step, category } = state;
        expect(back).toMatchObject({ factor, rule, step, category });
        for (const [i, t] of back.target.entries())
          expect(Math.abs(t - state.target[i])).toBeLessThan(1e-9);
      }),
    );
  });

  it('reads what people write', () => {
    const { state, notices } = parseQuery(
      '?target=categorical(0.5,0.3,0.2)&start=0_0_8&rate.l2=20&rule=adam&step=7&category=3',
      model,
    );
    expect(notices).toEqual([]);
    expect(state).toMatchObject({
      target: [0.5, 0.3, 0.2],
      start: [0, 0, 8],
      rates: { kl: 1, halfL2: 20 },
      rule: 'adam',
      step: 7,
      category: 2,
    });
  });

  it.each([
    ['start=0_0_8', 'start'],
    ['start=0_0_0_0_99', 'start'],
    ['target=categorical_0.5_0.5', 'target'],
    ['rate.kl=0', 'rate.kl'],
    ['rule=momentum', 'rule'],
    ['step=-1', 'step'],
  ])('%s makes a notice', (search, name) => {
    expect(parseQuery(`?${search}`, model).notices.map(({ param }) => param)).toEqual([name]);
  });
});

describe('the race goes on', () => {
  it('by a step at first, by ever more of them later, and ends behind the last arrival', () => {
    let now = preset('uniform');
    const steps: number[] = [];
    for (;;) {
      const next = tick(now.state, now.derived.racers);
      if (next === now.state) break;
      now = snapshotOf(model, next);
      steps.push(now.state.step);
    }
    expect(steps.slice(0, 10)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    const last = Math.max(
      ...RACE_LOSSES.map((loss) => arrivalOf(now.derived.racers[loss].run) ?? 0),
    );
    expect(now.state.step).toBeGreaterThan(last);
    expect(now.state.step).toBeLessThan(2 * last);
    expect(tick({ ...START, step: 1000 }, at({ step: 1000 }).derived.racers).step).toBe(1000);
  });

  it('to the end of all runs where somebody never arrives', () => {
    const { state, derived } = at({ rates: { ...START.rates, kl: 1e4 }, step: 19_900 });
    expect(tick(state, derived.racers).step).toBe(MOST_STEPS);
  });

  it('stays where there are steps', () => {
    expect(goTo(START, -3)).toBe(START);
    expect(goTo(START, 1e6).step).toBe(MOST_STEPS);
  });

  it('another target or start is another race, known from its beginning only', () => {
    const late = { ...START, step: 5000 };
    expect(setTarget(late, 0, 0.5).step).toBe(IN_A_DRAG);
    expect(setLogit(late, 0, 20)).toMatchObject({ step: IN_A_DRAG, start: [15, 0, 0, 0, 0] });
    expect(resize(late, 1).start).toEqual([0, 0, 0, 0, 0, 0]);
    expect(resize({ ...late, category: 4 }, -1)).toMatchObject({ category: 3 });
  });
});

describe('what takes its time', () => {
  it('runs are known at once to a point, then learnt to their arrival and to the end of the axis', () => {
    const { derived } = preset('confidently-wrong');
    expect(derived.racers.l1.run.known).toBe(AT_ONCE);
    expect(arrivalOf(derived.racers.l1.run)).toBeUndefined();
    expect(axisEnd(derived.racers, 0).isKnown).toBe(false);
    const steps = learnStepwise(derived.racers, 0);
    for (let next = steps.next(); next.done !== true; next = steps.next());
    const arrival = arrivalOf(derived.racers.l1.run);
    expect(arrival).toBe(derived.racers.l1.run.run.arrival());
    const { end, isKnown } = axisEnd(derived.racers, 0);
    expect(isKnown).toBe(true);
    expect(end).toBeGreaterThan(arrival ?? 0);
    for (const loss of RACE_LOSSES)
      expect(derived.racers[loss].run.known).toBeGreaterThanOrEqual(end);
    expect(learnStepwise(derived.racers, 0).next()).toEqual({ done: true, value: false });
  });

  it('best rates and the steps at many rates come from the worker’s answers; a factor moves those of the square', () => {
    const race = { ...START, start: [0, 0, 0, 0, 1] };
    expect(bestOf(race).isKnown).toBe(false);
    settle(race, 2);
    expect(openQuestions(race)).toEqual([]);
    const best = bestOf(race);
    expect(best.isKnown).toBe(true);
    const found = bestRate({ logits: race.start, target: race.target, loss: 'halfL2' });
    expect(best.of('halfL2')).toEqual(found);
    const scaled = bestOf({ ...race, factor: 8 });
    expect(scaled.of('halfL2')).toEqual({ ...found, rate: found.rate / 8 });
    expect(scaled.of('kl')).toEqual(best.of('kl'));
    const [plain, moved] = [best.curve('halfL2'), scaled.curve('halfL2')];
    expect(moved?.y).toEqual(plain?.y);
    expect(Array.from(moved?.x ?? [])).toEqual(Array.from(plain?.x ?? [], (rate) => rate / 8));
    // Each of them is another search for Adam, whose steps all but forget a factor.
    expect(bestOf({ ...race, rule: 'adam' }).isKnown).toBe(false);
    expect(openQuestions({ ...race, factor: 8 })).toEqual([]);
  });
});

describe('the curves', () => {
  it('hold the first step below the finish line, and both ends of what zigzags', () => {
    const { run } = at({ step: 1000 }).derived.racers.l1;
    const { tv } = curvesOf(run);
    const values = run.run.curves(run.known).tv;
    const ends = Array.from(tv.y);
    expect(ends[0]).toBe(values[0]);
    expect(Math.min(...ends)).toBe(Math.min(...values));
    expect(Math.max(...ends)).toBe(Math.max(...values));
    expect(ends.length).toBeLessThan(600);
    expect(Array.from(tv.x).every((x, i, all) => i === 0 || x > all[i - 1])).toBe(true);
    expect(curvesOf(run)).toBe(curvesOf(run));
  });

  it('begin a little before step 1', () => {
    expect([START_PLACE, 0.75, 0.85, 1.4, 99.6, 1e9].map(stepAt)).toEqual([
      0, 0, 1, 1, 100, 20_000,
    ]);
  });
});

describe('the sentence in words', () => {
  it('at the start, on the way, at the end', () => {
    expect(inWords(at({}))).toBe(
      'All start at TV 0.400 from t. There the gradient of ½ Σ(s − t)² is 5.00 times shorter than that of KL(t‖s). Steps to TV 0.01 at these rates: KL after 29, L1 after 35, JSD after 106 and L2² after 457.',
    );
    expect(inWords(at({ factor: 100 }))).toContain(
      'the gradient of 100 × ½ Σ(s − t)² is 20.0 times as long as that of KL(t‖s)',
    );
    expect(inWords(at({ step: 40 }))).toMatch(
      /^Step 40\. Arrived within TV 0\.01: KL at step 29 and L1 at 35\. On the way: L2² \(TV 0\.\d+\) and JSD \(TV 0\.\d+\)\.$/,
    );
    expect(inWords(at({ step: 500 }))).toBe(
      'Step 500. All have arrived within TV 0.01: KL at step 29, L1 at 35, JSD at 106 and L2² at 457.',
    );
    expect(ARRIVED).toBe(0.01);
  });

  it('is whole sentences at every state', () => {
    fc.assert(
      fc.property(arbitraryState, (state) => {
        const now = snapshotOf(model, state);
        for (const text of [inWords(now), ...verdictsOf(now).map(({ because }) => because)])
          expect(text).not.toMatch(/NaN|undefined|Infinity/);
      }),
      { numRuns: 40 },
    );
  });
});

describe('the verdicts', () => {
  const verdicts = (id: string) => {
    const state = presetOf(model, id);
    settle(state);
    return verdictsOf(snapshotOf(model, state)).map(({ verdict }) => verdict);
  };

  it('wait for the best rates', () => {
    const fresh = at({ start: [0, 0.3, 0, 0, 0] });
    expect(verdictsOf(fresh).map(({ verdict }) => verdict)).toEqual(['wait', 'wait', 'wait']);
  });

  it('tell smallness from saturation', () => {
    expect(verdicts('uniform')).toEqual([
      'small, but learning',
      'not here: the slowest of all',
      'yes here, but not they alone',
    ]);
    expect(verdicts('confidently-wrong')).toEqual([
      'slow here, but not for being small',
      'not here: the slowest of all',
      'half right: KL, not JSD',
    ]);
    // A thousand times as large it is the same race.
    expect(verdicts('thousandfold')).toEqual(verdicts('confidently-wrong'));
    // Where a rare class is thought impossible, squares are slower than L1, as chapter 3 says.
    expect(verdicts('rare-class')[1]).toBe('here number 3 of 4');
    expect(verdicts('adam')[0]).toBe('small, but learning');
  }, 60_000);
});

describe('the challenges', () => {
  const [cure, saturate] = challenges;

  it('smallness is cured by a factor, from a uniform start and at rate 1 only', () => {
    expect(cure.check(at({}), undefined)).toBe(false);
    expect(cure.progress(at({}), undefined)).toBe('Now it takes 457 steps.');
    expect(cure.check(at({ factor: 17 }), undefined)).toBe(true);
    expect(cure.check(preset('uniform'), undefined)).toBe(false);
    expect(cure.progress(preset('uniform'), undefined)).toBe('The rate of L2² is not 1 now.');
    expect(cure.progress(preset('confidently-wrong'), undefined)).toBe(
      'The start is not uniform now.',
    );
  });

  it('saturation is found where the start is far off, once the best rates are known', () => {
    const far = at({ start: [0, 0, 0, 0, 12.5] });
    expect(saturate.check(far, undefined)).toBe(false);
    settle(far.state);
    expect(saturate.check(far, undefined)).toBe(true);
    settle(START);
    expect(saturate.check(at({}), undefined)).toBe(false);
    expect(saturate.progress(at({}), undefined)).toMatch(/^Now \d+ steps against \d+\.$/);
  }, 60_000);
});

import { describe, expect, it } from 'vitest';
import { elbo } from '../../math';
import { formatQuery, parseQuery } from '../../state';
import { presetOf, snapshotOf } from '../testing/snapshotOf';
import { challenges, prompt } from './challenges';
import { facts } from './facts';
import { fitsStepwise } from './familyFits';
import { model } from './model';
import { equationOf, natsAxis, rowsOf, spanOf } from './rows';
import { inWords } from './words';

const at = (id: string) => snapshotOf(model, presetOf(model, id));
const ids = model.presets.map(({ id }) => id);

describe('the model', () => {
  it.each(ids)('shows what the core says: %s', (id) => {
    const { state, derived } = at(id);
    const direct = elbo(state.model, { ...state.q });
    for (const key of ['elbo', 'klQPosterior', 'logEvidence', 'entropyQ'] as const)
      expect(derived.report[key].value).toBe(direct[key].value);
  });

  it.each(ids)('is named by its link: %s', (id) => {
    const { state } = at(id);
    const back = parseQuery(`?${formatQuery(state, model)}`, model);
    expect(back.notices).toEqual([]);
    expect(back.state).toEqual(state);
  });

  it.each([
    ['samples=0', { samples: 1 }],
    ['samples=2.6', { samples: 3 }],
    ['samples=5000', { samples: 1000 }],
    ['seed=7.2', { seed: 7 }],
    ['rate=9', { rate: 1 }],
    ['climb=nll&gradient=sampled&view=optimiser', { climb: 'nll', view: 'optimiser' }],
  ])('takes %s', (query, expected) => {
    expect(parseQuery(`?${query}`, model).state).toMatchObject(expected);
  });

  it('stays the curriculum’s: log p(x) = −2.4776, best normal 1.347 / 0.303', () => {
    const { logEvidence, bestMean, bestSd } = facts();
    expect(logEvidence.value).toBeCloseTo(-2.4776, 4);
    expect(bestMean.value).toBeCloseTo(1.347, 3);
    expect(bestSd.value).toBeCloseTo(0.303, 3);
  });
});

describe('the bars', () => {
  it.each(ids)('end where they must: %s', (id) => {
    const now = at(id);
    const { elbo: bound, logEvidence } = now.derived.report;
    const [split, ...faces] = rowsOf(true);
    expect(spanOf(split, 0, now)).toEqual([0, bound.value]);
    expect(spanOf(split, 1, now)[1]).toBeCloseTo(logEvidence.value, 9);
    for (const face of faces) expect(spanOf(face, 1, now)[1]).toBeCloseTo(bound.value, 9);
    const [low, high] = natsAxis(true)(now);
    for (const row of [split, ...faces])
      for (const end of row.pieces.flatMap((_, i) => spanOf(row, i, now))) {
        expect(end).toBeGreaterThan(low);
        expect(end).toBeLessThan(high);
      }
  });

  it('lie on the right of zero when the ELBO is positive', () => {
    const now = at('above-zero');
    const [from, to] = spanOf(rowsOf(true)[0], 0, now);
    expect([from, to > 0]).toEqual([0, true]);
  });

  it('go to −∞ and back to log p(x) when the ELBO is −∞', () => {
    const now = snapshotOf(model, {
      ...model.initial,
      q: { family: 'studentT', df: 3, loc: 0, scale: 1 },
    });
    const [split] = rowsOf(true);
    expect(spanOf(split, 0, now)).toEqual([0, -Infinity]);
    expect(spanOf(split, 1, now)[1]).toBe(now.derived.report.logEvidence.value);
    expect(natsAxis(true)(now).every(Number.isFinite)).toBe(true);
    expect(equationOf(split, now)).toContain('ELBO −∞');
  });

  it('say the sum in words, and with p(x) hidden nothing of it', () => {
    const now = at('best-normal');
    expect(equationOf(rowsOf(true)[0], now)).toBe('log p(x) −2.478 = ELBO −3.092 + gap 0.6141');
    const hidden = rowsOf(false).map((row) => equationOf(row, now));
    for (const text of hidden) expect(text).not.toMatch(/log p\(x\)|gap|2\.478|0\.6141/);
  });
});

describe('the sentence', () => {
  it('tells the split', () => {
    expect(inWords(at('best-normal'))).toMatch(
      /mean 1\.347 and sd 0\.303\. log p\(x\) is −2\.478 whatever q does; .*−3\.092 nats, and KL\(q‖p\(z\|x\)\) = 0\.6141 nats is the gap/,
    );
  });

  it('tells nothing that is hidden', () => {
    const sentence = inWords(at('blind'));
    const { logEvidence, klQPosterior } = at('blind').derived.report;
    expect(sentence).toContain('is hidden');
    for (const { value } of [logEvidence, klQPosterior])
      expect(sentence).not.toContain(Math.abs(value).toPrecision(4));
  });

  it('says when no gap is left, when the ELBO is positive, and when it is −∞', () => {
    expect(inWords(at('no-gap'))).toContain('no gap is left');
    const { state } = at('no-gap');
    if (state.q.family !== 'normal') throw new Error('the preset’s q is a normal');
    const near = { ...state, q: { ...state.q, mean: state.q.mean + 0.005 } };
    expect(inWords(snapshotOf(model, near))).toMatch(/= 1\.563×10⁻⁵ nats is the gap/);
    expect(inWords(at('above-zero'))).toContain('above zero');
    const heavy = { ...model.initial, q: { family: 'studentT', df: 3, loc: 0, scale: 1 } as const };
    expect(inWords(snapshotOf(model, heavy))).toContain('Its ELBO is −∞');
  });
});

describe('the prompt and the challenges', () => {
  it('the sum is the answer: it stays while both parts move', () => {
    const [a, b] = [at('two-branches'), at('best-normal')].map(({ derived }) => derived.report);
    expect(prompt.answer).toBe('sum');
    expect(a.logEvidence.value).toBe(b.logEvidence.value);
    expect(Math.abs(a.elbo.value - b.elbo.value)).toBeGreaterThan(0.5);
    expect(Math.abs(a.klQPosterior.value - b.klQPosterior.value)).toBeGreaterThan(0.5);
  });

  it('blind: only with everything hidden, a normal q, and within a hundredth of the best', () => {
    const [blind] = challenges;
    const solved = { ...presetOf(model, 'best-normal'), view: 'optimiser' as const };
    const check = (change: object) =>
      blind.check(snapshotOf(model, { ...solved, ...change }), undefined);
    expect(check({})).toBe(true);
    expect(check({ view: 'all' })).toBe(false);
    expect(check({ q: { family: 'normal', mean: 1.35, sd: 0.35 } })).toBe(false);
    expect(check({ q: presetOf(model, 'two-parts').q })).toBe(false);
  });

  it('above zero: the preset of that name, not the first state', () => {
    const [, above] = challenges;
    expect(above.check(at('above-zero'), undefined)).toBe(true);
    expect(above.check(at('two-branches'), undefined)).toBe(false);
  });
});

describe('every family fitted', () => {
  it('the normal leaves most, the mixture least, and none is above log p(x)', () => {
    const steps = fitsStepwise(model.initial.model);
    let step = steps.next();
    while (step.done !== true) step = steps.next();
    const fits = step.value;
    expect(fits.map(({ family }) => family)).toEqual([
      'normal',
      'skewNormal',
      'studentT',
      'gaussianMixture',
    ]);
    const [normal, skew, student, mixture] = fits.map(({ gap }) => gap.value);
    expect(normal).toBeCloseTo(0.6141, 4);
    expect(skew).toBeLessThan(normal - 0.02);
    expect(student).toBeLessThan(normal + 0.01);
    expect(mixture).toBeLessThan(0.04);
    expect(Math.min(skew, student, mixture)).toBeGreaterThan(0);
  }, 60_000);
});

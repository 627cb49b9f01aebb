import {
  array,
  assert,
  constantFrom,
  double,
  oneof,
  property,
  record,
  string,
  tuple,
} from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDistribution, DomainError, type DistributionSpec, type NormalSpec } from '../math';
import type { FigureModel } from './model';
import { choiceParam, distributionParam, numberParam } from './params';
import { formatQuery, parseQuery } from './query';

interface State {
  readonly q: DistributionSpec;
  readonly p: DistributionSpec;
  readonly bars: readonly number[];
  readonly line: 'klQP' | 'l2Squared';
  readonly window: number;
}

const normal = (mean: number, sd: number): NormalSpec => ({ family: 'normal', mean, sd });

const initial: State = {
  q: normal(0, 1),
  p: normal(1, 1),
  bars: [0.5, 0.5],
  line: 'klQP',
  window: 5,
};

const model: FigureModel<State, undefined> = {
  id: 'two-rulers',
  initial,
  derive: () => undefined,
  params: [
    distributionParam<State, 'normal' | 'uniform' | 'gaussianMixture'>({
      name: 'q',
      families: ['normal', 'uniform', 'gaussianMixture'],
      create: createDistribution,
      read: (state) => state.q,
      write: (state, q) => ({ ...state, q }),
    }),
    distributionParam<State, 'normal'>({
      name: 'p',
      families: ['normal'],
      create: createDistribution,
      read: (state) => state.p,
      write: (state, p) => ({ ...state, p }),
    }),
    distributionParam<State, 'categorical'>({
      name: 'bars',
      families: ['categorical'],
      create: createDistribution,
      read: (state) => ({ family: 'categorical', probs: state.bars }),
      write(state, { probs }) {
        if (probs.length !== 2) throw new DomainError('probs', probs.length, 'two bars');
        return { ...state, bars: probs };
      },
    }),
    choiceParam<State, State['line']>({
      name: 'line',
      choices: ['klQP', 'l2Squared'],
      read: (state) => state.line,
      write: (state, line) => ({ ...state, line }),
    }),
    numberParam<State>({
      name: 'window',
      min: 1,
      max: 50,
      read: (state) => state.window,
      write: (state, window) => ({ ...state, window }),
    }),
  ],
  presets: [
    { id: 'far', title: 'Far apart', state: { ...initial, q: normal(-5, 1), p: normal(5, 1) } },
    { id: 'wide', title: 'Wide', state: (state) => ({ ...state, window: 50 }) },
    {
      id: 'broken',
      title: 'Broken',
      state: () => {
        throw new Error('a preset that fails');
      },
    },
  ],
};

const read = (search: string, prefix?: string) => parseQuery(search, model, prefix);
const noticesOf = (search: string) => read(search).notices.map(({ param }) => param);

describe('reading', () => {
  it('gives the default itself for an empty query', () => {
    expect(read('').state).toBe(initial);
    expect(read('?').state).toBe(initial);
  });

  it('takes names in any order, with and without the question mark', () => {
    const state = { ...initial, q: normal(2, 0.5), window: 7 };
    expect(read('?window=7&q=normal_2_0.5')).toEqual({ state, notices: [] });
    expect(read('q=normal(2,0.5)&window=7')).toEqual({ state, notices: [] });
    expect(read('q=normal%282%2C+0.5%29&window=%37')).toEqual({ state, notices: [] });
    expect(read('q=normal%282%2C+5e-1%29&window=7e+0')).toEqual({ state, notices: [] });
  });

  it('starts from the preset and lets the other names override it', () => {
    const { state, notices } = read('?q=normal_0_2&preset=far');
    expect(state).toEqual({ ...initial, q: normal(0, 2), p: normal(5, 1) });
    expect(notices).toEqual([]);
    expect(read('?preset=wide').state.window).toBe(50);
  });

  it('ignores unknown names and lets the first of duplicates win, even when it is bad', () => {
    expect(read('?utm_source=x&theme=dark&__proto__=1&constructor=2')).toEqual({
      state: initial,
      notices: [],
    });
    expect(read('?window=7&window=8').state.window).toBe(7);
    expect(read('?window=x&window=8')).toEqual({
      state: initial,
      notices: [{ param: 'window', kind: 'left aside', allowed: 'a number from 1 to 50' }],
    });
  });

  it('falls back for each bad value on its own, naming it and what is allowed', () => {
    const { state, notices } = read('?q=evil<script>&p=normal_3_1&line=kl&preset=nope');
    expect(state).toEqual({ ...initial, p: normal(3, 1) });
    expect(notices).toEqual([
      { param: 'preset', kind: 'left aside', allowed: 'one of far, wide, broken' },
      {
        param: 'q',
        kind: 'left aside',
        allowed:
          'normal_mean_sd or uniform_low_high or gaussianMixture_… (weight_mean_sd for each part, ' +
          'weights summing to 1), with numbers in place of the names',
      },
      { param: 'line', kind: 'left aside', allowed: 'one of klQP, l2Squared' },
    ]);
  });

  it('refuses what the core refuses, families not of this figure, and what does not fit the state', () => {
    expect(noticesOf('?q=normal_0_-1')).toEqual(['q']);
    expect(noticesOf('?q=normal_0_0')).toEqual(['q']);
    expect(noticesOf('?q=uniform_1_1')).toEqual(['q']);
    expect(noticesOf('?q=gaussianMixture_1.5_0_1_-0.5_1_1')).toEqual(['q']);
    expect(noticesOf('?p=uniform_0_1')).toEqual(['p']);
    expect(noticesOf('?bars=categorical_0.2_0.3_0.5')).toEqual(['bars']);
    expect(noticesOf('?preset=broken')).toEqual(['preset']);
    expect(noticesOf('?preset=__proto__')).toEqual(['preset']);
    expect(noticesOf('?preset')).toEqual(['preset']);
  });

  it('clamps numbers to the ranges of the figure, and says so', () => {
    expect(read('?q=normal_1e300_1e-300&window=-0')).toEqual({
      state: { ...initial, q: normal(10, 0.05), window: 1 },
      notices: [
        { param: 'q', kind: 'clamped', allowed: 'mean from −10 to 10, sd from 0.05 to 5' },
        { param: 'window', kind: 'clamped', allowed: 'a number from 1 to 50' },
      ],
    });
    expect(read('?q=uniform_0_0.01').notices).toEqual([
      { param: 'q', kind: 'clamped', allowed: 'left end that leaves room for the others' },
    ]);
    expect(read('?q=uniform_-90_-80').state.q).toEqual({ family: 'uniform', low: -10, high: -9.9 });
    expect(read('?q=uniform_80_90').state.q).toEqual({ family: 'uniform', low: 9.9, high: 10 });
    expect(read('?q=uniform_0_0.01').state.q).toEqual({
      family: 'uniform',
      low: -0.09,
      high: 0.01,
    });
    expect(read('?q=gaussianMixture_0.999_0_1_0.001_30_1').state.q).toEqual({
      family: 'gaussianMixture',
      weights: [0.98, 0.02],
      means: [0, 10],
      sds: [1, 1],
    });
  });

  it('names the parameter of a distribution that the core refuses, and its range', () => {
    const allowed = (q: string) => read(`?q=${q}`).notices;
    const refused = { param: 'q', kind: 'left aside' };
    expect(allowed('normal_0_-1')).toEqual([{ ...refused, allowed: 'sd from 0.05 to 5' }]);
    expect(allowed('gaussianMixture_0.5_0_1_0.5_1_-3')).toEqual([
      { ...refused, allowed: 'sd of the second part from 0.05 to 5' },
    ]);
    expect(allowed('uniform_3_-77')).toEqual([
      { ...refused, allowed: 'right end from −9.9 to 10' },
    ]);
    expect(allowed('uniform_1_1')).toEqual([
      { ...refused, allowed: 'right end that leaves room for the others' },
    ]);
  });

  it('refuses a query over 2,048 characters as a whole', () => {
    const fits = `?window=7&x=${'a'.repeat(2049 - 12)}`;
    expect(fits).toHaveLength(2049);
    expect(read(fits).state.window).toBe(7);
    expect(read(`${fits}a`)).toEqual({
      state: initial,
      notices: [{ param: 'query', kind: 'left aside', allowed: 'at most 2,048 characters' }],
    });
    expect(read(`?window=7&q=${'9'.repeat(10_000_000)}`).state).toBe(initial);
  });

  it('gives a second figure of a page its id as prefix', () => {
    const search = '?window=7&two-bars.window=8&two-bars.preset=far&two-bars.line=x';
    expect(read(search).state).toEqual({ ...initial, window: 7 });
    const second = read(search, 'two-bars');
    expect(second.state).toMatchObject({ window: 8, q: normal(-5, 1) });
    expect(second.notices).toEqual([
      { param: 'two-bars.line', kind: 'left aside', allowed: 'one of klQP, l2Squared' },
    ]);
  });
});

const hostile = [
  // prettier-ignore
  '__proto__',
  'constructor',
  'normal_0_1',
  'normal(0,1)',
  'normal_NaN_1',
  'normal_1e999_1',
  'normal_-0_1',
  'normal_１_１',
  '%',
  '%zz',
  '%E0%A4%A',
  '%00',
  '\ud800',
  '\udfff',
  '1e999',
  '-0',
  'NaN',
  'null',
  '&',
  '=',
  '&&==',
  '?',
  '#',
  '+',
  '<img src=x onerror=1>',
  '${q}',
  'gaussianMixture_',
  'uniform_0_1e-320',
  'uniform_-1e308_1e308',
  'normal_0_5e-324',
  'categorical_1',
  'categorical_0_1',
  '\u202e',
  '_'.repeat(1500),
];

describe('fuzz', () => {
  const wild = oneof(string({ unit: 'binary' }), string(), constantFrom(...hostile));
  const name = oneof(
    constantFrom('q', 'p', 'bars', 'line', 'window', 'preset', '__proto__', 'q.q', 'q[]'),
    wild,
  );
  const query = oneof(
    wild,
    array(tuple(name, wild)).map((pairs) => pairs.map((pair) => pair.join('=')).join('&')),
  );

  it('never throws, always gives a valid state, and never echoes a value', () => {
    const range = /^[a-z ]+(?: from −?[\d.]+ to −?[\d.]+| that leaves room for the others)$/u;
    const known = new Set([
      'at most 2,048 characters',
      'one of far, wide, broken',
      ...model.params.map((param) => param.allowed),
    ]);
    assert(
      property(query, (search) => {
        const { state, notices } = read(search);
        for (const { allowed } of notices)
          expect(known.has(allowed) || allowed.split(', ').every((one) => range.test(one))).toBe(
            true,
          );
        expect(read(formatQuery(state, model))).toEqual({ state, notices: [] });
      }),
      { numRuns: 25_000 },
    );
  }, 60_000);
});

describe('writing', () => {
  it('writes only differences from the default, in a readable form', () => {
    expect(formatQuery(initial, model)).toBe('');
    const state: State = { ...initial, q: normal(0.5, 1e-7), line: 'l2Squared' };
    expect(formatQuery(state, model)).toBe('q=normal_0.5_1e-7&line=l2Squared');
    expect(formatQuery(state, model, 'two-bars')).toBe(
      'two-bars.q=normal_0.5_1e-7&two-bars.line=l2Squared',
    );
  });

  it('leaves out what is too big for a link', () => {
    const many = Array.from({ length: 17 }, () => 1 / 17);
    expect(formatQuery({ ...initial, bars: many, window: 9 }, model)).toBe('window=9');
  });

  it('escapes whatever a choice may hold', () => {
    const odd = 'a b&c=d+\u00e9%#';
    const param = choiceParam<{ odd: string }, string>({
      name: 'odd',
      choices: ['plain', odd],
      read: (state) => state.odd,
      write: (_, choice) => ({ odd: choice }),
    });
    const small = { initial: { odd: 'plain' }, params: [param], presets: [] };
    const text = formatQuery({ odd }, small);
    expect(text).not.toContain('#');
    expect(parseQuery(text, small).state).toEqual({ odd });
  });

  it('is read back exactly, for any valid state, bare and prefixed', () => {
    const within = (min: number, max: number) =>
      double({ min, max, noNaN: true }).map((value) => value + 0);
    const location = within(-10, 10);
    const scale = within(0.05, 5);
    const weights = within(0.02, 0.98).map((weight) => [weight, 1 - weight] as const);
    const q = oneof(
      record({ family: constantFrom('normal' as const), mean: location, sd: scale }),
      tuple(within(-10, 0), within(0.1, 10)).map(([low, high]) => ({
        family: 'uniform' as const,
        low,
        high,
      })),
      record({
        family: constantFrom('gaussianMixture' as const),
        weights,
        means: tuple(location, location),
        sds: tuple(scale, scale),
      }),
    );
    const states = record<State>({
      q,
      p: tuple(location, scale).map(([mean, sd]) => normal(mean, sd)),
      bars: weights,
      line: constantFrom('klQP', 'l2Squared'),
      window: within(1, 50),
    });
    assert(
      property(states, (state) => {
        for (const prefix of ['', 'two-bars']) {
          const text = formatQuery(state, model, prefix);
          expect(text).not.toContain('%');
          expect(read(`?${text}`, prefix)).toEqual({ state, notices: [] });
        }
      }),
      { numRuns: 2000 },
    );
  }, 60_000);
});

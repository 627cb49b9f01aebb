import { array, assert, double, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatNumberText, parseNumber } from './numberText';
import { formatSpec, parseSpec, specForm } from './specText';

describe('numbers as text', () => {
  it('survive at full precision, whatever they are', () => {
    assert(
      property(double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(parseNumber(formatNumberText(value))).toBe(value + 0);
      }),
      { numRuns: 20_000 },
    );
  }, 60_000);

  it.each([
    [0, '0'],
    [-0, '0'],
    [1000, '1000'],
    [0.001, '0.001'],
    [-2.5, '-2.5'],
    [1e-7, '1e-7'],
    [0.00001, '1e-5'],
    [1e21, '1e21'],
    [5e-324, '5e-324'],
  ])('%s is written %s', (value, text) => {
    expect(formatNumberText(value)).toBe(text);
  });

  it('are read in any decimal ASCII form', () => {
    const texts = ['.5', '5.', '+3', '-0', '1e5', '1E+5', '1e 5', '1e-7', ' 2 ', '007'];
    expect(texts.map(parseNumber)).toEqual([0.5, 5, 3, 0, 1e5, 1e5, 1e5, 1e-7, 2, 7]);
  });

  it('are nothing else', () => {
    // prettier-ignore
    const texts = ['', ' ', '.', '-', 'e5', '1e', '1e+', '1e999', '-1e999', 'NaN', 'Infinity', '-Infinity',
      '0x10', '0b1', '1_0', '1,5', '1.2.3', '--1', '1n', '１', '٣', '½', '1\u0000', '\ud800', 'null', '[]',
      '9'.repeat(400), `1${'0'.repeat(1e7)}`];
    expect(texts.filter((text) => parseNumber(text) !== undefined)).toEqual([]);
  });
});

describe('specifications as text', () => {
  it.each([
    ['normal_0_1', { family: 'normal', mean: 0, sd: 1 }],
    ['normal(0,1)', { family: 'normal', mean: 0, sd: 1 }],
    [' normal ( -1.5 , 2e-1 ) ', { family: 'normal', mean: -1.5, sd: 0.2 }],
    ['studentT_3_0_1', { family: 'studentT', df: 3, loc: 0, scale: 1 }],
    ['skewNormal_0_1_-4', { family: 'skewNormal', loc: 0, scale: 1, shape: -4 }],
    ['uniform_-1_1', { family: 'uniform', low: -1, high: 1 }],
    ['beta_2_3', { family: 'beta', a: 2, b: 3 }],
    [
      'gaussianMixture_0.3_-2_1_0.7_2_0.5',
      { family: 'gaussianMixture', weights: [0.3, 0.7], means: [-2, 2], sds: [1, 0.5] },
    ],
    ['categorical_0.2_0.3_0.5', { family: 'categorical', probs: [0.2, 0.3, 0.5] }],
    ['table_0_0_1_2_2_0', { family: 'table', knots: [0, 1, 2], densities: [0, 2, 0] }],
    ['binomial_10_0.3', { family: 'binomial', n: 10, prob: 0.3 }],
  ])('%s', (text, spec) => {
    expect(parseSpec(text)).toEqual(spec);
  });

  it('refuses every other text', () => {
    // prettier-ignore
    const texts = ['', '_', 'normal', 'normal_0', 'normal_0_1_2', 'normal_0_', 'normal_0_x', 'normal(0,1',
      'normal0,1)', 'normal(0_1)', 'normal()', 'Normal_0_1', 'gauss_0_1', '__proto__', '__proto___0_1',
      'constructor(1)', 'toString', 'hasOwnProperty_1', 'gaussianMixture_1_0', 'gaussianMixture', 'categorical',
      'table_0_1_2', 'normal_0_1e999', 'normal_NaN_1', 'normal_０_１', 'normal_0_\ud800', '('.repeat(2000),
      '_'.repeat(1e7), `normal_0_${'1'.repeat(1e7)}`];
    expect(texts.filter((text) => parseSpec(text) !== undefined)).toEqual([]);
  });

  it('keeps weights that sum to 1 but for rounding to the digit', () => {
    expect(parseSpec('categorical_0.1_0.2_0.7')).toEqual({
      family: 'categorical',
      probs: [0.1, 0.2, 0.7],
    });
  });

  it('divides weights typed with six digits by their sum and refuses others', () => {
    const thirds = parseSpec('categorical_0.3333333_0.3333333_0.3333333');
    const third: unknown = expect.closeTo(1 / 3, 15);
    expect(thirds).toEqual({ family: 'categorical', probs: [third, third, third] });
    expect(parseSpec('categorical_0.3333_0.3333_0.3333')).toBeUndefined();
    expect(parseSpec('gaussianMixture_1_0_1_1_3_1')).toBeUndefined();
  });

  it('reads and writes 16 rows and no more', () => {
    const rows = (n: number) => Array.from({ length: n }, (_, i) => i);
    const table = (n: number) => ({ family: 'table' as const, knots: rows(n), densities: rows(n) });
    const text = formatSpec(table(16)) ?? '';
    expect(parseSpec(text)).toEqual(table(16));
    expect(parseSpec(`${text}_16_16`)).toBeUndefined();
    expect(formatSpec(table(17))).toBeUndefined();
  });

  it('reads back what it writes, digit for digit', () => {
    const number = double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);
    const rows = array(number, { minLength: 2, maxLength: 16 });
    assert(
      property(number, number, number, rows, (loc, scale, shape, knots) => {
        const skew = { family: 'skewNormal' as const, loc, scale, shape };
        expect(parseSpec(formatSpec(skew) ?? '')).toEqual(skew);
        const table = { family: 'table' as const, knots, densities: knots.toReversed() };
        const text = formatSpec(table) ?? '';
        expect(parseSpec(text)).toEqual(table);
        // Nothing that a query would have to escape.
        expect(text).toMatch(/^[\w.-]+$/u);
      }),
    );
  });

  it('survives any text', () => {
    assert(
      property(string({ unit: 'binary' }), string(), (wild, tame) => {
        for (const text of [wild, tame, `normal_${wild}`, `table(${tame})`]) {
          const spec = parseSpec(text);
          expect(spec && parseSpec(formatSpec(spec) ?? '')).toEqual(spec);
        }
      }),
      { numRuns: 2000 },
    );
  }, 60_000);

  it('says in words how a family is written', () => {
    expect(specForm('studentT')).toBe('studentT_df_loc_scale');
    expect(specForm('categorical')).toBe('categorical_… (probabilities summing to 1)');
  });
});

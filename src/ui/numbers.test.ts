import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatCount, formatEditable, formatNumber, formatQuantity } from './formatNumber';
import { typedNumber } from './typedNumber';
import { stepValue } from './stepValue';

describe('a number for readers', () => {
  it('keeps its significant digits, also the zeros', () => {
    expect(formatNumber(0.61416)).toBe('0.6142');
    expect(formatNumber(12.5)).toBe('12.50');
    expect(formatNumber(0.5, 2)).toBe('0.50');
    expect(formatNumber(12345.6)).toBe('12346');
    expect(formatNumber(0)).toBe('0');
    expect(formatNumber(-0)).toBe('0');
  });

  it('uses the typographic minus, powers of ten in superscript, and ∞', () => {
    expect(formatNumber(-1)).toBe('−1.000');
    expect(formatNumber(3e-7)).toBe('3.000×10⁻⁷');
    expect(formatNumber(-1.23456e12, 3)).toBe('−1.23×10¹²');
    expect(formatNumber(Infinity)).toBe('∞');
    expect(formatNumber(-Infinity)).toBe('−∞');
  });

  it('rounds before it chooses the form, so that 9.9999e-5 is not 10.00×10⁻⁵', () => {
    expect(formatNumber(9.99999e-5)).toBe('0.0001000');
    expect(formatNumber(99999.9)).toBe('1.000×10⁵');
  });

  it('is 0 where its error bound leaves no more to say', () => {
    expect(formatQuantity({ value: -3e-17, errorBound: 3e-17 })).toBe('0');
    expect(formatQuantity({ value: 3e-17, errorBound: 2.9e-17 })).toBe('3.000×10⁻¹⁷');
    expect(formatQuantity({ value: Infinity, errorBound: 0 })).toBe('∞');
    expect(formatQuantity({ value: Infinity, errorBound: Infinity })).toBe('∞');
  });

  it('refuses NaN', () => {
    expect(() => formatNumber(NaN)).toThrow(RangeError);
  });

  it('is read back by the parser within its digits', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        fc.pre(value === 0 || Math.abs(value) > 1e-300);
        const read = typedNumber(formatNumber(value, 6));
        expect(Math.abs((read ?? NaN) - value)).toBeLessThanOrEqual(Math.abs(value) * 5.1e-6);
      }),
    );
  });
});

describe('a number as typed', () => {
  it('may have a decimal comma, a typographic minus, spaces around, an exponent', () => {
    expect(typedNumber(' 1,5 ')).toBe(1.5);
    expect(typedNumber('−2')).toBe(-2);
    expect(typedNumber('1e-3')).toBe(0.001);
    expect(typedNumber('.5')).toBe(0.5);
    expect(typedNumber('2.5×10⁻³')).toBe(0.0025);
    expect(typedNumber('2·10^4')).toBe(20000);
  });

  it('is nothing when it is not one finite number', () => {
    const typed = ['', 'abc', '1 2', '1,000,000', '1e999', 'Infinity', '0x10', '--1', '1e'];
    expect(typed.filter((text) => typedNumber(text) !== undefined)).toEqual([]);
  });

  it('that counts is whole, with its thousands set off', () => {
    expect([7, 1534, 20_000, 1_234_567].map(formatCount)).toEqual([
      '7',
      '1,534',
      '20,000',
      '1,234,567',
    ]);
  });

  it('is shown without trailing zeros or dust', () => {
    expect(formatEditable(0.1 + 0.2)).toBe('0.3');
    expect(formatEditable(-1.5)).toBe('-1.5');
    expect(formatEditable(Infinity)).toBe('');
  });
});

describe('a key press on a value', () => {
  const range = { min: -10, max: 10, step: 0.1, fine: 0.01, coarse: 1 };
  const press = (key: string, held: Partial<KeyboardEvent> = {}) => ({
    key,
    shiftKey: false,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    ...held,
  });

  it.each([
    ['ArrowRight', 0.3],
    ['ArrowUp', 0.3],
    ['ArrowLeft', 0.1],
    ['ArrowDown', 0.1],
    ['PageUp', 1.2],
    ['PageDown', -0.8],
    ['Home', -10],
    ['End', 10],
  ])('%s takes 0.2 to %d', (key, expected) => {
    expect(stepValue(0.2, press(key), range)).toBe(expected);
  });

  it('goes on by a factor on a log scale, and back by the same', () => {
    const rate = { min: 0.001, max: 1000, step: 1.1, fine: 1.01, scale: 'log' } as const;
    expect(stepValue(2, press('ArrowRight'), rate)).toBe(2.2);
    expect(stepValue(2.2, press('ArrowLeft'), rate)).toBe(2);
    expect(stepValue(1, press('ArrowUp', { shiftKey: true }), rate)).toBe(1.01);
    expect(stepValue(1, press('PageUp'), rate)).toBe(2.594);
    expect(stepValue(1, press('PageUp'), { ...rate, coarse: 10 })).toBe(10);
    expect(stepValue(0.001, press('ArrowDown'), rate)).toBe(0.001);
  });

  it('is fine with Shift, stays in range, and leaves other keys and shortcuts alone', () => {
    expect(stepValue(0.2, press('ArrowRight', { shiftKey: true }), range)).toBe(0.21);
    expect(stepValue(9.95, press('ArrowRight'), range)).toBe(10);
    expect(stepValue(0, press('a'), range)).toBeUndefined();
    expect(stepValue(0, press('ArrowRight', { altKey: true }), range)).toBeUndefined();
  });
});

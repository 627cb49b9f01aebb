import { describe, expect, it } from 'vitest';
import type { Quantity } from '../math';
import { checkDerivation, type CheckedLine } from './check';
import { presentLine, presentTerm } from './present';
import { tex } from './tex';
import { exactly, exampleDerivation, type ExampleInput } from './testing/exampleDerivation';
import { defineDerivation, type Line, type Relation } from './types';

const example = exampleDerivation<ExampleInput>((input) => input);

/** A derivation of plain numbers: one list of summands a line. */
function numbers(...lines: (readonly [Relation, ...Quantity[]])[]) {
  return defineDerivation<null>({
    id: 'numbers',
    title: '',
    source: '',
    lines: lines.map(([relation, ...quantities], index): Line<null> => ({
      relation,
      reason: [''],
      terms: quantities.map((quantity, term) => ({
        id: `${index}.${term}`,
        tex: tex`x`,
        words: `summand ${index}.${term}`,
        tone: 'neutral',
        evaluate: () => quantity,
      })),
    })),
  });
}
const check = (...lines: Parameters<typeof numbers>) => checkDerivation(numbers(...lines), null);
const holds = (line: CheckedLine | undefined) => line?.kind === 'valued' && line.holds;

describe('checkDerivation', () => {
  it('sums the terms of a line and holds it against the first', () => {
    const [one, two, three] = checkDerivation(example, { a: 0.1, b: 0.7, fudge: 0 });
    expect(one).toMatchObject({ number: 1, relation: '=', residual: 0, holds: true });
    expect(two).toMatchObject({ number: 2, relation: '=', holds: true });
    expect(three).toMatchObject({ number: 3, relation: '≤', holds: true });
    if (two?.kind !== 'valued' || three?.kind !== 'valued') throw new Error('no value');
    expect(two.value).toBe(0.1 * 0.1 + 2 * 0.1 * 0.7 + 0.7 * 0.7);
    expect(Math.abs(two.residual)).toBeLessThan(1e-15);
    expect(three.residual).toBeCloseTo(0.36, 10);
  });

  it('refuses a line that is off by more than rounding', () => {
    const [, two] = checkDerivation(example, { a: 0.1, b: 0.7, fudge: 1e-14 });
    expect(two).toMatchObject({ kind: 'valued', holds: false });
  });

  it('refuses a false inequality, and a step that the first line alone would let through', () => {
    expect(check(['=', exactly(1)], ['≤', exactly(2)]).map(holds)).toEqual([true, true]);
    expect(check(['=', exactly(2)], ['≤', exactly(1)]).map(holds)).toEqual([true, false]);
    expect(check(['=', exactly(2)], ['≥', exactly(1)]).map(holds)).toEqual([true, true]);
    expect(check(['=', exactly(1)], ['≥', exactly(2)]).map(holds)).toEqual([true, false]);
    const lines = check(['=', exactly(1)], ['≤', exactly(3)], ['≤', exactly(2)]);
    expect(lines.map(holds)).toEqual([true, true, false]);
    expect(presentLine(lines[2], undefined).detail).toBe('does not follow from line 2');
  });

  it('lets a Monte Carlo term be off by five standard errors and no more', () => {
    const estimate = (value: number): Quantity => ({
      value,
      errorBound: 0.01,
      method: 'Monte Carlo',
    });
    expect(holds(check(['=', exactly(1)], ['=', estimate(1.049)])[1])).toBe(true);
    expect(holds(check(['=', exactly(1)], ['=', estimate(1.051)])[1])).toBe(false);
  });

  it('counts the rounding of a sum whose terms cancel', () => {
    const [, line] = check(
      ['=', exactly(0)],
      ['=', exactly(0.1), exactly(0.2), exactly(-0.30000000000000004)],
    );
    expect(holds(line)).toBe(true);
  });

  it('takes equal infinities as equal, others not', () => {
    const infinite = exactly(Infinity, 'q has mass where p has none');
    const [one, two, three] = check(
      ['=', infinite],
      ['=', infinite, exactly(-3)],
      ['=', exactly(5)],
    );
    expect(one).toMatchObject({ value: Infinity, reason: 'q has mass where p has none' });
    expect(two).toMatchObject({ value: Infinity, residual: 0, holds: true });
    expect(three).toMatchObject({ residual: -Infinity, holds: false });
    const below = check(['=', exactly(-Infinity)], ['≤', exactly(0)]);
    expect(below[1]).toMatchObject({ residual: Infinity, holds: true });
    expect(presentLine(below[1], 'nats').detail).toBe('line 1 is −∞');
  });

  it('says in words that infinity minus infinity is no value, and claims nothing', () => {
    const [, two, three] = check(
      ['=', exactly(1)],
      ['=', exactly(Infinity), exactly(-Infinity), exactly(2)],
      ['=', exactly(1)],
    );
    expect(two).toMatchObject({
      kind: 'indeterminate',
      words: 'no value here: ∞ − ∞ (summand 1.0 against summand 1.1)',
    });
    const text = presentLine(two, 'nats');
    expect(text).toMatchObject({
      value: '',
      mark: '',
      detail: two?.kind === 'indeterminate' ? two.words : '',
    });
    expect(text.attributes).toMatchObject({
      'data-line': undefined,
      'data-value': undefined,
      'data-residual': undefined,
      'data-holds': undefined,
    });
    expect(holds(three)).toBe(true);
  });

  it('has nothing to hold a line against when line 1 has no value', () => {
    const lines = check(['=', exactly(Infinity), exactly(-Infinity)], ['=', exactly(1)]);
    expect(lines.map(({ kind }) => kind)).toEqual(['indeterminate', 'indeterminate']);
  });

  it('shows a term that gives NaN, or throws, as a failure with a cross and no number', () => {
    for (const evaluate of [
      () => exactly(NaN),
      () => ({ ...exactly(1), errorBound: NaN }),
      () => {
        throw new Error('no convergence');
      },
    ]) {
      const lines = numbers(['=', exactly(1)], ['=', exactly(1), exactly(1)]).lines.map(
        (line, index) =>
          index === 0 ? line : { ...line, terms: [{ ...line.terms[0], evaluate }, line.terms[1]] },
      );
      const [, failed] = checkDerivation({ ...numbers(['=', exactly(1)]), lines }, null);
      expect(failed).toMatchObject({ kind: 'failed' });
      const text = presentLine(failed, 'nats');
      expect(text).toMatchObject({ mark: '✗', value: '' });
      expect(text.attributes).toMatchObject({ 'data-line': '2', 'data-holds': 'false' });
      expect(JSON.stringify(text.attributes)).not.toContain('NaN');
      expect(presentTerm(failed.terms[0]).attributes['data-value']).toBeUndefined();
    }
  });
});

describe('defineDerivation', () => {
  it('rejects a duplicate term id, also across lines', () => {
    const [one, two] = example.lines;
    expect(() => defineDerivation({ ...example, lines: [one, two, two] })).toThrow(
      'derivation "square-of-a-sum": duplicate term id "a-squared"',
    );
  });

  it('rejects a derivation without lines, without terms, or with a first line that compares', () => {
    const [one, , three] = example.lines;
    expect(() => defineDerivation({ ...example, lines: [] })).toThrow('has no lines');
    expect(() => defineDerivation({ ...example, lines: [{ ...one, terms: [] }] })).toThrow(
      'line 1 has no terms',
    );
    expect(() => defineDerivation({ ...example, lines: [three] })).toThrow('relation "="');
  });
});

describe('the texts of a line', () => {
  const texts = (input: ExampleInput) =>
    checkDerivation(example, input).map((line) => presentLine(line, 'nats'));

  it('gives line 1 its value only', () => {
    expect(texts({ a: 1, b: 2, fudge: 0 })[0]).toMatchObject({
      value: '= 9.000 nats',
      mark: '',
      detail: '',
    });
  });

  it('marks what holds, and says by how much it differs', () => {
    const [, two, three] = texts({ a: 1, b: 2, fudge: 0 });
    expect(two).toMatchObject({
      mark: '✓',
      spoken: 'holds',
      detail: 'equal to line 1, to the last digit',
    });
    expect(three).toMatchObject({
      mark: '≤ ✓',
      spoken: 'holds',
      detail: 'line 1 is smaller by 1.0',
    });
    expect(texts({ a: 0.1, b: 0.3, fudge: 0 })[1]?.detail).toMatch(
      /^differs from line 1 by \d\.\d×10⁻¹[⁶⁷]$/,
    );
  });

  it('marks what does not hold, with what would have been allowed', () => {
    expect(texts({ a: 1, b: 2, fudge: 0.25 })[1]).toMatchObject({
      mark: '✗',
      spoken: 'does not hold',
      detail: expect.stringMatching(
        /^differs from line 1 by 0\.25; error bounds and rounding allow \d\.\d×10⁻¹⁵$/,
      ),
    });
  });

  it('writes full-precision attributes, never −0', () => {
    const [one, , three] = check(['=', exactly(-0)], ['=', exactly(0)], ['≥', exactly(-1 / 3)]);
    expect(presentLine(one, undefined).attributes).toMatchObject({
      'data-line': '1',
      'data-value': '0',
      'data-residual': '0',
      'data-relation': '=',
      'data-holds': 'true',
    });
    expect(presentLine(three, undefined).attributes['data-value']).toBe('-0.3333333333333333');
  });

  it('tells value, bound and method of a term', () => {
    expect(presentTerm({ id: 'x', quantity: exactly(0.5) })).toEqual({
      attributes: { 'data-value': '0.5' },
      value: '0.5000',
      detail: '0.5 · ± 6×10⁻¹⁷ · closed form',
    });
    expect(presentTerm({ id: 'x', quantity: exactly(Infinity, 'heavy tail') }).detail).toBe(
      '∞ · heavy tail · closed form',
    );
  });
});

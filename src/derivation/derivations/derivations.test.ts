import { describe, expect, it } from 'vitest';
import { compare, compareDiscrete, createDistribution, type ContinuousSpec } from '../../math';
import { checkDerivation, type CheckedLine, type ValuedLine } from '../check';
import { presentLine } from '../present';
import { corrupted } from '../testing/corrupted';
import type { Derivation } from '../types';
import { gibbs } from './gibbs';
import { l2Expansion } from './l2Expansion';
import { mseBars, type BarsInput } from './mseBars';
import type { PairInput } from './pairInput';

const ofPair = {
  gibbs: gibbs<PairInput>((pair) => pair),
  l2: l2Expansion<PairInput>((pair) => pair),
};
const bars = mseBars<BarsInput>((input) => input);

function pairOf(q: ContinuousSpec, p: ContinuousSpec): PairInput {
  return { q: createDistribution(q), p: createDistribution(p), quantities: compare(q, p) };
}
const normal = (mean: number, sd: number): ContinuousSpec => ({ family: 'normal', mean, sd });
const uniform = (low: number, high: number): ContinuousSpec => ({ family: 'uniform', low, high });
const arcsine: ContinuousSpec = { family: 'beta', a: 0.5, b: 0.5 };

function valued(lines: readonly CheckedLine[]): ValuedLine[] {
  return lines.map((line) => {
    if (line.kind !== 'valued') throw new Error(`line ${line.number}: ${line.words}`);
    return line;
  });
}
const lineValues = (lines: readonly CheckedLine[]) => valued(lines).map(({ value }) => value);
const allHold = (lines: readonly CheckedLine[]) => valued(lines).every(({ holds }) => holds);
const termValue = (lines: readonly CheckedLine[], id: string) =>
  lines.flatMap(({ terms }) => terms).find((term) => term.id === id)?.quantity?.value;

describe('Gibbs’ inequality', () => {
  it('rises from −KL to 0', () => {
    const lines = checkDerivation(ofPair.gibbs, pairOf(normal(0, 1), normal(1, 1)));
    expect(allHold(lines)).toBe(true);
    const [one, two, three, four, five, six] = lineValues(lines);
    expect([one, five]).toEqual([-0.5, 0]);
    expect(two).toBeCloseTo(-0.5, 12);
    expect(six).toBeCloseTo(-0.5, 12);
    expect(three).toBeCloseTo(0, 12);
    expect(four).toBeCloseTo(0, 12);
  });

  it('keeps only the p above q’s ground, where line 3 and 4 stay below 0', () => {
    const lines = checkDerivation(ofPair.gibbs, pairOf(uniform(0, 1), uniform(-1, 2)));
    expect(allHold(lines)).toBe(true);
    expect(termValue(lines, 'p-mass')).toBeCloseTo(1 / 3, 12);
    expect(lineValues(lines)[2]).toBeCloseTo(-2 / 3, 12);
    expect(lineValues(lines)[3]).toBeCloseTo(-2 / 3, 12);
    expect(lineValues(lines)[5]).toBeCloseTo(-Math.log(3), 12);
  });

  it.each([
    ['a tail too heavy', { family: 'studentT', df: 2, loc: 0, scale: 1 } as const, normal(0, 1)],
    ['no common ground', uniform(-3, -1), uniform(1, 3)],
    ['mass outside', uniform(0, 2), uniform(0, 1)],
  ])('holds with KL = ∞: %s', (_, q: ContinuousSpec, p: ContinuousSpec) => {
    const lines = checkDerivation(ofPair.gibbs, pairOf(q, p));
    expect(allHold(lines)).toBe(true);
    const [one, two, , , , six] = lineValues(lines);
    expect([one, two, six]).toEqual([-Infinity, -Infinity, -Infinity]);
    expect(valued(lines).map(({ residual }) => residual)).toEqual([
      0,
      0,
      Infinity,
      Infinity,
      Infinity,
      0,
    ]);
    const texts = lines.map((line) => presentLine(line, 'nats'));
    expect(texts[0].value).toBe('= −∞ nats');
    expect(texts[0].detail).not.toBe('');
    expect(texts[5].detail).toBe('infinite, as line 1');
  });

  it('is 0 throughout for a density and itself', () => {
    for (const spec of [normal(2, 3), arcsine]) {
      const lines = checkDerivation(ofPair.gibbs, pairOf(spec, spec));
      expect(allHold(lines)).toBe(true);
      expect(lineValues(lines)[0]).toBe(0);
    }
  });
});

describe('the L2 expansion', () => {
  it('has for two normals the three closed forms', () => {
    const lines = checkDerivation(ofPair.l2, pairOf(normal(0, 1), normal(1, 2)));
    expect(allHold(lines)).toBe(true);
    const self = (sd: number) => 1 / (2 * sd * Math.sqrt(Math.PI));
    expect(termValue(lines, 'q-squared')).toBeCloseTo(self(1), 13);
    expect(termValue(lines, 'p-squared')).toBeCloseTo(self(2), 13);
    expect(termValue(lines, 'minus-twice-overlap')).toBeCloseTo(
      (-2 * Math.exp(-1 / 10)) / Math.sqrt(10 * Math.PI),
      13,
    );
  });

  it('has no middle term where the supports do not meet', () => {
    const lines = checkDerivation(ofPair.l2, pairOf(uniform(-3, -1), uniform(1, 3)));
    expect(allHold(lines)).toBe(true);
    expect(termValue(lines, 'minus-twice-overlap')).toBeCloseTo(0, 15);
  });

  it('holds as ∞ = ∞ when one of the squares is infinite', () => {
    const lines = checkDerivation(ofPair.l2, pairOf(arcsine, uniform(0, 1)));
    expect(lineValues(lines)).toEqual([Infinity, Infinity]);
    expect(allHold(lines)).toBe(true);
  });

  it('says in words that ∞ − ∞ has no value for two arcsines, and never NaN', () => {
    const lines = checkDerivation(ofPair.l2, pairOf(arcsine, { family: 'beta', a: 0.5, b: 0.4 }));
    expect(lines[1]).toMatchObject({
      kind: 'indeterminate',
      words:
        'no value here: ∞ − ∞ (integral of q squared and integral of p squared against minus twice the integral of q times p)',
    });
    expect(JSON.stringify(lines.map((line) => presentLine(line, undefined)))).not.toContain('NaN');
    const same = checkDerivation(ofPair.l2, pairOf(arcsine, arcsine));
    expect(same[0]).toMatchObject({ value: 0, holds: true });
    expect(same[1]?.kind).toBe('indeterminate');
  });
});

describe('the squared error of bars', () => {
  const input = { q: [0.1, 0.2, 0.3, 0.4], p: [0.4, 0.3, 0.2, 0.1] };

  it('agrees with the core in all its names', () => {
    const lines = checkDerivation(bars, input);
    const { l2Squared, mse, rmse } = compareDiscrete(input.q, input.p);
    expect(allHold(lines)).toBe(true);
    const [one, two, three, four] = lineValues(lines);
    expect(one).toBeCloseTo(l2Squared.value, 15);
    expect(two).toBeCloseTo(l2Squared.value, 15);
    expect(three).toBeCloseTo(4 * mse.value, 15);
    expect(four).toBeCloseTo(4 * rmse.value ** 2, 15);
  });

  it.each([
    { q: [1, 0, 0], p: [0, 1, 0] },
    { q: [0.25, 0.25, 0.5], p: [0.25, 0.25, 0.5] },
    { q: [1e-12, 0.5, 0.5 - 1e-12], p: [2e-12, 0.5, 0.5 - 2e-12] },
  ])('holds for $q and $p', (pair) => {
    expect(allHold(checkDerivation(bars, pair))).toBe(true);
  });
});

describe('a wrong term', () => {
  const pair = pairOf(normal(0, 1), { family: 'laplace', loc: 1, scale: 0.7 });
  const terms = (derivation: Derivation<never>) =>
    derivation.lines.flatMap(({ terms: own }) => own.map(({ id }) => id));

  it.each(terms(ofPair.l2))('is found in the L2 expansion: %s', (id) => {
    for (const fudge of [1e-9, -1e-9]) {
      expect(allHold(checkDerivation(corrupted(ofPair.l2, id, fudge), pair))).toBe(false);
    }
  });

  it.each(terms(ofPair.gibbs).filter((id) => id !== 'zero'))('is found in Gibbs: %s', (id) => {
    for (const fudge of [1e-9, -1e-9]) {
      expect(allHold(checkDerivation(corrupted(ofPair.gibbs, id, fudge), pair))).toBe(false);
    }
  });

  it.each(terms(bars))('is found in the bars: %s', (id) => {
    const input = { q: [0.1, 0.2, 0.7], p: [0.3, 0.3, 0.4] };
    for (const fudge of [1e-12, -1e-12]) {
      expect(allHold(checkDerivation(corrupted(bars, id, fudge), input))).toBe(false);
    }
  });
});

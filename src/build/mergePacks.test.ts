import { describe, expect, it } from 'vitest';
import { mergePacks } from './mergePacks';

/** One pack for each file at first. */
function merge(
  weights: Readonly<Record<string, number>>,
  needs: Readonly<Record<string, readonly string[]>>,
  imports: Readonly<Record<string, readonly string[]>> = {},
) {
  const packs = Object.entries(weights).map(([file, weight]) => ({ files: [file], weight }));
  return mergePacks(packs, {
    needs: new Map(Object.entries(needs)),
    importsOf: (file) => imports[file] ?? [],
  })
    .map(({ files }) => files.toSorted().join('+'))
    .toSorted();
}

describe('packs are put together', () => {
  it('where the same users need them', () => {
    const needs = { one: ['a', 'b', 'c'], two: ['a', 'b'] };
    expect(merge({ a: 9e4, b: 9e4, c: 9e4 }, needs)).toEqual(['a+b', 'c']);
  });

  it('where a request more weighs more than what rides along', () => {
    const needs = { one: ['a', 'b'], two: ['a', 'b'], three: ['a'] };
    expect(merge({ a: 9e4, b: 1000 }, needs)).toEqual(['a+b']);
    expect(merge({ a: 9e4, b: 1900 }, needs)).toEqual(['a', 'b']);
  });

  it('and carry what their files need along, which weighs too', () => {
    // With b in its pack, `three` would have to load c as well, for b to run.
    const needs = { one: ['a', 'b', 'c'], two: ['a', 'b', 'c'], three: ['a'] };
    const weights = { a: 9e4, b: 10, c: 9e4 };
    expect(merge(weights, needs)).toEqual(['a', 'b+c']);
    const withAll = { ...needs, three: ['a', 'c'] };
    expect(merge({ ...weights, d: 5000 }, { ...withAll, four: ['d'] }, { b: ['c'] })).toEqual([
      'a+b+c',
      'd',
    ]);
  });

  it('never so that two need each other', () => {
    const imports = { c: ['b'], b: ['a'] };
    const needs = { one: ['a', 'b', 'c'], two: ['a', 'c', 'b'], three: ['b', 'a'] };
    for (const pack of merge({ a: 10, b: 9e4, c: 10 }, needs, imports))
      expect(pack).not.toBe('a+c');
  });
});

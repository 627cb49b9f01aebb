import { describe, expect, it } from 'vitest';
import type { QuantityRegistry } from '../ui';
import { quantitiesCsv, tableCsv } from './csv';

type Listed = ReturnType<QuantityRegistry['list']>[number];

const now = { state: {}, derived: {}, active: false };

/** The fields of CSV text, by RFC 4180 alone. */
function parse(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain = '', end] of text.matchAll(
    /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g,
  )) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end !== ',') rows.push([]);
  }
  rows.pop();
  return rows;
}

describe('a table', () => {
  it('comes back to the last digit', () => {
    const x = [0, 0.1, 1 / 3];
    const y = Float64Array.of(1e-300, -0, 2);
    const rows = parse(
      tableCsv([
        { title: 'x, "z"', values: x },
        { title: 'y', values: y },
      ]),
    );
    expect(rows[0]).toEqual(['x, "z"', 'y']);
    expect(rows.slice(1).map(([a, b]) => [Number(a), Number(b)])).toEqual([
      [0, 1e-300],
      [0.1, 0],
      [1 / 3, 2],
    ]);
  });

  it('says inf, and nothing where there is no number', () => {
    expect(tableCsv([{ title: 'a', values: [Infinity, -Infinity, NaN] }])).toBe(
      'a\r\ninf\r\n-inf\r\n\r\n',
    );
    expect(
      tableCsv([
        { title: 'a', values: [1, 2] },
        { title: 'b', values: [3] },
      ]),
    ).toBe('a,b\r\n1,3\r\n2,\r\n');
  });
});

describe('the numbers', () => {
  const listed = (name: string, of: Listed['of']): Listed => ({
    name,
    words: `words, of ${name}`,
    unit: 'nats',
    late: false,
    of,
    settled: () => name !== 'b',
  });

  it('tell value, bound, method and why they are infinite; what is not there is left out', () => {
    const text = quantitiesCsv(
      [
        listed('a', () => ({ value: 0.1, errorBound: 1e-17, method: 'quadrature' })),
        listed('b', () => ({
          value: Infinity,
          errorBound: 0,
          method: 'closed form',
          reason: 'q has mass where p has none',
        })),
        listed('c', () => undefined),
      ],
      now,
    );
    const rows = parse(text);
    expect(rows).toHaveLength(3);
    expect(rows[1]).toEqual(['a', 'words, of a', '0.1', '1e-17', 'nats', 'quadrature', 'yes', '']);
    expect(rows[2].slice(2)).toEqual([
      'inf',
      '0',
      'nats',
      'closed form',
      'no',
      'q has mass where p has none',
    ]);
    expect(new Set(rows.map(({ length }) => length)).size).toBe(1);
  });
});

import { pythonScript, type PythonRow } from '../../python';

const row = (name: string, value: number, python: string, more: object = {}): PythonRow => ({
  name,
  words: name,
  quantity: { value, errorBound: 0, method: 'closed form' },
  python,
  ...more,
});

/** A script with numbers that its Python does not find: one that it says agree is no check. */
export function wrongNumbers(): {
  readonly text: string;
  /** Names of those that it must say differ: all others agree. */
  readonly differing: readonly string[];
} {
  const rows = [
    row('right', 2, '2.0'),
    row('within its bound', 2, '2.1', {
      quantity: { value: 2, errorBound: 0.2, method: 'quadrature' },
    }),
    row('right, infinite', Infinity, 'math.inf'),
    row('right, of large parts', 1e-9, '0.0', { size: '1e4' }),
    row('wrong in the seventh digit', 2, '2.0000002'),
    row('beyond its bound', 2, '2.1', {
      quantity: { value: 2, errorBound: 0.05, method: 'quadrature' },
    }),
    row('of the wrong sign', 1e-20, '-1e-20'),
    row('finite after all', Infinity, '1e300'),
    row('infinite after all', 1e300, 'math.inf'),
    row('infinite the other way', Infinity, '-math.inf'),
    row('no number', 1, 'math.nan'),
  ];
  const text = pythonScript({
    title: 'Wrong numbers',
    state: '',
    blocks: [],
    setup: '',
    rows,
    derivations: [
      {
        title: 'A sum',
        lines: [
          {
            name: 'wrong sum',
            value: { value: 4, errorBound: 0 },
            terms: [row('one', 1, '1.0'), row('two', 2, '2.0')],
          },
        ],
      },
    ],
  });
  return { text, differing: [...rows.slice(4).map(({ name }) => name), 'wrong sum'] };
}

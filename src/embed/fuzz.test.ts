import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AnyFigure } from '../figures/FigureDefinition';
import { figures } from '../figures/list';
import { formatQuery, parseQuery, presetState } from '../state';
import { readHostMessage } from './hostMessages';
import { EMBED_OPTION_NAMES, formatEmbedOptions, parseEmbedOptions } from './options';

const SEED = 20_261_121;
const RUNS = 20_000;

/** Stands in every hostile text, and must stand in nothing that comes of it. */
const MARK = 'zqxj7';

const number = fc.oneof(
  fc.double().map(String),
  fc.integer({ min: -20, max: 20 }).map(String),
  fc.constantFrom(
    '1e309',
    '-1e309',
    '5e-324',
    '-0',
    '0',
    '0x1f',
    '1_000',
    '1,5',
    '٣',
    '１',
    '+1',
    '.5',
    'NaN',
    'Infinity',
    '1e',
    '--1',
    '',
    ' 1 ',
    '1\u00002',
    '9'.repeat(400),
  ),
);

const family = fc.constantFrom(
  'normal',
  'studentT',
  'laplace',
  'logistic',
  'uniform',
  'skewNormal',
  'gaussianMixture',
  'categorical',
  'normalNormal',
  'twoBranch',
  'normalStudentT',
  'normalBernoulliLogit',
  '__proto__',
  'constructor',
  'toString',
  MARK,
);

const hostile = fc.oneof(
  fc
    .tuple(family, fc.array(number, { maxLength: 9 }))
    .map(([name, numbers]) => [name, ...numbers].join('_')),
  fc
    .tuple(family, fc.array(number, { maxLength: 9 }))
    .map(([name, numbers]) => `${name}(${numbers.join(',')})`),
  number,
  fc.string({ unit: 'binary', maxLength: 60 }).map((text) => text + MARK),
  fc.constantFrom(
    '1',
    '0',
    'min',
    'none',
    'dark',
    'bits',
    'elbo',
    'all',
    'sampled',
    'q,p',
    'q.mean',
    `<script>${MARK}</script>`,
    `"><img src=x onerror=${MARK}>`,
    `\${${MARK}}`,
    `$\\${MARK}`,
    `javascript:${MARK}`,
    `__proto__.${MARK}`,
    `\u202E${MARK}`,
    `%00${MARK}`,
    `{{${MARK}}}`,
    MARK.repeat(200),
    `(((((((((((((((${MARK}`,
    '_'.repeat(500),
    '1_'.repeat(300),
  ),
);

/** A text that means something to the figure, with one of its numbers another. */
const nearlyGood = (figure: AnyFigure, name: string, which: number, other: string) => {
  const { params, presets, initial } = figure.model;
  const preset = presets[which % (presets.length + 1)];
  const state: unknown = preset ? presetState(figure.model, preset.id)?.state : initial;
  const text = params.find((param) => param.name === name)?.write(state) ?? other;
  const numbers = text.match(/-?[\d.]+(?:e-?\d+)?/g) ?? [];
  return text.replace(numbers[which % (numbers.length + 1)] ?? '', other);
};

const queries = fc
  .record({
    figure: fc.constantFrom(...figures),
    parts: fc.array(fc.tuple(fc.nat(), hostile, fc.boolean()), { maxLength: 5 }),
    good: fc.array(fc.tuple(fc.nat(), number), { maxLength: 3 }),
    tail: fc.constantFrom('', '&', '&&=&=1', '%', '%E0%A4%A', '#', '&preset', '?'),
  })
  .map(({ figure, parts, good, tail }) => {
    const names = [...figure.model.params.map(({ name }) => name), 'preset', ...EMBED_OPTION_NAMES];
    const all = [...names, ...figure.model.presets.map(({ id }) => id), '__proto__', 'q[]', MARK];
    const meant = good.map(([which, value]) => {
      const { name } = figure.model.params[which % figure.model.params.length];
      return `${name}=${encodeURIComponent(nearlyGood(figure, name, which, value))}`;
    });
    const strange = parts.map(([which, value, raw]) => {
      const name = all[which % all.length];
      return `${name}=${raw ? value : encodeURIComponent(value)}`;
    });
    return { figure, search: `?${[...meant, ...strange].join('&')}${tail}` };
  });

describe('addresses of strangers', () => {
  it(`${RUNS} of them make a state that is written and read back the same, and repeat no word`, () => {
    let noticed = 0;
    let changed = 0;
    fc.assert(
      fc.property(queries, ({ figure: { model }, search }) => {
        const { state, notices } = parseQuery(search, model);
        const written = formatQuery(state, model);
        expect(parseQuery(`?${written}`, model)).toEqual({ state, notices: [] });
        expect(formatQuery(parseQuery(written, model).state, model)).toBe(written);

        const frame = parseEmbedOptions(search);
        const options = formatEmbedOptions({ ...frame.options, id: '' });
        const again = parseEmbedOptions(options);
        expect(again).toEqual({ options: { ...frame.options, id: '' }, notices: [] });

        const said = JSON.stringify([notices, frame.notices, written]);
        expect(said).not.toContain(MARK);
        expect(written.length).toBeLessThan(2048);
        if (notices.length + frame.notices.length > 0) noticed += 1;
        if (written !== '') changed += 1;
      }),
      { seed: SEED, numRuns: RUNS },
    );
    // Strangers' texts are often of no use, and often are.
    expect(noticed).toBeGreaterThan(RUNS / 4);
    expect(changed).toBeGreaterThan(RUNS / 20);
  });

  it('every preset of every figure is written and read back the same', () => {
    for (const { model } of figures) {
      for (const { id } of model.presets) {
        const { state, notices } = parseQuery(`?preset=${id}`, model);
        expect(notices).toEqual([]);
        expect(parseQuery(formatQuery(state, model), model).state).toEqual(state);
      }
    }
  });
});

const HOST = 'nats-and-squares-host';
const types = [
  'hello',
  'get',
  'reset',
  'undo',
  'redo',
  'play',
  'pause',
  'set',
  'theme',
  'lock',
  'snapshot',
  '__proto__',
  'toString',
  MARK,
];

const field = fc.oneof(
  hostile,
  fc.constantFrom<unknown>(null, undefined, true, false, 0, 1, -0, NaN, Infinity, 10n),
  fc.constantFrom<unknown>([], {}, new Date(0), /x/, new Map(), Symbol('s'), () => 1),
  fc.constantFrom<unknown>('svg', 'png', 'dark', 'light', 'auto', '1', 'q,p'),
  fc.string({ maxLength: 40 }).map((text) => text.repeat(600)),
);

/** Objects that would run a stranger's code when they are read; none survives being sent, but none may throw either. */
const traps: unknown[] = [
  {
    get source(): string {
      throw new Error(MARK);
    },
  },
  new Proxy(
    { source: HOST },
    {
      ownKeys: () => {
        throw new Error(MARK);
      },
    },
  ),
  Object.assign(Object.create(null), { source: HOST, v: 1, type: 'get' }),
];

const messages = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record(
      {
        source: fc.constantFrom<unknown>(HOST, HOST, HOST, 'nats-and-squares', 1, undefined),
        v: fc.constantFrom<unknown>(1, 1, 1, '1', 2, undefined),
        type: fc.constantFrom<unknown>(...types),
        query: field,
        value: field,
        req: field,
        format: field,
        other: field,
      },
      { requiredKeys: [] },
    ),
  },
  {
    weight: 4,
    arbitrary: fc.constantFrom(...types).chain((type) =>
      fc.record({
        source: fc.constant(HOST),
        v: fc.constant(1),
        type: fc.constant(type),
        query: hostile,
        value: fc.oneof(hostile, fc.constantFrom<unknown>('dark', true, 0, 'q.mean')),
        req: fc.oneof(fc.integer(), fc.string()),
        format: fc.constantFrom('svg', 'png', 'gif'),
      }),
    ),
  },
  { weight: 1, arbitrary: fc.anything() },
  { weight: 1, arbitrary: fc.string() },
  { weight: 1, arbitrary: fc.constantFrom(...traps) },
);

describe('messages of strangers', () => {
  it(`${RUNS} of them are read without a throw, and what is read is well formed`, () => {
    const seen = new Map<string, number>();
    fc.assert(
      fc.property(messages, (data) => {
        const message = readHostMessage(data);
        const kind = typeof message === 'object' ? message.type : String(message);
        seen.set(kind, (seen.get(kind) ?? 0) + 1);
        if (typeof message !== 'object') return;
        // Sent as it was read, it is read the same.
        const value = 'value' in message && message.value;
        const again = { source: HOST, v: 1, ...message, ...(value && { value: textOf(value) }) };
        expect(readHostMessage(again)).toEqual(message);
        if ('value' in message) expect(textOf(message.value)).not.toMatch(/[^\w.,-]/);
      }),
      { seed: SEED, numRuns: RUNS },
    );
    for (const kind of [...types.slice(0, 11), 'refused', 'undefined'])
      expect(seen.get(kind) ?? 0, kind).toBeGreaterThan(20);
  });
});

function textOf(value: string | ReadonlySet<string>): string {
  if (typeof value !== 'string') return [...value].join(',');
  return { none: '0', all: '1' }[value] ?? value;
}

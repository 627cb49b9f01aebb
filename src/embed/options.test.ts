import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  DEFAULT_EMBED_OPTIONS,
  EMBED_OPTION_NAMES,
  formatEmbedOptions,
  parseEmbedOptions,
  type EmbedOptions,
} from './options';

const read = (search: string) => parseEmbedOptions(search).options;
const noted = (search: string) => parseEmbedOptions(search).notices.map(({ param }) => param);

describe('the options of the frame in its address', () => {
  it('are the defaults when it says nothing of them', () => {
    for (const search of ['', '?', '?q=normal_0_1&preset=far&colour=red'])
      expect(parseEmbedOptions(search)).toEqual({ options: DEFAULT_EMBED_OPTIONS, notices: [] });
  });

  it.each([
    ['controls=min', { controls: 'min' }],
    ['controls=none', { controls: 'none' }],
    ['hide=q.mean,klQP', { hide: new Set(['q.mean', 'klQP']) }],
    ['hide=q.mean%2CklQP', { hide: new Set(['q.mean', 'klQP']) }],
    ['lock=1', { lock: 'all' }],
    ['lock=0', { lock: 'none' }],
    ['lock=p', { lock: new Set(['p']) }],
    ['caption=0&title=1&menu=0', { caption: false, title: true, menu: false }],
    ['theme=dark&bg=transparent', { theme: 'dark', bg: 'transparent' }],
    ['fit=width&scale=1.4', { fit: 'width', scale: 1.4 }],
    ['units=bits&autoplay=1', { units: 'bits', autoplay: true }],
    ['id=week%203&msg=0&v=1', { id: 'week 3', msg: false }],
  ] as const)('%s is understood', (search, difference) => {
    const expected = { options: { ...DEFAULT_EMBED_OPTIONS, ...difference }, notices: [] };
    expect(parseEmbedOptions(search)).toEqual(expected);
    expect(parseEmbedOptions(`?${search}`)).toEqual(expected);
  });

  it('fall back one by one, with a notice that names the option and what is allowed', () => {
    expect(parseEmbedOptions('?theme=zebra&controls=min&lock=&caption=yes&v=2')).toEqual({
      options: { ...DEFAULT_EMBED_OPTIONS, controls: 'min' },
      notices: [
        expect.objectContaining({ param: 'lock', kind: 'left aside' }),
        { param: 'caption', kind: 'left aside', allowed: '0 or 1' },
        { param: 'theme', kind: 'left aside', allowed: 'one of auto, light, dark' },
        { param: 'v', kind: 'left aside', allowed: '1' },
      ],
    });
  });

  it('move a text scale into its range, and say so', () => {
    for (const [text, value] of [
      ['9', 2],
      ['-1e3', 0.75],
    ] as const) {
      expect(read(`scale=${text}`).scale).toBe(value);
      expect(parseEmbedOptions(`scale=${text}`).notices).toEqual([
        { param: 'scale', kind: 'clamped', allowed: 'a number from 0.75 to 2' },
      ]);
    }
    for (const text of ['', 'NaN', 'Infinity', '0x1', '１'])
      expect(noted(`scale=${encodeURIComponent(text)}`)).toEqual(['scale']);
  });

  it('take the first of duplicates, even when it is bad', () => {
    expect(read('theme=dark&theme=light').theme).toBe('dark');
    expect(read('theme=bad&theme=light').theme).toBe('auto');
  });

  it('know no names from the prototype', () => {
    const search = '__proto__=1&constructor=2&toString=3&hide=__proto__,constructor';
    const { options, notices } = parseEmbedOptions(search);
    expect(Object.keys(options).toSorted()).toEqual([...EMBED_OPTION_NAMES].toSorted());
    expect(notices.map(({ param }) => param)).toEqual(['hide']);
  });

  it('hold no more than 16 names, 160 characters, and 2,048 in all', () => {
    const many = (count: number) => Array.from({ length: count }, (_, i) => `n${i}`).join(',');
    expect(read(`hide=${many(16)}`).hide.size).toBe(16);
    expect(noted(`hide=${many(17)}`)).toEqual(['hide']);
    expect(read(`id=${'a'.repeat(160)}`).id).toHaveLength(160);
    expect(noted(`id=${'a'.repeat(161)}`)).toEqual(['id']);
    expect(noted(`hide=${'a'.repeat(49)}`)).toEqual(['hide']);
    const fill = (length: number) => `?theme=dark&x=${'x'.repeat(length - 14)}`;
    expect(read(fill(2049)).theme).toBe('dark');
    expect(read(fill(2050)).theme).toBe('auto');
    expect(noted(fill(2050))).toEqual(['query']);
  });

  it('are read without a throw and told without an echo, whatever the address says', () => {
    const name = fc.oneof(fc.constantFrom(...EMBED_OPTION_NAMES, '__proto__'), fc.string());
    const value = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.constantFrom('1', '0', '1e999', '<img src=x>', 'a,b', 'auto', '%', '%zz'),
    );
    // What every notice is made of, known beforehand.
    const allowed = new Set(
      parseEmbedOptions(EMBED_OPTION_NAMES.map((each) => `${each}=%00${'~'.repeat(99)}`).join('&'))
        .notices.map((notice) => notice.allowed)
        .concat('at most 160 characters', 'at most 2,048 characters'),
    );
    fc.assert(
      fc.property(
        fc.array(fc.tuple(name, value), { maxLength: 12 }),
        fc.boolean(),
        (pairs, raw) => {
          const search = raw
            ? `?${pairs.map((pair) => pair.join('=')).join('&')}`
            : `?${new URLSearchParams(pairs)}`;
          const { options, notices } = parseEmbedOptions(search);
          expect(Object.keys(options)).toHaveLength(EMBED_OPTION_NAMES.length);
          expect(options.scale).toBeGreaterThanOrEqual(0.75);
          expect(options.scale).toBeLessThanOrEqual(2);
          expect(options.id.length).toBeLessThanOrEqual(160);
          for (const { param, allowed: told } of notices) {
            expect(['query', ...EMBED_OPTION_NAMES]).toContain(param);
            expect(allowed).toContain(told);
          }
          expect(read(formatEmbedOptions(options))).toEqual(options);
        },
      ),
      { numRuns: 3000, seed: 4 },
    );
  });
});

describe('the text of options', () => {
  const nameList = fc
    .uniqueArray(fc.stringMatching(/^[A-Za-z][\w.-]{0,6}$/), { maxLength: 16 })
    .map((list) => new Set(list));
  const arbitrary: fc.Arbitrary<EmbedOptions> = fc.record({
    controls: fc.constantFrom('full', 'min', 'none'),
    hide: nameList,
    lock: fc.oneof(
      fc.constantFrom('none' as const, 'all' as const),
      nameList.filter(({ size }) => size > 0),
    ),
    caption: fc.boolean(),
    title: fc.boolean(),
    menu: fc.boolean(),
    theme: fc.constantFrom('auto', 'light', 'dark'),
    bg: fc.constantFrom('card', 'transparent'),
    fit: fc.constantFrom('auto', 'box', 'width'),
    scale: fc.double({ min: 0.75, max: 2, noNaN: true }),
    units: fc.constantFrom('nats', 'bits'),
    autoplay: fc.boolean(),
    id: fc.string({ maxLength: 160 }),
    msg: fc.boolean(),
    v: fc.constant(1 as const),
  });

  it('is empty for the defaults, and names only what differs', () => {
    expect(formatEmbedOptions(DEFAULT_EMBED_OPTIONS)).toBe('');
    expect(formatEmbedOptions({})).toBe('');
    expect(formatEmbedOptions({ controls: 'min', theme: 'auto', scale: 1.4 })).toBe(
      'controls=min&scale=1.4',
    );
    expect(formatEmbedOptions({ hide: new Set(['q.mean', 'klQP']), lock: 'all' })).toBe(
      'hide=q.mean,klQP&lock=1',
    );
  });

  it('is read back as the same options', () => {
    fc.assert(
      fc.property(arbitrary, (options) => {
        expect(parseEmbedOptions(`?${formatEmbedOptions(options)}`)).toEqual({
          options,
          notices: [],
        });
      }),
      { numRuns: 2000, seed: 4 },
    );
  });
});

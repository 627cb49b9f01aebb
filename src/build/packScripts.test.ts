import { createHash } from 'node:crypto';
import { createContext, runInContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { classicScript } from './classicChunks';
import { packScripts } from './packScripts';

/** Chunks as the bundler makes them, one for each set of users: each lists what it has run after. */
const IMPORTS: Readonly<Record<string, readonly string[]>> = {
  'assets/all.js': [],
  'assets/one-two.js': ['assets/all.js'],
  'assets/two-three.js': ['assets/all.js'],
  'assets/one.js': ['assets/one-two.js', 'assets/all.js'],
  'assets/two.js': ['assets/one-two.js', 'assets/two-three.js'],
  'assets/three.js': ['assets/two-three.js'],
  'assets/alone.js': [],
};

/** So heavy that nothing which only some need rides along. */
const weightOf = (fileName: string): string =>
  Array.from({ length: 100 }, (_, i) =>
    createHash('sha256').update(`${fileName} ${i}`).digest('base64'),
  ).join('');

const chunksOf = (all: Readonly<Record<string, readonly string[]>>) =>
  Object.entries(all).map(([fileName, imports]) => {
    const lines = imports.map((file, i) => `import { it as i${i} } from "./${file.slice(7)}";`);
    const list = [...imports.map((_, i) => `...i${i}`), JSON.stringify(fileName)].join(', ');
    const code = `${lines.join('\n')}\n/* ${weightOf(fileName)} */\nconst it = [${list}];\nexport { it };`;
    const script = classicScript(code, fileName, 'Shared').code;
    return { name: fileName, fileName, imports, code: script };
  });
const chunks = chunksOf(IMPORTS);
const nameOf = (_: unknown, user: string) => `with-${user}`;
const users = { one: 'assets/one.js', two: 'assets/two.js', three: 'assets/three.js' };

describe('the scripts of a page', () => {
  const { packs, scripts } = packScripts(chunks, users, nameOf);

  it('are a pack for each set of users, and the own one last', () => {
    expect(packs).toHaveLength(3);
    const [withAll, withOne, withTwo] = packs.map(({ fileName }) => fileName);
    expect(withAll).toMatch(/^assets\/with-one-[\w-]{8}\.js$/);
    expect(withOne).toMatch(/^assets\/with-one-[\w-]{8}\.js$/);
    expect(scripts).toEqual({
      one: [withAll, withOne, 'assets/one.js'],
      two: [withAll, withOne, withTwo, 'assets/two.js'],
      three: [withAll, withTwo, 'assets/three.js'],
    });
  });

  it('take what all need from a user that comes beside them and needs less', () => {
    const besides = { ...users, frame: 'assets/alone.js' };
    const packed = packScripts(chunks, besides, nameOf, {}, ['frame']);
    expect(packed.packs[0].files).toEqual(['assets/all.js']);
    expect(packed.scripts['frame']).toEqual(['assets/alone.js']);
    expect(packScripts(chunks, besides, nameOf).packs[0].fileName).toMatch(/with-one-/);
  });

  it.each(Object.keys(users))('run in their order, each finding what it takes: %s', (user) => {
    const texts = new Map([...packs, ...chunks].map(({ fileName, code }) => [fileName, code]));
    const page = createContext({});
    for (const file of scripts[user]) runInContext(texts.get(file) ?? '', page);
    const slots = page['Shared'] as Record<string, { readonly it: readonly string[] }>;
    expect(slots[users[user as keyof typeof users]].it).toContain('assets/all.js');
  });

  it('have another address when anything in them has changed', () => {
    const changed = chunks.map((chunk) =>
      chunk.fileName === 'assets/one-two.js' ? { ...chunk, code: `${chunk.code};` } : chunk,
    );
    const names = (all: typeof chunks) =>
      packScripts(all, users, nameOf).packs.map((each) => each.fileName);
    expect(names(changed)[1]).not.toBe(names(chunks)[1]);
    expect(names(changed)[2]).toBe(names(chunks)[2]);
  });

  it('of a user that shares nothing are its own', () => {
    expect(packScripts(chunks, { alone: 'assets/alone.js' }, nameOf)).toEqual({
      packs: [],
      scripts: { alone: ['assets/alone.js'] },
    });
  });
});

describe('what a page asks for later', () => {
  const all: Readonly<Record<string, readonly string[]>> = {
    ...IMPORTS,
    'assets/of-one.js': ['assets/all.js'],
    'assets/part.js': ['assets/all.js'],
    'assets/one.js': ['assets/one-two.js', 'assets/part.js', 'assets/of-one.js'],
    'assets/dialog.js': ['assets/all.js'],
    'assets/later-one.js': ['assets/dialog.js', 'assets/of-one.js'],
    'assets/later-three.js': ['assets/dialog.js', 'assets/part.js', 'assets/two-three.js'],
  };
  const later = {
    'later-one': { file: 'assets/later-one.js', of: 'one' },
    'later-three': { file: 'assets/later-three.js', of: 'three' },
  };
  const { packs, scripts } = packScripts(chunksOf(all), users, nameOf, later);

  it('weighs on no page, and moves nothing from one figure into what figures share', () => {
    const held = Object.keys(users)
      .flatMap((name) => scripts[name])
      .flatMap((file) => packs.find(({ fileName }) => fileName === file)?.files ?? file);
    expect(held).toContain('assets/of-one.js');
    expect(held).not.toContain('assets/dialog.js');
    const ofAll = packs.find(({ files }) => files.includes('assets/all.js'));
    expect(ofAll?.files).toEqual(['assets/all.js']);
  });

  it('keeps what a figure has for itself, and for later, in one file with its own code last', () => {
    const own = packs.find(({ files }) => files.includes('assets/one.js'));
    expect(own?.files).toEqual(['assets/of-one.js', 'assets/one.js']);
    expect(own?.fileName).toMatch(/^assets\/one-[\w-]{8}\.js$/);
    expect(scripts['one'].at(-1)).toBe(own?.fileName);
  });

  it('shares what only such scripts need, and finds all the rest on the page or loads it', () => {
    const [withLater] = packs.filter(({ files }) => files.includes('assets/dialog.js'));
    expect(withLater.fileName).toMatch(/^assets\/with-later-one-/);
    const [withAll, withOne, partOfOne, own] = scripts['one'];
    expect(scripts['later-one'].toSorted()).toEqual(
      [withAll, withOne, partOfOne, withLater.fileName, own, 'assets/later-one.js'].toSorted(),
    );
    // No figure comes to life because another one is shared.
    expect(scripts['later-three']).toContain(partOfOne);
    expect(scripts['later-three']).toContain(withLater.fileName);
    expect(scripts['later-three']).not.toContain(own);
  });

  it.each(['later-one', 'later-three'] as const)('runs behind what it takes: %s', (user) => {
    const texts = new Map(
      [...packs, ...chunksOf(all)].map(({ fileName, code }) => [fileName, code]),
    );
    const page = createContext({});
    for (const file of scripts[user]) runInContext(texts.get(file) ?? '', page);
    const slots = page['Shared'] as Record<string, { readonly it: readonly string[] }>;
    expect(slots[later[user].file].it).toContain('assets/dialog.js');
  });
});

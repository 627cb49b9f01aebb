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

const chunks = Object.entries(IMPORTS).map(([fileName, imports]) => {
  const lines = imports.map((file, i) => `import { it as i${i} } from "./${file.slice(7)}";`);
  const list = [...imports.map((_, i) => `...i${i}`), JSON.stringify(fileName)].join(', ');
  const code = `${lines.join('\n')}\nconst it = [${list}];\nexport { it };`;
  return { name: fileName, fileName, imports, code: classicScript(code, fileName, 'Shared').code };
});
const nameOf = (_: unknown, user: string) => `with-${user}`;
const users = { one: 'assets/one.js', two: 'assets/two.js', three: 'assets/three.js' };

describe('the scripts of a page', () => {
  const { packs, scripts } = packScripts(chunks, users, nameOf);

  it('are a pack for each first user of what is shared, and the own one last', () => {
    expect(packs).toHaveLength(2);
    const [withOne, withTwo] = packs.map(({ fileName }) => fileName);
    expect(withOne).toMatch(/^assets\/with-one-[\w-]{8}\.js$/);
    expect(scripts).toEqual({
      one: [withOne, 'assets/one.js'],
      two: [withOne, withTwo, 'assets/two.js'],
      three: [withOne, withTwo, 'assets/three.js'],
    });
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
    expect(names(changed)[0]).not.toBe(names(chunks)[0]);
    expect(names(changed)[1]).toBe(names(chunks)[1]);
  });

  it('of a user that shares nothing are its own', () => {
    expect(packScripts(chunks, { alone: 'assets/alone.js' }, nameOf)).toEqual({
      packs: [],
      scripts: { alone: ['assets/alone.js'] },
    });
  });
});

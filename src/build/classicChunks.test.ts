import { SourceMap, type SourceMapPayload } from 'node:module';
import { Script, createContext, runInContext } from 'node:vm';
import { build, type Plugin } from 'vite';
import { describe, expect, it } from 'vitest';
import { classicChunks, classicScript, loadOrder } from './classicChunks';

const classic = (code: string, fileName = 'chunk.js') =>
  classicScript(code, fileName, 'Shared').code;

describe('a chunk as a classic script', () => {
  it('leaves its exports in its own slot, and takes its imports from those of the files named', () => {
    const page = createContext({});
    const scripts: readonly (readonly [string, string])[] = [
      [
        'assets/low.js',
        'const one = 1; function f(x) { return x + one; }\nexport { one, f as g };',
      ],
      [
        'assets/mid.js',
        'import { g as add, one } from "./low.js";\nconst two = add(one);\nexport { two as one, two };',
      ],
      [
        'top.js',
        'import { one } from "./assets/low.js";\nimport { one as other, two } from "./assets/mid.js";\nseen = [one, other, two];',
      ],
    ];
    for (const [file, code] of scripts) runInContext(classic(code, file), page);
    expect(page['seen']).toEqual([1, 2, 2]);
    expect(Object.keys(page).toSorted()).toEqual(['Shared', 'seen']);
    expect(Object.keys(page['Shared'] as object)).toEqual(['assets/low.js', 'assets/mid.js']);
  });

  it('keeps its own names to itself, with or without imports and exports', () => {
    const page = createContext({ Shared: {} });
    runInContext(classic('import "./a.js";\nconst hidden = 1; var too = 2;'), page);
    expect(Object.keys(page)).toEqual(['Shared']);
  });

  it.each([
    'import all from "./a.js";',
    'import * as all from "./a.js";',
    'export { a } from "./a.js";',
    'export * from "./a.js";',
    'export const a = 1;',
    'export default 1;',
  ])('does not guess at %s', (code) => {
    expect(() => classic(code)).toThrow(`no classic form for: ${code.replace(/;$/, '')}`);
  });

  it('stays as its source where workers need it too, and runs in the page unless only they do', () => {
    const source = (code: string, file: string, use: 'both' | 'worker') =>
      classicScript(code, file, 'Shared', use).code;
    const scripts = [
      source('seen.push("low"); const one = 1;\nexport { one };', 'low.js', 'both'),
      source('import { one } from "./low.js";\nself.post([one]);', 'far.js', 'worker'),
      classic('import { one } from "./low.js";\nseen.push(["near", one]);', 'near.js'),
    ];
    const page = createContext({ seen: [] });
    for (const script of scripts) runInContext(script, page);
    expect(page['seen']).toEqual(['low', ['near', 1]]);
    const { sources: kept, ...ran } = page['Shared'] as { sources: Record<string, () => unknown> };
    expect(ran).toEqual({ 'low.js': { one: 1 } });
    expect(Object.keys(kept)).toEqual(['low.js', 'far.js']);

    const seen: unknown[] = [];
    const worker = createContext({ seen, post: (message: unknown) => seen.push(message) });
    const [low, far] = Object.values(kept).map(String);
    runInContext(`self = globalThis; Shared = {}; Shared["low.js"] = (${low})();`, worker);
    runInContext(`(${far})(self)`, worker);
    expect(seen).toEqual(['low', [1]]);
  });

  it('is a script, not a module', () => {
    const code = 'import { a } from "./a.js";\nlet b = a;\nexport { b };';
    expect(() => new Script(code)).toThrow(SyntaxError);
    expect(() => new Script(classic(code))).not.toThrow();
  });
});

const chunk = (name: string, ...imports: string[]) => ({
  name,
  fileName: `${name}.js`,
  imports: imports.map((each) => `${each}.js`),
});

describe('the load order', () => {
  it('has what a chunk needs before it, each file once, and nothing else', () => {
    const chunks = [
      chunk('figure', 'runtime', 'shared', 'core'),
      chunk('shared', 'core2', 'runtime'),
      chunk('runtime', 'core'),
      chunk('other', 'runtime'),
      chunk('core2', 'core'),
      chunk('core'),
    ];
    const order = ['core.js', 'runtime.js', 'core2.js', 'shared.js', 'figure.js'];
    expect(loadOrder(chunks, 'figure.js')).toEqual(order);
    expect(loadOrder(chunks, 'runtime.js')).toEqual(['core.js', 'runtime.js']);
    expect(loadOrder(chunks, 'core.js')).toEqual(['core.js']);
  });

  it('names a file that is no chunk, with who imports it', () => {
    expect(() => loadOrder([chunk('a', 'b')], 'a.js')).toThrow(/no chunk of the build: a → b\.js$/);
  });
});

describe('chunks that import each other', () => {
  const generate = (...chunks: ReturnType<typeof chunk>[]) => {
    const { generateBundle } = classicChunks({ environment: 'e', global: 'Shared' });
    const bundle = chunks.map((each) => [each.fileName, { type: 'chunk', ...each }] as const);
    const style = ['style.css', { type: 'asset', fileName: 'style.css' }] as const;
    (generateBundle as (options: object, bundle: object) => void)(
      {},
      Object.fromEntries([...bundle, style]),
    );
  };

  it('fail the build, and are named, without those that only lead to them', () => {
    expect(() =>
      generate(chunk('figure', 'a'), chunk('a', 'b'), chunk('b', 'c'), chunk('c', 'a')),
    ).toThrow(/^chunks import each other: a → b → c → a$/);
    expect(() => generate(chunk('a', 'a'))).toThrow(/: a → a$/);
  });

  it('are not those that import the same one by two ways', () => {
    expect(() =>
      generate(chunk('figure', 'a', 'b'), chunk('a', 'c'), chunk('b', 'c'), chunk('c')),
    ).not.toThrow();
  });
});

describe('a build of several chunks', () => {
  const sources: Readonly<Record<string, string>> = {
    one: 'import { double } from "middle"; import { base } from "base"; seen.push(["one", double, base]);',
    two: 'import { double } from "middle"; seen.push(["two", double]);',
    three: 'import { base } from "base"; seen.push(["three", base]);',
    middle: 'import { base } from "base"; seen.push("middle"); export const double = base * 2;',
    base: 'seen.push("base"); export const base = 21;',
    far: 'import { base } from "base"; import { half } from "half"; self.post(["far", half]);',
    away: 'import { half } from "half"; self.post(["away", half]);',
    half: 'import { base } from "base"; seen.push("half"); export const half = base / 2;',
  };
  const modules: Plugin = {
    name: 'modules',
    resolveId: (id) => (id in sources ? id : null),
    load: (id) => sources[id],
  };
  const built = async () => {
    const output = await build({
      configFile: false,
      logLevel: 'silent',
      plugins: [
        modules,
        classicChunks({
          environment: 'client',
          global: 'Shared',
          isWorker: ({ facadeModuleId: id }) => id === 'far' || id === 'away',
        }),
      ],
      build: {
        write: false,
        minify: false,
        sourcemap: true,
        modulePreload: false,
        rolldownOptions: {
          input: ['one', 'two', 'three', 'far', 'away'],
          preserveEntrySignatures: false,
          output: {
            codeSplitting: {
              includeDependenciesRecursively: false,
              groups: [{ name: 'shared', entriesAware: true, minShareCount: 2 }],
            },
          },
        },
      },
    });
    if (!('output' in output)) throw new Error('not one bundle');
    return output.output.filter((file) => file.type === 'chunk');
  };

  it('runs in load order as the modules would, by the file names that the hashes made', async () => {
    const chunks = await built();
    expect(chunks).toHaveLength(8);
    const run = (...names: string[]) => {
      const page = createContext({ seen: [] });
      const files = names.flatMap((name) =>
        loadOrder(chunks, chunks.find((each) => each.name === name)!.fileName),
      );
      for (const file of new Set(files))
        runInContext(chunks.find(({ fileName }) => fileName === file)!.code, page);
      return page['seen'];
    };
    expect(run('one', 'two')).toEqual(['base', 'middle', ['one', 42, 21], ['two', 42]]);
    expect(run('three')).toEqual(['base', ['three', 21]]);
  });

  it('runs nothing in the page of what only workers need', async () => {
    const chunks = await built();
    const fileOf = (name: string) => chunks.find((each) => each.name.startsWith(name))!.fileName;
    const page = createContext({ seen: [] });
    for (const { code } of chunks.toSorted((a, b) => b.imports.length - a.imports.length))
      if (/sources/.test(code)) runInContext(code, page);
    expect(page['seen']).toEqual(['base']);
    const { sources: kept } = page['Shared'] as { sources: object };
    const files = new Set(['far', 'away'].flatMap((name) => loadOrder(chunks, fileOf(name))));
    expect(Object.keys(kept).toSorted()).toEqual([...files].toSorted());
    expect(files.size).toBe(4);
  });

  it('has maps that lead to the modules', async () => {
    for (const { name, code, map } of await built()) {
      if (!sources[name]?.includes('seen.push')) continue;
      const lines = code.split('\n');
      const line = lines.findIndex((text) => text.includes('seen.push'));
      const column = lines[line].indexOf('seen');
      const entry = new SourceMap(map as unknown as SourceMapPayload).findEntry(line, column);
      expect(entry).toMatchObject({
        originalSource: expect.stringMatching(new RegExp(`${name}$`)),
        originalLine: 0,
        originalColumn: sources[name].indexOf('seen'),
      });
    }
  });
});

import { build, type Plugin } from 'vite';
import { describe, expect, it } from 'vitest';
import { chunkFileNames, codeSplitting, isRuntime } from './chunkGroups';
import { loadOrder } from './classicChunks';

/** A site in small: what imports what, by file. Chapter 5 and 6 have models and a worker, chapters 1 and 2 do not. */
const IMPORTS: Readonly<Record<string, readonly string[]>> = {
  'src/app/runtime.ts': ['src/state/store.ts', 'src/ui/button.ts'],
  'src/state/store.ts': ['src/math/error.ts'],
  'src/state/modelText.ts': ['src/math/models.ts', 'src/state/store.ts'],
  'src/ui/button.ts': ['node_modules/react/index.js'],
  'src/plot/rug.ts': ['src/ui/button.ts'],
  'src/figures/latentModels.ts': ['src/state/modelText.ts'],
  'src/derivation/derivations/joint.ts': ['src/figures/latentModels.ts', 'src/math/models.ts'],
  'src/math/models.ts': ['src/math/normal.ts'],
  'src/math/search.ts': ['src/math/models.ts'],
  'src/math/normal.ts': ['src/math/error.ts'],
  'src/math/error.ts': [],
  'src/math/alone.ts': ['src/math/error.ts'],
  'src/workers/fits.ts': ['src/math/search.ts'],
  'src/workers/link.ts': ['src/math/error.ts'],
  'node_modules/react/index.js': [],
  one: ['src/app/runtime.ts', 'src/math/normal.ts', 'src/plot/rug.ts'],
  two: ['src/app/runtime.ts', 'src/math/alone.ts'],
  five: ['src/app/runtime.ts', 'src/derivation/derivations/joint.ts', 'src/workers/link.ts'],
  six: [
    'src/app/runtime.ts',
    'src/derivation/derivations/joint.ts',
    'src/workers/link.ts',
    'src/plot/rug.ts',
  ],
  fits: ['src/workers/fits.ts'],
};
const ENTRIES = ['one', 'two', 'five', 'six', 'fits'];

/** An entry runs its modules, any other module passes on what it imports: nothing of it is left out. */
const site: Plugin = {
  name: 'site',
  resolveId: (id) => (id in IMPORTS ? `/site/${id}` : null),
  load(id) {
    const name = id.replace('/site/', '');
    const imports = IMPORTS[name].map((from, i) => `import { it as i${i} } from "${from}";`);
    const uses = IMPORTS[name].map((_, i) => `...i${i}`).join(', ');
    const list = `[${JSON.stringify(name)}, ${uses}]`;
    return [
      ...imports,
      ENTRIES.includes(name) ? `seen(${list});` : `export const it = ${list};`,
    ].join('\n');
  },
};

async function built() {
  const output = await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [site],
    build: {
      write: false,
      modulePreload: false,
      rolldownOptions: {
        input: ENTRIES,
        preserveEntrySignatures: false,
        treeshake: { moduleSideEffects: (id) => !id.startsWith('/site/src') },
        output: { chunkFileNames, codeSplitting },
      },
    },
  });
  if (!('output' in output)) throw new Error('not one bundle');
  const chunks = output.output.filter((file) => file.type === 'chunk');
  const modulesOf = (fileName: string) =>
    loadOrder(chunks, fileName).map((file) => {
      const { moduleIds } = chunks.find((chunk) => chunk.fileName === file)!;
      return moduleIds.map((id) => id.replace('/site/', ''));
    });
  const entry = (name: string) => chunks.find((chunk) => chunk.name === name)!.fileName;
  return { chunks, modulesOf, entry };
}

describe('the chunks of the site', () => {
  it('give a page what its figure uses and nothing else, however many others share it', async () => {
    const { modulesOf, entry } = await built();
    const needs = (name: string): string[] => [
      ...new Set(IMPORTS[name].flatMap((from) => [...needs(from), from])),
    ];
    for (const name of ENTRIES) {
      expect(modulesOf(entry(name)).flat().toSorted()).toEqual([...needs(name), name].toSorted());
    }
  });

  it('put together what the same figures use, layer by layer', async () => {
    const { modulesOf, entry } = await built();
    expect(modulesOf(entry('five')).map((modules) => modules.toSorted())).toEqual([
      ['src/math/error.ts'],
      [
        'node_modules/react/index.js',
        'src/app/runtime.ts',
        'src/state/store.ts',
        'src/ui/button.ts',
      ],
      ['src/math/normal.ts'],
      ['src/math/models.ts'],
      ['src/figures/latentModels.ts', 'src/state/modelText.ts'],
      ['src/derivation/derivations/joint.ts'],
      ['src/workers/link.ts'],
      ['five'],
    ]);
  });

  it('have one for a page without a figure, by the name of runtime', async () => {
    const { chunks, modulesOf } = await built();
    const [runtime, ...more] = chunks.filter(isRuntime);
    expect(more).toEqual([]);
    expect(runtime.fileName).toMatch(/^assets\/runtime-[^~]+\.js$/);
    expect(modulesOf(runtime.fileName).flat()).not.toContain('src/plot/rug.ts');
    const names = chunks.map(({ fileName }) => fileName.replace(/-[^-]*$/, ''));
    expect(names).toContain('assets/kit');
    expect(names.filter((name) => name === 'assets/runtime')).toHaveLength(1);
  });
});

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ModuleFact } from './architecture/modules';
import { listFiles, readModule, readModules } from './architecture/modules';
import {
  LAYERS,
  bypassedFaces,
  cssImports,
  cycles,
  deadExports,
  defaultExports,
  impureMath,
  longFiles,
  wrongArrows,
} from './architecture/rules';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** npm packages the core may use. */
const MATH_PACKAGES: string[] = [];
const MATH_TEST_PACKAGES = ['vitest', 'fast-check'];

/** Files read by the outside: the core's public face and what the build takes as script entries. */
const ENTRIES = [
  'src/math/index.ts',
  'src/app/runtime.ts',
  'src/app/prerender.tsx',
  'src/share/index.ts',
  'src/build/bench/parts.ts',
  'src/build/release/release.ts',
  'src/build/verify/pythonScripts.ts',
  'src/build/verify/wrongNumbers.ts',
];
const isEntry = (file: string): boolean => ENTRIES.includes(file) || !file.startsWith('src/');

/** The modules that collect the style sheets: of the pages, of embeds, of the dialog that brings its own. */
const STYLE_ENTRIES = ['src/app/styles.ts', 'src/app/embedStyles.ts', 'src/share/openShare.tsx'];

const modules = readModules(ROOT, ['src', 'e2e', 'vite.config.ts']);

describe('the source', () => {
  it('was found and read', () => {
    expect(modules.length).toBeGreaterThan(10);
    expect(modules.some(({ path: file }) => file === 'src/math/index.ts')).toBe(true);
  });

  it('imports only along the arrows of the design', () => {
    expect(wrongArrows(modules)).toEqual([]);
  });

  it("reaches another folder through that folder's index only, and no figure reaches another", () => {
    expect(bypassedFaces(modules)).toEqual([]);
  });

  it('has no cycle between files', () => {
    expect(cycles(modules)).toEqual([]);
  });

  it('exports nothing that nobody imports', () => {
    expect(deadExports(modules, isEntry)).toEqual([]);
  });

  it('keeps the core free of other packages, chance, clocks and the DOM', () => {
    expect(impureMath(modules, MATH_PACKAGES, MATH_TEST_PACKAGES)).toEqual([]);
  });

  it('imports style sheets in one place only', () => {
    expect(cssImports(modules, STYLE_ENTRIES)).toEqual([]);
  });

  it('uses named exports', () => {
    expect(defaultExports(modules)).toEqual([]);
  });

  it('has no file too long to hold in the head', () => {
    const files = listFiles(ROOT, ['src', 'e2e'])
      .filter((file) => /\.(?:ts|tsx|mjs|css)$/u.test(file))
      .map((file) => ({
        path: file,
        lines: readFileSync(path.join(ROOT, file), 'utf8').trimEnd().split('\n').length,
      }));
    expect(longFiles(files)).toEqual([]);
  });
});

/** A made-up project: file name → text. */
function project(files: Record<string, string>): ModuleFact[] {
  return Object.entries(files).map(([file, text]) =>
    readModule(file, text, (candidate) => Object.hasOwn(files, candidate)),
  );
}

describe('the rules themselves', () => {
  it.each([
    ['src/math/a.ts', "import type { Store } from '../state';", 'src/state/index.ts'],
    ['src/plot/a.tsx', "import { term } from '../derivation';", 'src/derivation/index.ts'],
    ['src/ui/a.tsx', "export { Plot } from '../plot';", 'src/plot/index.ts'],
    ['src/figures/one/a.tsx', "await import('../../app');", 'src/app/index.ts'],
    ['src/app/a.tsx', "import { build } from '../build/b';", 'src/build/b.ts'],
    ['src/state/a.ts', "import { helper } from '../../e2e/helper';", 'e2e/helper.ts'],
  ])('see the wrong arrow of %s', (from, text, target) => {
    const found = wrongArrows(project({ [from]: text, [target]: 'export {};' }));
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(from);
  });

  it('let every lower layer through, by its index', () => {
    const folders = Object.keys(LAYERS);
    const files = Object.fromEntries(folders.map((f) => [`src/${f}/index.ts`, 'export {};']));
    const text = folders.filter((f) => f !== 'app').map((f) => `import '../${f}';`);
    const good = project({ ...files, 'src/app/a.ts': text.join('\n') });
    expect([...wrongArrows(good), ...bypassedFaces(good)]).toEqual([]);
  });

  it('see an import past an index, and one figure importing another', () => {
    const bad = project({
      'src/state/a.ts': "import { erf } from '../math/special/erf';",
      'src/math/special/erf.ts': 'export const erf = 1;',
      'src/figures/one/a.ts': "import { model } from '../two';",
      'src/figures/two/index.ts': 'export const model = 1;',
    });
    expect(bypassedFaces(bad)).toEqual([
      'src/state/a.ts imports src/math/special/erf.ts past its index file',
      'src/figures/one/a.ts imports src/figures/two/index.ts: a figure never imports another figure',
    ]);
  });

  it('see a cycle, also one of types only and through re-exports', () => {
    const bad = project({
      'src/ui/a.ts': "import type { B } from './b';",
      'src/ui/b.ts': "export * from './c';",
      'src/ui/c.ts': "import { a } from './a';",
      'src/ui/d.ts': "import './c';",
    });
    expect(cycles(bad)).toEqual(['src/ui/a.ts → src/ui/b.ts → src/ui/c.ts → src/ui/a.ts']);
  });

  it('see a dead export: a value, a type, a name passed on by an index, a default', () => {
    const files = project({
      'src/ui/index.ts': "export { used, unused } from './a'; export * from './b';",
      'src/ui/a.ts': 'export const used = 1, unused = 2; export type Shape = 1;',
      'src/ui/b.ts': 'export function passed() {} export class Lost {} export default 1;',
      'src/app/a.ts': "import { used, passed } from '../ui';",
      'src/app/runtime.ts': "import * as ui from '../ui'; export const all = ui;",
    });
    expect(deadExports(files, (file) => file === 'src/app/runtime.ts')).toEqual([
      'src/ui/index.ts exports unused',
      'src/ui/a.ts exports Shape',
      'src/ui/b.ts exports Lost',
      'src/ui/b.ts exports default',
    ]);
  });

  it('see chance, clocks, the DOM and foreign packages in the core, and not in its comments', () => {
    const bad = project({
      'src/math/a.ts': "import { sum } from 'd3'; export const a = Math.random() + Date.now();",
      'src/math/b.ts': "const { random } = Math; const b = Math['random'] ?? document.title;",
      'src/math/c.ts':
        "// Date, Math.random\nexport const c = { Date: 1 }.Date + x.document + 'Date';",
      'src/math/d.ts':
        'export const d = (window: number) => window; function crypto() {} interface D { document: 1 }',
      'src/math/a.test.ts': "import { it } from 'vitest'; import { render } from 'react';",
    });
    expect(impureMath(bad, [], ['vitest'])).toEqual([
      'src/math/a.ts imports d3',
      'src/math/a.ts uses Math.random',
      'src/math/a.ts uses Date',
      'src/math/b.ts uses Math.random',
      'src/math/b.ts uses document',
      'src/math/a.test.ts imports react',
    ]);
  });

  it('see style sheets, default exports and long files', () => {
    const bad = project({ 'src/ui/a.ts': "import './a.css?inline'; export default 1;" });
    expect(cssImports(bad, [])).toEqual(['src/ui/a.ts imports ./a.css?inline']);
    expect(defaultExports(bad)).toEqual(['src/ui/a.ts has a default export']);
    expect(longFiles([{ path: 'a.ts', lines: 401 }])).toHaveLength(1);
    expect(longFiles([{ path: 'a.ts', lines: 400 }])).toEqual([]);
  });
});

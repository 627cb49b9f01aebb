import { posix } from 'node:path';
import { parseSync } from 'vite';
import type { Plugin } from 'vite';
import { splice } from './sourceMap';
import type { SourceMapJson, Splice } from './sourceMap';

/**
 * Makes the ES chunks of a build classic scripts: each leaves what it exports in one global, under its own file name, and
 * takes what it imports from there. The bundler thus decides module by module what is shared with whom, and page scripts
 * still need no `import`, which browsers refuse from `file://` and in sandboxed frames. In exchange the page must name
 * the scripts in an order in which each finds what it takes: see loadOrder.
 *
 * A chunk that a worker needs too also leaves the function that it consists of, in `sources` of the global: the text of
 * that function is its source, with which a worker can be started where nothing can be fetched (see app/startWorker).
 * One that only workers need leaves nothing else: it does not run in the page.
 */
export function classicChunks(options: {
  readonly environment: string;
  readonly global: string;
  /** Entries that are workers: they get the scope that they serve as `self`. */
  readonly isWorker?: (chunk: EntryFact) => boolean;
}): Plugin {
  const { isWorker = () => false, global } = options;
  return {
    name: 'classic-chunks',
    applyToEnvironment: ({ name }) => name === options.environment,
    // The file names hold placeholders for hashes here, in the code as in `fileName`; they are filled in later in both.
    renderChunk(code, chunk, _, { chunks: byName }) {
      const chunks = Object.values(byName);
      const isNeeded = (from: typeof chunks): boolean =>
        from.some((entry) => loadOrder(chunks, entry.fileName).includes(chunk.fileName));
      const entries = chunks.filter((each) => each.isEntry);
      const use: Use = !isNeeded(entries.filter(isWorker))
        ? 'page'
        : isNeeded(entries.filter((entry) => !isWorker(entry)))
          ? 'both'
          : 'worker';
      return classicScript(code, chunk.fileName, global, use);
    },
    generateBundle(_, bundle) {
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
      for (const { fileName } of chunks) loadOrder(chunks, fileName);
    },
  };
}

/** Where a chunk runs. */
type Use = 'page' | 'worker' | 'both';

interface EntryFact {
  readonly facadeModuleId: string | null;
}

interface ChunkImports {
  readonly name: string;
  readonly fileName: string;
  /** File names, as `fileName` is one. */
  readonly imports: readonly string[];
}

/**
 * The files of a chunk and of all that it needs, each once and behind what it needs itself. Chunks that need each other
 * are an error: modules may, but classic scripts run one after the other.
 */
export function loadOrder(chunks: readonly ChunkImports[], fileName: string): string[] {
  const byFile = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const order = new Set<string>();
  const visit = (file: string, importers: readonly string[]): void => {
    if (order.has(file)) return;
    const chunk = byFile.get(file);
    const path = [...importers, file];
    const names = (files: readonly string[]): string =>
      files.map((each) => byFile.get(each)?.name ?? each).join(' → ');
    if (chunk === undefined) throw new Error(`an import of no chunk of the build: ${names(path)}`);
    const before = importers.indexOf(file);
    if (before >= 0) throw new Error(`chunks import each other: ${names(path.slice(before))}`);
    for (const imported of chunk.imports) visit(imported, path);
    order.add(file);
  };
  visit(fileName, []);
  return [...order];
}

/**
 * A chunk as a classic script. Its imports become destructured from the slots of the files that they name, its exports,
 * if there are any, become its own slot of `global`. Bindings are copied when the script has run: a module that assigns
 * an exported variable later would not be followed.
 */
export function classicScript(
  code: string,
  fileName: string,
  global: string,
  use: Use = 'page',
): { code: string; map: SourceMapJson } {
  const { program } = parseSync(fileName, code, { sourceType: 'module' });
  const splices: Splice[] = [];
  const exported: string[] = [];
  for (const statement of program.body) {
    const { start, end } = statement;
    if (statement.type === 'ImportDeclaration') {
      const names = statement.specifiers.map((specifier) => {
        if (specifier.type !== 'ImportSpecifier') throw unknown(code, start, end);
        return entry(nameOf(specifier.imported), nameOf(specifier.local));
      });
      const from = slot(posix.join(posix.dirname(fileName), statement.source.value));
      const text = names.length === 0 ? '' : `const { ${names.join(', ')} } = ${global}${from};`;
      splices.push({ start, end, text });
    } else if (statement.type === 'ExportNamedDeclaration' && statement.declaration === null) {
      if (statement.source !== null) throw unknown(code, start, end);
      for (const { exported: outside, local } of statement.specifiers) {
        exported.push(entry(nameOf(outside), nameOf(local)));
      }
      splices.push({ start, end, text: '' });
    } else if (statement.type.startsWith('Export')) throw unknown(code, start, end);
  }
  const [head, tail] = frame(fileName, global, use, exported.length > 0);
  const result = exported.length > 0 ? `return { ${exported.join(', ')} };` : '';
  splices.unshift({ start: 0, end: 0, text: `${head} ` });
  splices.push({ start: code.length, end: code.length, text: `\n${result}\n${tail}\n` });
  return splice(code, splices, fileName);
}

/** What stands around the code of a chunk: it keeps the chunk's names to itself, and says what becomes of it. */
function frame(fileName: string, global: string, use: Use, exportsAny: boolean): [string, string] {
  const all = `(globalThis.${global} ??= {})`;
  const file = slot(fileName);
  if (use === 'page') return [`${exportsAny ? `${all}${file} = ` : ''}(() => {`, '})();'];
  const kept = `(${all}.sources ??= {})${file}`;
  // `self` is the worker's own in a worker, and in the page what stands for it.
  if (use === 'worker') return [`${kept} = (self) => {`, '};'];
  return [`${kept} = () => {`, `};\n${global}${file} = ${global}.sources${file}();`];
}

/** Where in the global a file's exports are. */
const slot = (fileName: string): string => `[${JSON.stringify(fileName)}]`;

const entry = (key: string, value: string): string => (key === value ? key : `${key}: ${value}`);

function nameOf(node: { readonly type: string; readonly name?: string }): string {
  if (node.type !== 'Identifier' || node.name === undefined) throw new Error('a name in quotes');
  return node.name;
}

function unknown(code: string, start: number, end: number): Error {
  return new Error(`no classic form for: ${code.slice(start, end)}`);
}

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
 */
export function classicChunks(options: {
  readonly environment: string;
  readonly global: string;
}): Plugin {
  return {
    name: 'classic-chunks',
    applyToEnvironment: ({ name }) => name === options.environment,
    // The file names hold placeholders for hashes here, in the code as in `fileName`; they are filled in later in both.
    renderChunk: (code, chunk) => classicScript(code, chunk.fileName, options.global),
    generateBundle(_, bundle) {
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
      for (const { fileName } of chunks) loadOrder(chunks, fileName);
    },
  };
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
  const own = `(globalThis.${global} ??= {})${slot(fileName)}`;
  const head = exported.length > 0 ? `${own} = (() => {` : '(() => {';
  const tail = exported.length > 0 ? `return { ${exported.join(', ')} };` : '';
  splices.unshift({ start: 0, end: 0, text: `${head} ` });
  splices.push({ start: code.length, end: code.length, text: `\n${tail}\n})();\n` });
  return splice(code, splices, fileName);
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

import { parseSync } from 'vite';
import type { Plugin } from 'vite';
import { splice } from './sourceMap';
import type { SourceMapJson, Splice } from './sourceMap';

/**
 * Makes the ES chunks of a build classic scripts: one runtime that leaves what it shares in a global, and scripts that
 * take from it. The bundler thus decides module by module what is shared, and page scripts still need no `import`, which
 * browsers refuse from `file://` and in sandboxed frames.
 */
export function classicChunks(options: {
  readonly environment: string;
  /** Name of the chunk the others may import. */
  readonly runtime: string;
  readonly global: string;
}): Plugin {
  return {
    name: 'classic-chunks',
    applyToEnvironment: ({ name }) => name === options.environment,
    renderChunk(code, chunk) {
      const others = chunk.imports.length;
      if (chunk.name === options.runtime ? others > 0 : others > 1) {
        throw new Error(`${chunk.name} imports ${chunk.imports.join(', ')}: not just the runtime`);
      }
      return classicScript(code, chunk.fileName, options.global);
    },
  };
}

/**
 * A chunk as a classic script. Its imports, whichever file they name, become a destructured `global`; its exports, if
 * there are any, become the value of `global`. Bindings are copied when the script has run: a module that assigns an
 * exported variable later would not be followed.
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
      const text = names.length === 0 ? '' : `const { ${names.join(', ')} } = ${global};`;
      splices.push({ start, end, text });
    } else if (statement.type === 'ExportNamedDeclaration' && statement.declaration === null) {
      if (statement.source !== null) throw unknown(code, start, end);
      for (const { exported: outside, local } of statement.specifiers) {
        exported.push(entry(nameOf(outside), nameOf(local)));
      }
      splices.push({ start, end, text: '' });
    } else if (statement.type.startsWith('Export')) throw unknown(code, start, end);
  }
  const head = exported.length > 0 ? `globalThis.${global} = (() => {` : '(() => {';
  const tail = exported.length > 0 ? `return { ${exported.join(', ')} };` : '';
  splices.unshift({ start: 0, end: 0, text: `${head} ` });
  splices.push({ start: code.length, end: code.length, text: `\n${tail}\n})();\n` });
  return splice(code, splices, fileName);
}

const entry = (key: string, value: string): string => (key === value ? key : `${key}: ${value}`);

function nameOf(node: { readonly type: string; readonly name?: string }): string {
  if (node.type !== 'Identifier' || node.name === undefined) throw new Error('a name in quotes');
  return node.name;
}

function unknown(code: string, start: number, end: number): Error {
  return new Error(`no classic form for: ${code.slice(start, end)}`);
}

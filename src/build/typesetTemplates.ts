import { dirname, resolve } from 'node:path';
import katex from 'katex';
import { parseSync } from 'vite';
import { splice } from './sourceMap';
import type { SourceMapJson, Splice } from './sourceMap';

const TAGS = ['tex', 'texBlock'];

/**
 * What a template becomes: KaTeX's HTML with MathML, or the TeX itself behind `$` (`$$` for a displayed formula), by
 * which `Tex` finds the formula in the prerendered page.
 */
type TexOutput = 'html' | 'source';

/** A formula that cannot be typeset, or a tag used otherwise than as a tag; the message starts `file:line:column`. */
export class TexTemplateError extends Error {
  readonly file: string;
  readonly line: number;
  readonly column: number;

  constructor(file: string, source: string, offset: number, problem: string) {
    const before = source.slice(0, offset).split('\n');
    const line = before.length;
    const column = (before.at(-1) ?? '').length + 1;
    super(`${file}:${line}:${column}: ${problem}`);
    this.name = 'TexTemplateError';
    this.file = file;
    this.line = line;
    this.column = column;
  }
}

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [field: string]: unknown;
}

/**
 * Replaces every `` tex`…` `` and `` texBlock`…` `` of a TypeScript or JavaScript module by a string literal. Only names imported from one of `tagModules` count (absolute paths without
 * extension, a folder standing for its index), whatever they are renamed to.
 * @returns the new text with its map, or null when the module has no such tag.
 * @throws TexTemplateError for an interpolation, for TeX that KaTeX refuses, or for a tag that is not called.
 */
export function typesetTemplates(
  source: string,
  file: string,
  tagModules: readonly string[],
  output: TexOutput = 'html',
): { code: string; map: SourceMapJson } | null {
  const { program, errors } = parseSync(file, source, { sourceType: 'module' });
  // A module that does not parse is reported better by the bundler itself.
  if (errors.length > 0) return null;
  const root = program as unknown as Node;
  const tags = importedTags(root, file, tagModules);
  if (tags.size === 0) return null;

  const splices: Splice[] = [];
  const fail = (offset: number, problem: string): never => {
    throw new TexTemplateError(file, source, offset, problem);
  };
  const visit = (node: Node, parent: Node | null, key: string): void => {
    if (node.type === 'ImportDeclaration') return;
    if (node.type === 'ExportNamedDeclaration' && node['source']) return;
    if (node.type === 'TaggedTemplateExpression') {
      const tag = tags.get(nameOf(node['tag'] as Node));
      if (tag !== undefined) {
        splices.push({ start: node.start, end: node.end, text: typeset(node, tag, output, fail) });
        return;
      }
    }
    if (node.type === 'Identifier' && tags.has(nameOf(node)) && !isPlainKey(parent, key)) {
      fail(node.start, `${nameOf(node)} is only a tag: write ${nameOf(node)}\`…\``);
    }
    for (const [childKey, child] of Object.entries(node)) {
      for (const item of Array.isArray(child) ? (child as unknown[]) : [child]) {
        if (isNode(item)) visit(item, node, childKey);
      }
    }
  };
  visit(root, null, '');
  if (splices.length === 0) return null;
  splices.sort((a, b) => a.start - b.start);
  return splice(source, splices, file);
}

function typeset(
  node: Node,
  tag: string,
  output: TexOutput,
  fail: (offset: number, problem: string) => never,
): string {
  const template = node['quasi'] as Node;
  const [interpolation] = template['expressions'] as Node[];
  if (interpolation) {
    fail(interpolation.start, `${tag}\`…\` takes no \${…}: it is typeset when the site is built`);
  }
  const [element] = template['quasis'] as { value: { raw: string } }[];
  const raw = element?.value.raw ?? '';
  try {
    // Also for a script that gets the source only: what KaTeX refuses fails the build there too.
    const html = katex.renderToString(raw, {
      displayMode: tag === 'texBlock',
      output: 'htmlAndMathml',
      throwOnError: true,
      strict: 'error',
      // Refused loudly: with `false` KaTeX would print the command in red instead.
      trust: ({ command }) => {
        throw new Error(`${command} is not allowed`);
      },
    });
    // Brackets, since the literal may follow a keyword without a space (return tex`x`).
    const source = (tag === 'texBlock' ? '$$' : '$') + raw;
    return `(${JSON.stringify(output === 'html' ? html : source)})`;
  } catch (error) {
    const position = error instanceof katex.ParseError ? error.position : 0;
    const offset = template.start + 1 + (Number.isFinite(position) ? position : 0);
    return fail(offset, `${tag}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function importedTags(
  root: Node,
  file: string,
  tagModules: readonly string[],
): Map<string, string> {
  const tags = new Map<string, string>();
  for (const statement of root['body'] as Node[]) {
    if (statement.type !== 'ImportDeclaration' || statement['importKind'] === 'type') continue;
    const from = (statement['source'] as { value: string }).value;
    if (!from.startsWith('.')) continue;
    const path = resolve(dirname(file), from)
      .replace(/\.[cm]?[jt]sx?$/, '')
      .replace(/[\\/]index$/, '');
    if (!tagModules.includes(path)) continue;
    for (const specifier of statement['specifiers'] as Node[]) {
      if (specifier.type !== 'ImportSpecifier') continue;
      const imported = nameOf(specifier['imported'] as Node);
      if (TAGS.includes(imported)) tags.set(nameOf(specifier['local'] as Node), imported);
    }
  }
  return tags;
}

/** `{ tex: … }`, `line.tex`, `interface { tex: … }`: a name of a field, not the imported tag. */
function isPlainKey(parent: Node | null, key: string): boolean {
  if (!parent || parent['computed'] === true) return false;
  if (key === 'property') return parent.type === 'MemberExpression';
  return key === 'key' && parent['shorthand'] !== true;
}

function nameOf(node: Node): string {
  return typeof node['name'] === 'string' ? node['name'] : '';
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value;
}

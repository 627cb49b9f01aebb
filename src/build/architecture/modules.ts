/** Reads source files into the few facts the architecture rules need: imports, exports, forbidden names, length. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseSync } from 'vite';

/** One `import`, `export … from` or `import()` of a file. */
interface ImportFact {
  /** The text between the quotes. */
  readonly specifier: string;
  /** Path of the imported file from the repository's root; undefined for packages and Node built-ins. */
  readonly target?: string;
  /** Imported names; `*` is the whole module, `default` its default export. */
  readonly names: readonly string[];
  /** True for `export * from`: every name is passed on. */
  readonly passesAll: boolean;
}

/** What is known about one source file. Paths are relative to the root, with forward slashes. */
export interface ModuleFact {
  readonly path: string;
  readonly lines: number;
  readonly imports: readonly ImportFact[];
  readonly exports: readonly string[];
  /** Global names and `Math.random` that the code mentions. */
  readonly globals: ReadonlySet<string>;
}

const SOURCE = /\.(?:ts|tsx|mts|mjs)$/u;

/** Repository paths of all files below the given folders (and of the files named), sorted. */
export function listFiles(root: string, places: readonly string[]): string[] {
  const found: string[] = [];
  const visit = (place: string): void => {
    if (!existsSync(path.join(root, place))) return;
    const entries = readdirSync(path.join(root, place), { withFileTypes: true });
    for (const entry of entries) {
      const child = `${place}/${entry.name}`;
      if (entry.isDirectory()) visit(child);
      else found.push(child);
    }
  };
  for (const place of places) {
    if (SOURCE.test(place)) found.push(place);
    else visit(place);
  }
  return found.toSorted();
}

/** Parses every source file below the places; `exists` decides what a relative import points to. */
export function readModules(root: string, places: readonly string[]): ModuleFact[] {
  const files = listFiles(root, places).filter((file) => SOURCE.test(file));
  const known = new Set(listFiles(root, ['src', 'e2e']));
  return files.map((file) =>
    readModule(file, readFileSync(path.join(root, file), 'utf8'), (candidate) =>
      known.has(candidate),
    ),
  );
}

/** The facts of one file, from its text. Throws when it does not parse. */
export function readModule(
  file: string,
  text: string,
  exists: (candidate: string) => boolean,
): ModuleFact {
  const parsed = parseSync(file, text);
  if (parsed.errors.length > 0) throw new Error(`${file}: ${parsed.errors[0]?.message ?? ''}`);
  const imports: ImportFact[] = [];
  const exports: string[] = [];
  const add = (specifier: string, names: string[], passesAll = false): void => {
    const target = resolveImport(file, specifier, exists);
    imports.push({ specifier, names, passesAll, ...(target === undefined ? {} : { target }) });
  };
  for (const statement of parsed.module.staticImports) {
    add(
      statement.moduleRequest.value,
      statement.entries.map((entry) => importedName(entry.importName)),
    );
  }
  for (const entry of parsed.module.staticExports.flatMap((statement) => statement.entries)) {
    const passesAll = entry.importName.kind === 'AllButDefault';
    if (entry.moduleRequest) {
      const name = importedName(entry.importName);
      add(entry.moduleRequest.value, passesAll ? [] : [name], passesAll);
    }
    if (entry.exportName.kind === 'Default') exports.push('default');
    else if (entry.exportName.name !== null) exports.push(entry.exportName.name);
  }
  for (const { moduleRequest } of parsed.module.dynamicImports) {
    const literal = /^['"`](?<value>.*)['"`]$/u.exec(
      text.slice(moduleRequest.start, moduleRequest.end),
    );
    if (literal?.groups?.['value'] !== undefined) add(literal.groups['value'], ['*']);
  }
  return {
    path: file,
    lines: text.split('\n').length - (text.endsWith('\n') ? 1 : 0),
    imports,
    exports: [...new Set(exports)],
    globals: namesIn(parsed.program),
  };
}

function importedName(name: { kind: string; name: string | null }): string {
  if (name.kind === 'Default') return 'default';
  return name.kind === 'Name' && name.name !== null ? name.name : '*';
}

function resolveImport(
  from: string,
  specifier: string,
  exists: (candidate: string) => boolean,
): string | undefined {
  if (!specifier.startsWith('.')) return undefined;
  const plain = specifier.replace(/\?.*$/u, '');
  const base = path.posix.normalize(path.posix.join(path.posix.dirname(from), plain));
  const tries = ['', '.ts', '.tsx', '.mjs', '/index.ts', '/index.tsx'].map((end) => base + end);
  // An unresolved relative import still counts: the rules judge where it points to.
  return tries.find((candidate) => exists(candidate)) ?? base;
}

/** Names that the program uses and nowhere declares, and every `Math.x` it reads. Scopes are not told apart. */
function namesIn(program: unknown): Set<string> {
  const used = new Set<string>();
  const declared = new Set<string>();
  const visit = (node: unknown, into: Set<string>): void => {
    if (Array.isArray(node)) {
      for (const child of node) visit(child, into);
      return;
    }
    if (!isNode(node)) return;
    if (node['type'] === 'Identifier') into.add(String(node['name']));
    if (node['type'] === 'MemberExpression') {
      const { object, property } = node;
      if (isNode(object) && object['name'] === 'Math' && isNode(property)) {
        const key = property['name'] ?? property['value'];
        if (typeof key === 'string') used.add(`Math.${key}`);
      }
      visit(object, used);
      if (node['computed'] === true) visit(property, used);
      return;
    }
    // The key of a property, method or type member is a name of its own.
    const keyed = 'key' in node && node['computed'] !== true;
    for (const [key, child] of Object.entries(node)) {
      // `id` names what a declaration declares: a variable (or a pattern of them), a function, a class, a type.
      const declares = key === 'params' || key === 'id';
      if (key !== 'parent' && !(keyed && key === 'key')) visit(child, declares ? declared : into);
    }
  };
  visit(program, used);
  return new Set([...used].filter((name) => !declared.has(name)));
}

function isNode(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

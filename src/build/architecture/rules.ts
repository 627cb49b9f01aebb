/** The rules of the code's shape. Each takes the facts of all files and returns one sentence per violation. */
import type { ModuleFact } from './modules';

/** Folders of src/ and their layer: a file may import lower layers only (its own folder aside). */
export const LAYERS: Readonly<Record<string, number>> = {
  math: 0,
  workers: 1,
  state: 2,
  ui: 3,
  plot: 4,
  derivation: 4,
  python: 4,
  figures: 5,
  share: 6,
  chapters: 7,
  embed: 7,
  app: 8,
};

/** Longest file allowed, in lines. */
const MAX_LINES = 400;

const isTest = (file: string): boolean => /\.test\.(?:ts|tsx|mjs)$/u.test(file);
/** Tests and the folders of helpers that only tests import. */
const servesTests = (file: string): boolean => isTest(file) || file.includes('/testing/');
const folderOf = (file: string): string | undefined =>
  /^src\/(?<name>[^/]+)(?:\/|$)/u.exec(file)?.[1];
const figureOf = (file: string): string | undefined =>
  /^src\/figures\/(?!testing\/)(?<name>[^/]+)\//u.exec(file)?.[1];
const isIndex = (file: string): boolean => /\/index\.tsx?$/u.test(file);
/**
 * What other folders may import: an index, be it of a folder inside (derivation/derivations), which is then a face of
 * its own. figures/ and chapters/ are collections: their face is the files that lie directly in
 * them, since one index would draw every figure into every script that needs the common frame. What a figure gives away
 * as text is a face of its own too: it must not be in the figure's script.
 */
const isFace = (file: string): boolean =>
  isIndex(file) ||
  /^src\/(?:figures|chapters)\/[^/]+$/u.test(file) ||
  /^src\/figures\/[^/]+\/exports\.ts$/u.test(file) ||
  !/\.[a-z]+$/u.test(file);
const isData = (file: string): boolean => file.endsWith('.json');

function edges(modules: readonly ModuleFact[]): { from: string; to: string }[] {
  return modules.flatMap(({ path: from, imports }) =>
    imports.flatMap(({ target }) => (target === undefined ? [] : [{ from, to: target }])),
  );
}

/** Imports that point from a lower layer to a higher one, across one layer, or into the build tooling. */
export function wrongArrows(modules: readonly ModuleFact[]): string[] {
  return edges(modules).flatMap(({ from, to }) => {
    const source = folderOf(from);
    const target = folderOf(to);
    // Tooling may look at everything; files outside src/ (config, e2e) are tooling too.
    if (source === undefined || source === 'build' || source === target) return [];
    if (target === undefined) return [`${from} imports ${to}, which is outside src/`];
    const [high, low] = [LAYERS[source], LAYERS[target]];
    if (high === undefined) return [`${from}: src/${source}/ has no layer`];
    if (low === undefined || low >= high) {
      return [`${from} imports ${to}: src/${source}/ may not import src/${target}/`];
    }
    return [];
  });
}

/** Imports that reach into another folder past its index file, or from one figure into another. */
export function bypassedFaces(modules: readonly ModuleFact[]): string[] {
  return edges(modules).flatMap(({ from, to }) => {
    const [source, target] = [folderOf(from), folderOf(to)];
    if (source === undefined || target === undefined || isData(to)) return [];
    if (source === target) {
      const [mine, other] = [figureOf(from), figureOf(to)];
      if (mine !== undefined && other !== undefined && mine !== other) {
        return [`${from} imports ${to}: a figure never imports another figure`];
      }
      return [];
    }
    // The tooling has no face of its own to respect: it bundles and prerenders entry files by name.
    return source === 'build' || isFace(to) ? [] : [`${from} imports ${to} past its index file`];
  });
}

/** Cycles between files, type-only imports included; each is told once, as a path. */
export function cycles(modules: readonly ModuleFact[]): string[] {
  const next = new Map<string, string[]>();
  for (const { from, to } of edges(modules)) next.set(from, [...(next.get(from) ?? []), to]);
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (file: string, trail: readonly string[]): void => {
    const at = trail.indexOf(file);
    if (at >= 0) {
      found.push([...trail.slice(at), file].join(' → '));
      return;
    }
    if (done.has(file)) return;
    for (const target of next.get(file) ?? []) visit(target, [...trail, file]);
    done.add(file);
  };
  for (const { path } of modules) visit(path, []);
  return found;
}

/**
 * Exported names that no other file imports. Entry files are read by the outside and exempt. A whole
 * index taken by `import * as` is not a use: it would keep everything alive.
 */
export function deadExports(
  modules: readonly ModuleFact[],
  isEntry: (file: string) => boolean,
): string[] {
  const used = new Set<string>();
  const passedOnBy = new Map<string, string[]>();
  for (const { path, imports } of modules) {
    for (const { target, names, passesAll } of imports) {
      if (target === undefined) continue;
      if (passesAll) passedOnBy.set(target, [...(passedOnBy.get(target) ?? []), path]);
      for (const name of names) {
        if (name !== '*' || !isIndex(target)) used.add(`${target}#${name}`);
      }
    }
  }
  const alive = (file: string, name: string): boolean =>
    isEntry(file) ||
    used.has(`${file}#${name}`) ||
    used.has(`${file}#*`) ||
    (passedOnBy.get(file) ?? []).some((by) => name !== 'default' && alive(by, name));
  return modules
    .filter(({ path }) => !isTest(path))
    .flatMap(({ path, exports }) =>
      exports.filter((name) => !alive(path, name)).map((name) => `${path} exports ${name}`),
    );
}

/** What would tie the core to a browser, a clock or chance: foreign packages, Math.random, Date, DOM names. */
export function impureMath(
  modules: readonly ModuleFact[],
  packages: readonly string[],
  testPackages: readonly string[],
): string[] {
  const forbidden = ['Math.random', 'Date', 'performance', 'window', 'document', 'crypto'];
  return modules
    .filter(({ path }) => folderOf(path) === 'math')
    .flatMap(({ path, imports, globals }) => {
      const allowed = servesTests(path) ? [...packages, ...testPackages] : packages;
      const foreign = imports
        .filter(({ target, specifier }) => target === undefined && !allowed.includes(specifier))
        .map(({ specifier }) => `${path} imports ${specifier}`);
      const named = forbidden
        .filter((name) => !servesTests(path) && globals.has(name))
        .map((name) => `${path} uses ${name}`);
      return [...foreign, ...named];
    });
}

/** Style sheets imported by code (they are collected by the site's own style sheet). */
export function cssImports(modules: readonly ModuleFact[], allowed: readonly string[]): string[] {
  return modules
    .filter(({ path }) => !allowed.includes(path))
    .flatMap(({ path, imports }) =>
      imports
        .filter(({ specifier }) => /\.css(?:\?|$)/u.test(specifier))
        .map(({ specifier }) => `${path} imports ${specifier}`),
    );
}

/** Default exports (named ones are the rule); configuration files, whose readers demand them, are exempt. */
export function defaultExports(modules: readonly ModuleFact[]): string[] {
  return modules
    .filter(({ path, exports }) => exports.includes('default') && !path.endsWith('.config.ts'))
    .map(({ path }) => `${path} has a default export`);
}

/** Files longer than the limit. */
export function longFiles(files: readonly { path: string; lines: number }[]): string[] {
  return files
    .filter(({ lines }) => lines > MAX_LINES)
    .map(({ path, lines }) => `${path} has ${lines} lines (limit ${MAX_LINES})`);
}

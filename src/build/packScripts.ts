import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import { gzipSync } from 'node:zlib';
import { loadOrder } from './classicChunks';
import { mergePacks } from './mergePacks';

interface Chunk {
  readonly name: string;
  readonly fileName: string;
  readonly imports: readonly string[];
  readonly code: string;
}

/** Several chunks in one file, one behind the other: each is a statement of its own. */
interface Pack {
  readonly files: readonly string[];
  readonly fileName: string;
  readonly code: string;
}

interface Packed {
  readonly packs: readonly Pack[];
  /** By user: the files it needs, in the order in which they must run. */
  readonly scripts: Readonly<Record<string, readonly string[]>>;
}

/** Asked for later, on a page that has the user `of`. */
interface Later {
  readonly file: string;
  readonly of: string;
}

/**
 * What is in a pack: what some of the first users share; what others ask for later; what one user has for itself, or for
 * what is asked for later and belongs to it, with its own code last.
 */
const KINDS = ['part', 'own'] as const;

/**
 * The bundler makes a chunk for each set of users, which for a handful of figures are dozens, many of a few lines: a
 * request each, and compressed apart from all that they resemble. Here those are put together so that pages load as
 * little as can be (see mergePacks), and what one user has for itself is one file, its own code last. A chunk's imports
 * have at least its own users, so that no two packs need each other.
 *
 * @param users Chunk files by name.
 * @param nameOf What the pack that holds these files is called, whose first user this is.
 * @param later Users that a page asks for when it has been there for a while, by name too, each with the one of the
 *   first users that it belongs to. No page carries anything for their sake, and none of them brings along another user's
 *   own code, which would run.
 * @param beside Of the first users: those that come to a page with another one, and need little that it does not need.
 */
export function packScripts(
  chunks: readonly Chunk[],
  users: Readonly<Record<string, string>>,
  nameOf: (files: readonly string[], user: string) => string,
  later: Readonly<Record<string, Later>> = {},
  beside: readonly string[] = [],
): Packed {
  const withOrder = (name: string, file: string, of?: string) => ({
    name,
    file,
    of,
    order: loadOrder(chunks, file),
  });
  const first = Object.entries(users).map(([name, file]) => withOrder(name, file));
  const others = Object.entries(later).map(([name, { file, of }]) => withOrder(name, file, of));
  const orders = [...first, ...others];
  const inOrder = [...new Set(orders.flatMap(({ order }) => order))];
  const byFile = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const codeOf = (file: string): string => byFile.get(file)?.code ?? '';
  const importsOf = (file: string): readonly string[] => byFile.get(file)?.imports ?? [];

  /** By file: which pack it is in. */
  const owner = new Map<string, string>();
  /** By their users: files that several of these share. */
  const shared = new Map<string, string[]>();
  for (const file of inOrder) {
    const having = first.filter(({ order }) => order.includes(file));
    const asking = others.filter(({ order }) => order.includes(file));
    const [{ name }, second] = having.length > 0 ? having : asking;
    if (second) {
      const among =
        having.length > 0 ? having.filter((one) => !beside.includes(one.name)) : asking.slice(0, 1);
      const key = `${having.length} ${among.map((one) => one.name).join(' ')}`;
      shared.set(key, [...(shared.get(key) ?? []), file]);
    } else {
      const isOwn = having.length === 0 || asking.every(({ of }) => of === name);
      owner.set(file, `${isOwn ? 'own' : 'part'} ${name}`);
    }
  }
  const alone = first.filter(({ name }) => !beside.includes(name));
  const merged = mergePacks(
    [...shared.values()].map((files) => ({
      files,
      weight: files.reduce((sum, file) => sum + gzipSync(codeOf(file)).length, 0),
    })),
    { needs: new Map(alone.map(({ name, order }) => [name, order])), importsOf },
  );
  for (const [i, { files }] of merged.entries())
    for (const file of files) owner.set(file, `with ${i}`);

  const own = new Set(orders.map(({ file }) => file));
  const packOf = new Map<string, Pack>();
  const pack = (place: string, called: (files: readonly string[]) => string): void => {
    const files = inOrder.filter((each) => owner.get(each) === place);
    if (files.length === 0 || (files.length === 1 && own.has(files[0]))) return;
    const code = files.map(codeOf).join('\n');
    const hash = createHash('sha256').update(code).digest('base64url').slice(0, 8);
    const fileName = posix.join('assets', `${called(files)}-${hash}.js`);
    packOf.set(place, { files, fileName, code });
  };
  for (const i of merged.keys())
    pack(`with ${i}`, (files) => {
      const user = orders.find(({ order }) => order.includes(files[0]));
      return nameOf(files, user?.name ?? '');
    });
  for (const { name } of orders)
    for (const kind of KINDS) pack(`${kind} ${name}`, () => (kind === 'own' ? name : `of-${name}`));

  const needs = (file: string): string[] =>
    inOrder
      .filter((each) => owner.get(each) === owner.get(file))
      .flatMap((member) => [...importsOf(member)]);
  const scriptsOf = (file: string, found = new Set<string>()): Set<string> => {
    for (const needed of needs(file))
      if (owner.get(needed) !== owner.get(file)) scriptsOf(needed, found);
    return found.add(packOf.get(owner.get(file) ?? '')?.fileName ?? file);
  };
  return {
    packs: [...packOf.values()],
    scripts: Object.fromEntries(orders.map(({ name, file }) => [name, [...scriptsOf(file)]])),
  };
}

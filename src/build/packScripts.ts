import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import { loadOrder } from './classicChunks';

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
 * What is in a pack: what all users share (it has no first one); what its first user shares with others; what others ask
 * for later; what it has for itself, or for what is asked for later and belongs to it, with its own code last.
 */
const KINDS = ['all', 'with', 'part', 'own'] as const;
const ALL = 'all';

/**
 * The bundler makes a chunk for each set of users, which for a handful of figures are dozens, many of a few lines: a
 * request each, and compressed apart from all that they resemble. Here all that every user needs is one pack, what
 * else users share goes into the pack of the first of them, and what one user has for itself is one file, its own code
 * last. A chunk's imports have at least its own users, and so lie in its pack or in that of an earlier user, or of all:
 * no two packs need each other.
 *
 * @param users Chunk files by name, in order: what the first shares with any other is loaded by most pages.
 * @param nameOf What the pack that holds these files of that first user is called; `all` for what all share.
 * @param later Users that a page asks for when it has been there for a while, by name too, each with the one of the
 *   first users that it belongs to. No page carries anything for their sake, and none of them brings along another user's
 *   own code, which would run.
 * @param beside Of the first users: those that come to a page with another one, and need only a part of what all share.
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

  const alone = first.filter(({ name }) => !beside.includes(name));
  const isForAll = (file: string): boolean =>
    alone.length > 1 && alone.every(({ order }) => order.includes(file));

  /** By file: which pack it is in. */
  const owner = new Map<string, string>();
  for (const file of inOrder) {
    if (isForAll(file)) {
      owner.set(file, `all ${ALL}`);
      continue;
    }
    const having = first.filter(({ order }) => order.includes(file));
    const asking = others.filter(({ order }) => order.includes(file));
    const [{ name }, second] = having.length > 0 ? having : asking;
    const isOwn = having.length === 0 || asking.every(({ of }) => of === name);
    const kind = second ? 'with' : isOwn ? 'own' : 'part';
    owner.set(file, `${kind} ${name}`);
  }

  const byFile = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const packOf = new Map<string, Pack>();
  for (const { name, file } of [{ name: ALL, file: undefined }, ...orders]) {
    for (const kind of KINDS) {
      const files = inOrder.filter((each) => owner.get(each) === `${kind} ${name}`);
      if (files.length === 0 || (files.length === 1 && files[0] === file)) continue;
      const code = files.map((each) => byFile.get(each)?.code ?? '').join('\n');
      const hash = createHash('sha256').update(code).digest('base64url').slice(0, 8);
      const called = kind === 'own' ? name : kind === 'part' ? `of-${name}` : nameOf(files, name);
      packOf.set(`${kind} ${name}`, {
        files,
        fileName: posix.join('assets', `${called}-${hash}.js`),
        code,
      });
    }
  }

  const needs = (file: string): string[] =>
    inOrder
      .filter((each) => owner.get(each) === owner.get(file))
      .flatMap((member) => [...(byFile.get(member)?.imports ?? [])]);
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

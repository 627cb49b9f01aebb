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

/**
 * The bundler makes a chunk for each set of users, which for a handful of figures are dozens, many of a few lines: a
 * request each, and compressed apart from all that they resemble. Here all that users share goes into the pack of the
 * first of them; what one user has for itself stays its own file. A chunk's imports have at least its own users, and so
 * lie in its pack or in that of an earlier user: no two packs need each other.
 *
 * @param users Chunk files by name, in order: what the first shares with any other is loaded by most pages.
 * @param nameOf What the pack that holds these files of that first user is called.
 */
export function packScripts(
  chunks: readonly Chunk[],
  users: Readonly<Record<string, string>>,
  nameOf: (files: readonly string[], user: string) => string,
): Packed {
  const orders = Object.entries(users).map(([name, file]) => ({
    name,
    file,
    order: loadOrder(chunks, file),
  }));
  const own = new Set(Object.values(users));
  const owner = new Map<string, string>();
  for (const { name, order } of orders)
    for (const file of order) if (!own.has(file) && !owner.has(file)) owner.set(file, name);

  const byFile = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const inOrder = [...new Set(orders.flatMap(({ order }) => order))];
  const packOf = new Map<string, Pack>();
  for (const { name } of orders) {
    const files = inOrder.filter((file) => owner.get(file) === name);
    const code = files.map((file) => byFile.get(file)?.code ?? '').join('\n');
    const hash = createHash('sha256').update(code).digest('base64url').slice(0, 8);
    if (files.length > 0)
      packOf.set(name, {
        files,
        fileName: posix.join('assets', `${nameOf(files, name)}-${hash}.js`),
        code,
      });
  }

  const needs = (file: string): string[] => {
    const pack = owner.get(file);
    const members =
      pack === undefined ? [file] : inOrder.filter((each) => owner.get(each) === pack);
    return members.flatMap((member) => [...(byFile.get(member)?.imports ?? [])]);
  };
  const scriptsOf = (file: string, found = new Set<string>()): Set<string> => {
    for (const needed of needs(file))
      if (owner.get(needed) === undefined || owner.get(needed) !== owner.get(file))
        scriptsOf(needed, found);
    const pack = packOf.get(owner.get(file) ?? '');
    return found.add(pack?.fileName ?? file);
  };
  return {
    packs: [...packOf.values()],
    scripts: Object.fromEntries(orders.map(({ name, file }) => [name, [...scriptsOf(file)]])),
  };
}

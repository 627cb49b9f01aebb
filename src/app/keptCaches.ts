/**
 * Several copies of the site may share an origin, and with it the list of caches: names say whose a cache is, by its
 * folder. A space is in no address, so that no folder's names begin as those of another do.
 */
const prefixOf = (root: string): string => `nats-and-squares ${new URL(root).pathname} `;

/** How names began when they did not yet say that. */
const OLD_PREFIX = 'nats-and-squares-';

/** The name of a release's cache in the copy of the site whose top folder is `root`. */
export const cacheName = (root: string, id: string): string => prefixOf(root) + id;

interface Caches {
  /** Of all caches of the origin, in the order in which they were made. */
  readonly names: readonly string[];
  /** Those that hold all of a release of this copy: an install that failed, or was cut off, leaves one that does not. */
  readonly whole: ReadonlySet<string>;
  /** The copy's top folder. */
  readonly root: string;
  /** The present release. */
  readonly id: string;
}

/**
 * Which caches are to go: all of this copy but its present one and the last whole one before it. A page of that release
 * may still be open, and may yet load scripts. One with an old name is known to be this copy's when it is whole.
 */
export function outdatedCaches({ names, whole, root, id }: Caches): readonly string[] {
  const prefix = prefixOf(root);
  const own = cacheName(root, id);
  const others = names.filter(
    (name) =>
      name !== own && (name.startsWith(prefix) || (name.startsWith(OLD_PREFIX) && whole.has(name))),
  );
  const before = others.findLast((name) => whole.has(name));
  return others.filter((name) => name !== before);
}

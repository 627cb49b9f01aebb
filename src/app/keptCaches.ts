/** Names of the site's caches begin with this. */
export const CACHE_PREFIX = 'nats-and-squares-';

interface Caches {
  /** Of all caches of the origin, in the order in which they were made. */
  readonly names: readonly string[];
  /** Those that hold all of their release: an install that failed, or was cut off, leaves one that does not. */
  readonly whole: ReadonlySet<string>;
  /** The present release's. */
  readonly own: string;
}

/**
 * Which caches are to go: all of the site but its own and the last whole one before it. A page of that release may still
 * be open, and may yet load scripts.
 */
export function outdatedCaches({ names, whole, own }: Caches): readonly string[] {
  const others = names.filter((name) => name.startsWith(CACHE_PREFIX) && name !== own);
  const before = others.findLast((name) => whole.has(name));
  return others.filter((name) => name !== before);
}

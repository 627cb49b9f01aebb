/** Files that some users need, before and after they are put together. */
interface Pack {
  readonly files: readonly string[];
  /** In bytes, as they are sent. */
  readonly weight: number;
}

interface Loading {
  /** By user: the files that it needs itself. */
  readonly needs: ReadonlyMap<string, readonly string[]>;
  /** Of a file: those that must have run before it. */
  readonly importsOf: (file: string) => readonly string[];
}

/** What a request more costs, in bytes: its headers, and what two files compress worse than one. */
const REQUEST = 900;

/**
 * Puts small packs together for as long as all users load less by it, requests counted as bytes: what few need rides
 * along where it weighs little, and is a file of its own where it would weigh on others. Never are two packs made that
 * need each other.
 */
export function mergePacks(packs: readonly Pack[], loading: Loading): readonly Pack[] {
  let best = packs;
  let cost = costOf(best, loading) ?? Infinity;
  for (;;) {
    const before = best;
    for (const [i, one] of before.entries()) {
      for (const other of before.slice(i + 1)) {
        const merged = before.flatMap((pack) =>
          pack === other ? [] : pack === one ? join(one, other) : pack,
        );
        const its = costOf(merged, loading) ?? Infinity;
        if (its < cost) [best, cost] = [merged, its];
      }
    }
    if (best === before) return best;
  }
}

function join(one: Pack, other: Pack): Pack {
  return { files: [...one.files, ...other.files], weight: one.weight + other.weight };
}

/** What all users load together; undefined when packs need each other. */
function costOf(packs: readonly Pack[], { needs, importsOf }: Loading): number | undefined {
  const packOf = new Map(packs.flatMap((pack) => pack.files.map((file) => [file, pack])));
  const before = new Map(
    packs.map((pack) => [pack, packsOf(pack.files.flatMap(importsOf), packOf, pack)]),
  );
  const opened = new Set<Pack>();
  const closed = new Map<Pack, ReadonlySet<Pack>>();
  /** With all that it needs; undefined when that includes itself. */
  const withNeeded = (pack: Pack): ReadonlySet<Pack> | undefined => {
    const known = closed.get(pack);
    if (known) return known;
    if (opened.has(pack)) return undefined;
    opened.add(pack);
    const all = new Set([pack]);
    for (const needed of before.get(pack) ?? []) {
      const more = withNeeded(needed);
      if (more === undefined) return undefined;
      more.forEach((each) => all.add(each));
    }
    closed.set(pack, all);
    return all;
  };
  for (const pack of packs) if (withNeeded(pack) === undefined) return undefined;
  let sum = 0;
  for (const files of needs.values()) {
    const loaded = new Set(
      [...packsOf(files, packOf)].flatMap((pack) => [...(closed.get(pack) ?? [])]),
    );
    for (const { weight } of loaded) sum += weight + REQUEST;
  }
  return sum;
}

function packsOf(
  files: readonly string[],
  packOf: ReadonlyMap<string, Pack>,
  besides?: Pack,
): ReadonlySet<Pack> {
  return new Set(
    files.flatMap((file) => {
      const pack = packOf.get(file);
      return pack && pack !== besides ? pack : [];
    }),
  );
}

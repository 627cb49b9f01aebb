import { posix } from 'node:path';

/** The core, and what answers in workers: neither imports anything else, so that no worker needs the kit. */
const CORE = /[\\/]src[\\/](?:math|workers)[\\/]/;

/** The libraries, the drawing kit, the stores, the workbench, the page's behaviours, what writes Python. */
const KIT =
  /[\\/](?:node_modules|src[\\/](?:ui|plot|state|app|python|derivation(?![\\/]derivations[\\/])|figures(?=[\\/][^\\/]+$)))[\\/]/;

/**
 * Which chunk a module is in that at least two figures (or a figure and a worker) use; what only one uses is in its own.
 * The groups are layers, each importing only from those before it, and within a layer there is one chunk for each set of
 * users, importing only from chunks that those users and more use: so no two chunks need each other.
 */
export const codeSplitting = {
  includeDependenciesRecursively: false,
  groups: [{ name: 'core', test: CORE }, { name: 'kit', test: KIT }, { name: 'shared' }].map(
    (group) => ({ ...group, entriesAware: true, minShareCount: 2 }),
  ),
};

interface ChunkModules {
  readonly name: string;
  readonly moduleIds: readonly string[];
}

/** Whether this is the chunk of the page's own behaviours, which all figures use and pages without one too. */
export const isRuntime = ({ moduleIds }: ChunkModules): boolean =>
  moduleIds.some((id) => id.replaceAll('\\', '/').endsWith('/src/app/runtime.ts'));

/** A chunk for some figures is named after all of them, which is clear in an error but long in an address. */
export function chunkFileNames(chunk: ChunkModules): string {
  const name = isRuntime(chunk) ? 'runtime' : chunk.name.replace(/~.*/, '');
  return posix.join('assets', `${name}-[hash].js`);
}

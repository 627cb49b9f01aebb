import { readdirSync, existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { EnvironmentOptions, Plugin, ViteBuilder } from 'vite';
import { classicChunks, loadOrder } from './classicChunks';
import type { SiteAssets } from '../app/page';

/**
 * How the site is built. Everything that runs in the reader's browser is a classic deferred script, so that the same
 * files serve the site under any base path, sandboxed embeds and `file://`:
 *
 *   boot.js       blocking, tiny: theme and "a state is in the URL" before the first paint
 *   core-*.js     parts of the core, each with what the same two or more figures use
 *   runtime.js    React, the page's own behaviours and what of ui, plot, state and the workbench two figures use
 *   shared-*.js   what else the same two or more figures use: derivations, say
 *   <figure>.js   one per figure: what only it uses, its part of the core and its derivations included
 *
 * All but the first are one bundle split module by module, so that a page carries neither a function of the core that
 * none of its figures calls nor one twice; it names what its figures need, in order (see SiteAssets). The last environment
 * is the prerenderer, run in node.
 */
export const root = resolve(import.meta.dirname, '../..');

const RUNTIME = 'runtime';
const SCRIPTS = 'client';
export const PRERENDER_DIR = 'node_modules/.cache/nats-and-squares/prerender';

const FIGURE_ENTRY = 'virtual:figure/';

/** Folders whose modules only define things, so that one nobody uses can be left out. */
const PURE = /[\\/]src[\\/](?:math|state|ui|plot|derivation|figures)[\\/]/;

const CORE = /[\\/]src[\\/]math[\\/]/;

/** What next to every figure uses: the libraries, the drawing kit, the stores, the workbench, the page's behaviours. */
const KIT =
  /[\\/](?:node_modules|src[\\/](?:ui|plot|state|app|derivation(?![\\/]derivations[\\/])|figures(?=[\\/][^\\/]+$)))[\\/]/;

/**
 * Which chunk a module is in that at least two figures use; what only one uses is in the figure's own. The groups are
 * layers, each importing only from those before it, and within a layer a chunk imports only from those that more figures
 * use: so no two chunks need each other. A module of the kit that needs a part of the core brings that part to every page.
 */
const GROUPS = [
  { name: 'core', test: CORE, entriesAware: true },
  { name: RUNTIME, test: KIT },
  { name: 'shared', entriesAware: true },
].map((group) => ({ ...group, minShareCount: 2 }));

/** A chunk for some figures is named after all of them, which is clear in an error but long in an address. */
const chunkFileNames = ({ name }: { readonly name: string }): string =>
  `assets/${name.replace(/~.*/, '')}-[hash].js`;

/** Folder names under src/figures: each is one figure and becomes one script. */
function figureIds(): string[] {
  const folder = resolve(root, 'src/figures');
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(resolve(folder, entry.name, 'index.ts')))
    .map((entry) => entry.name)
    .toSorted();
}

type RolldownOptions = NonNullable<NonNullable<EnvironmentOptions['build']>['rolldownOptions']>;
type OutputOptions = Exclude<RolldownOptions['output'], readonly unknown[] | undefined>;

function scripts(
  copyPublicDir: boolean,
  options: RolldownOptions,
  output: OutputOptions,
): EnvironmentOptions {
  return {
    consumer: 'client',
    build: {
      outDir: 'dist',
      emptyOutDir: false,
      copyPublicDir,
      modulePreload: false,
      // Split, the style sheet would come with a script, after the first paint.
      cssCodeSplit: false,
      rolldownOptions: {
        preserveEntrySignatures: false,
        ...options,
        output: {
          entryFileNames: 'assets/[name]-[hash].js',
          assetFileNames: 'assets/[name]-[hash][extname]',
          ...output,
        },
      },
    },
  };
}

export function siteEnvironments(): Record<string, EnvironmentOptions> {
  return {
    [SCRIPTS]: scripts(
      true,
      {
        input: Object.fromEntries(figureIds().map((id) => [id, FIGURE_ENTRY + id])),
        treeshake: { moduleSideEffects: (id) => !PURE.test(id) },
      },
      {
        format: 'es',
        chunkFileNames,
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: GROUPS,
        },
      },
    ),
    boot: scripts(false, { input: { boot: resolve(root, 'src/app/boot.ts') } }, { format: 'iife' }),
    ssr: {
      build: {
        outDir: PRERENDER_DIR,
        ssr: true,
        emptyOutDir: true,
        rolldownOptions: { input: resolve(root, 'src/app/prerender.tsx') },
      },
    },
  };
}

/** Serves the figures' entries, and makes the chunks of their bundle classic scripts. */
export function figureScripts(): Plugin[] {
  const entries: Plugin = {
    name: 'figure-entries',
    resolveId: (source) => (source.startsWith(FIGURE_ENTRY) ? '\0' + source : null),
    load(id) {
      if (!id.startsWith('\0' + FIGURE_ENTRY)) return null;
      const figure = id.slice(FIGURE_ENTRY.length + 1);
      const from = (path: string) => JSON.stringify(resolve(root, 'src', path));
      return (
        `import { registerFigure } from ${from('app/runtime.ts')};\n` +
        `import { figure } from ${from(`figures/${figure}/index.ts`)};\nregisterFigure(figure);\n`
      );
    },
  };
  const classic = classicChunks({
    environment: SCRIPTS,
    global: 'NatsAndSquares',
  });
  return [entries, classic];
}

/** KaTeX's style sheet names each font in three formats; every browser that runs this site reads woff2. */
export function katexWoff2Only(): Plugin {
  return {
    name: 'katex-woff2-only',
    enforce: 'pre',
    transform(code, id) {
      if (!/katex[\w.]*\.css/.test(id)) return null;
      return {
        code: code.replace(/,\s*url\([^)]*\.(?:woff|ttf)\) format\("(?:woff|truetype)"\)/g, ''),
        map: null,
      };
    },
  };
}

/** Builds every script and returns the file names the pages refer to. */
export async function buildScripts(builder: ViteBuilder): Promise<SiteAssets> {
  const filesOf = async (name: string) => {
    const output = await builder.build(builder.environments[name]);
    if (!('output' in output)) throw new Error(`environment ${name} wrote more than one bundle`);
    return output.output;
  };
  const chunksOf = (files: Awaited<ReturnType<typeof filesOf>>) =>
    files.filter((file) => file.type === 'chunk');
  const client = await filesOf(SCRIPTS);
  const chunks = [...chunksOf(client), ...chunksOf(await filesOf('boot'))];
  const scriptsOf = (name: string): string[] => {
    const [found, second] = chunks.filter((chunk) => chunk.name === name);
    if (found === undefined || second) throw new Error(`not one script, but none or two: ${name}`);
    return loadOrder(chunks, found.fileName);
  };
  await builder.build(builder.environments.ssr);
  return {
    boot: scriptsOf('boot')[0],
    runtime: scriptsOf(RUNTIME),
    styles: client.map((file) => file.fileName).filter((file) => file.endsWith('.css')),
    figures: Object.fromEntries(figureIds().map((id) => [id, scriptsOf(id)])),
  };
}

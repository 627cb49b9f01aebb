import { readdirSync, existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { EnvironmentOptions, Plugin, ViteBuilder } from 'vite';
import { classicChunks } from './classicChunks';
import type { SiteAssets } from '../app/page';

/**
 * How the site is built. Everything that runs in the reader's browser is a classic deferred script, so that the same
 * files serve the site under any base path, sandboxed embeds and `file://`:
 *
 *   boot.js       blocking, tiny: theme and "a state is in the URL" before the first paint
 *   runtime.js    React, the page's own behaviours and every module that two figures use, in a global
 *   <figure>.js   one per figure: what only it uses, its part of the core and its derivations included
 *
 * Scripts and runtime are one bundle split module by module, so that a page carries neither a function of the core that
 * none of its figures calls nor one twice. The last environment is the prerenderer, run in node.
 */
export const root = resolve(import.meta.dirname, '../..');

const RUNTIME = 'runtime';
const SCRIPTS = 'client';
export const PRERENDER_DIR = 'node_modules/.cache/nats-and-squares/prerender';

const FIGURE_ENTRY = 'virtual:figure/';

/** Folders whose modules only define things, so that one nobody uses can be left out. */
const PURE = /[\\/]src[\\/](?:math|state|ui|plot|derivation|figures)[\\/]/;

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
          chunkFileNames: 'assets/[name]-[hash].js',
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
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [{ name: RUNTIME, minShareCount: 2 }],
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
    runtime: RUNTIME,
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
  const client = await filesOf(SCRIPTS);
  const chunks = [...client, ...(await filesOf('boot'))].filter((file) => file.type === 'chunk');
  const script = (name: string): string => {
    const [found, second] = chunks.filter((chunk) => chunk.name === name);
    if (found === undefined || second) throw new Error(`not one script, but none or two: ${name}`);
    return found.fileName;
  };
  await builder.build(builder.environments.ssr);
  return {
    boot: script('boot'),
    runtime: script(RUNTIME),
    styles: client.map((file) => file.fileName).filter((file) => file.endsWith('.css')),
    figures: Object.fromEntries(figureIds().map((id) => [id, script(id)])),
  };
}

import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { EnvironmentOptions, Plugin, ViteBuilder } from 'vite';
import { chunkFileNames, codeSplitting, isRuntime } from './chunkGroups';
import { classicChunks, loadOrder } from './classicChunks';
import { packScripts } from './packScripts';
import { SCRIPTS_GLOBAL, SERVICE_WORKER, type SiteAssets } from '../app/page';

/**
 * How the site is built. Everything that runs in the reader's browser is a classic deferred script, so that the same
 * files serve the site under any base path, sandboxed embeds and `file://`:
 *
 *   boot.js       blocking, tiny: theme and "a state is in the URL" before the first paint
 *   runtime.js    what all figures need: React, the workbench, the page's own behaviours, most of ui, plot and state
 *   with-*.js     what else figures share: most of the core
 *   <figure>.js   one per figure: what only it uses, its part of the core and its derivations included
 *   embed-boot.js instead of boot.js in embeds, with a style sheet of their own: the frame's options
 *   embed.js      what else only embeds have; runs before the figure's own script
 *   kl-embed.js   what a page that embeds figures may load; no page of the site does
 *   share-*.js    one per figure: what its dialog for sharing needs besides, loaded when it is asked for
 *   worker-*.js   one per worker, which runs with its parts of the core from their own source text
 *
 * All but the first are one bundle split module by module, by which of these use what (see chunkGroups), and
 * packed into few files (see packScripts), so that a page carries hardly a function of the core that none of its figures
 * calls and none twice; it names what its figures need, in order (see SiteAssets). The last environment is the prerenderer,
 * run in node.
 */
export const root = resolve(import.meta.dirname, '../..');

const SCRIPTS = 'client';
const EMBED = 'embed';
const EMBED_BOOT = 'embedBoot';
const OFFLINE = 'offline';
const HOST = 'host';
export const PRERENDER_DIR = 'node_modules/.cache/nats-and-squares/prerender';

const FIGURE_ENTRY = 'virtual:figure/';
const WORKER_ENTRY = 'virtual:worker/';

/** By name of a worker: the module of the page that starts it. A page with a figure that uses it may ask for the worker. */
const WORKERS: Readonly<Record<string, string>> = {
  fits: 'src/state/fitDesk.ts',
  landscapes: 'src/state/landscapeDesk.ts',
  mixtures: 'src/state/mixtureDesk.ts',
  races: 'src/state/raceDesk.ts',
};

const SHARE_ENTRY = 'virtual:share/';

const shareChunk = (figure: string): string => `share-${figure}`;

const workerChunk = (name: string): string => `worker-${name}`;

/** Folders whose modules only define things, so that one nobody uses can be left out. */
const PURE =
  /[\\/]src[\\/](?:math|workers|state|ui|plot|derivation|python|figures|share|embed)[\\/]/;

const treeshake = { moduleSideEffects: (id: string) => !PURE.test(id) };

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
  build: EnvironmentOptions['build'],
  options: RolldownOptions,
  output: OutputOptions,
): EnvironmentOptions {
  return {
    consumer: 'client',
    define: { 'import.meta.env.VITE_RELEASE': JSON.stringify(release()) },
    build: {
      outDir: 'dist',
      emptyOutDir: false,
      copyPublicDir: false,
      modulePreload: false,
      // Split, the style sheet would come with a script, after the first paint.
      cssCodeSplit: false,
      ...build,
      rolldownOptions: {
        preserveEntrySignatures: false,
        // A typeface is compressed and formulas are typeset: that takes its time, and whoever builds can't change it.
        checks: { bundlerTimings: false },
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

/** What figures tell a page that embeds them of the edition that they are from. */
function release(): string {
  const text = readFileSync(resolve(root, 'package.json'), 'utf8');
  return (JSON.parse(text) as { readonly version: string }).version;
}

export function siteEnvironments(): Record<string, EnvironmentOptions> {
  return {
    [SCRIPTS]: scripts(
      { copyPublicDir: true },
      {
        input: Object.fromEntries([
          ...figureIds().map((id) => [id, FIGURE_ENTRY + id]),
          ...figureIds().map((id) => [shareChunk(id), SHARE_ENTRY + id]),
          [EMBED, resolve(root, 'src/app/embed.ts')],
          ...Object.keys(WORKERS).map((name) => [workerChunk(name), WORKER_ENTRY + name]),
        ]),
        treeshake,
      },
      {
        format: 'es',
        chunkFileNames,
        codeSplitting,
      },
    ),
    boot: scripts({}, { input: { boot: resolve(root, 'src/app/boot.ts') } }, { format: 'iife' }),
    // A sandboxed frame may fetch no font: the one that embeds need lies in their style sheet.
    [EMBED_BOOT]: scripts(
      { assetsInlineLimit: Number.POSITIVE_INFINITY },
      { input: { 'embed-boot': resolve(root, 'src/app/embedBoot.ts') }, treeshake },
      { format: 'iife' },
    ),
    // Its name is in people's pages: it has no hash.
    [HOST]: scripts(
      {},
      { input: { 'kl-embed': resolve(root, 'src/app/klEmbed.ts') }, treeshake },
      { format: 'iife', entryFileNames: '[name].js' },
    ),
    [OFFLINE]: scripts(
      {},
      { input: { sw: resolve(root, 'src/app/serviceWorker.ts') } },
      { format: 'iife', entryFileNames: SERVICE_WORKER },
    ),
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

/** Serves the entries of figures and workers, and makes the chunks of their bundle classic scripts. */
export function figureScripts(): Plugin[] {
  const from = (path: string) => JSON.stringify(resolve(root, 'src', path));
  const entries: Plugin = {
    name: 'script-entries',
    resolveId: (source) =>
      [FIGURE_ENTRY, SHARE_ENTRY, WORKER_ENTRY].some((start) => source.startsWith(start))
        ? '\0' + source
        : null,
    load(id) {
      if (id.startsWith('\0' + FIGURE_ENTRY)) {
        const figure = id.slice(FIGURE_ENTRY.length + 1);
        return (
          `import { registerFigure } from ${from('app/runtime.ts')};\n` +
          `import { figure } from ${from(`figures/${figure}/index.ts`)};\nregisterFigure(figure);\n`
        );
      }
      if (id.startsWith('\0' + SHARE_ENTRY)) {
        const figure = id.slice(SHARE_ENTRY.length + 1);
        return (
          `import { registerShare } from ${from('app/runtime.ts')};\n` +
          `import { shareOf } from ${from('share/index.ts')};\n` +
          `import { figure } from ${from(`figures/${figure}/index.ts`)};\n` +
          `import { exports } from ${from(`figures/${figure}/exports.ts`)};\n` +
          `registerShare(${JSON.stringify(figure)}, shareOf(figure, exports));\n`
        );
      }
      if (!id.startsWith('\0' + WORKER_ENTRY)) return null;
      const worker = id.slice(WORKER_ENTRY.length + 1);
      return (
        `import { serve } from ${from('workers/serve.ts')};\n` +
        `import { answer } from ${from(`workers/${worker}.ts`)};\nserve(self, answer);\n`
      );
    },
  };
  const classic = classicChunks({
    environment: SCRIPTS,
    global: SCRIPTS_GLOBAL,
    isWorker: ({ facadeModuleId }) => facadeModuleId?.startsWith('\0' + WORKER_ENTRY) ?? false,
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
  const chunks = chunksOf(client);
  const theOne = (what: string, is: (chunk: (typeof chunks)[number]) => boolean): string => {
    const [found, second] = chunks.filter(is);
    if (found === undefined || second) throw new Error(`not one script, but none or two: ${what}`);
    return found.fileName;
  };
  const fileOf = (name: string) => theOne(name, (chunk) => chunk.name === name);
  const [boot] = chunksOf(await filesOf('boot'));
  const embedFiles = await filesOf(EMBED_BOOT);
  await filesOf(HOST);
  await filesOf(OFFLINE);
  const [embedBoot] = chunksOf(embedFiles);
  const stylesOf = (files: typeof client) =>
    files.map((file) => file.fileName).filter((file) => file.endsWith('.css'));
  await builder.build(builder.environments.ssr);
  const runtime = theOne('runtime', isRuntime);
  const packed = packScripts(
    chunks,
    Object.fromEntries([...figureIds(), EMBED].map((id) => [id, fileOf(id)])),
    (files, user) => (files.includes(runtime) ? 'runtime' : `with-${user}`),
    Object.fromEntries(
      figureIds().map((id) => [shareChunk(id), { file: fileOf(shareChunk(id)), of: id }]),
    ),
    [EMBED],
  );
  const scriptsOf = (nameOf: (id: string) => string) =>
    Object.fromEntries(figureIds().map((id) => [id, packed.scripts[nameOf(id)]]));
  const workers = Object.entries(WORKERS).map(([name, starter]) => ({
    name,
    scripts: loadOrder(chunks, fileOf(workerChunk(name))),
    figures: figureIds().filter((id) => {
      const files = loadOrder(chunks, fileOf(id));
      return chunks.some(
        ({ fileName, moduleIds }) =>
          files.includes(fileName) && moduleIds.includes(resolve(root, starter)),
      );
    }),
  }));
  const dist = resolve(root, 'dist');
  for (const { fileName, code, files } of packed.packs) {
    writeFileSync(resolve(dist, fileName), code);
    // A worker finds what it needs in the page's packs, or else as files of their own.
    for (const file of files)
      if (!workers.some((worker) => worker.scripts.includes(file))) rmSync(resolve(dist, file));
  }
  return {
    boot: boot.fileName,
    runtime: packed.packs
      .filter(({ files }) => files.includes(runtime))
      .map(({ fileName }) => fileName),
    styles: stylesOf(client),
    embed: {
      boot: embedBoot.fileName,
      styles: stylesOf(embedFiles),
      scripts: packed.scripts[EMBED],
    },
    figures: scriptsOf((id) => id),
    share: scriptsOf(shareChunk),
    workers,
  };
}

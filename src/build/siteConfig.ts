import { readdirSync, existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { EnvironmentOptions, Plugin, ViteBuilder } from 'vite';
import type { SiteAssets } from '../app/page';

/**
 * How the site is built. Everything that runs in the reader's browser is a classic deferred script, so that the same
 * files serve the site under any base path, sandboxed embeds and `file://`:
 *
 *   boot.js       blocking, tiny: theme and "a state is in the URL" before the first paint
 *   runtime.js    React, the core and the drawing kit, as the global `NatsAndSquares`
 *   <figure>.js   one per figure; its imports of a shared folder's index become properties of that global
 *
 * Each script is an environment of one `vite build`; the last environment is the prerenderer, run in node.
 */
export const root = resolve(import.meta.dirname, '../..');

const GLOBAL = 'NatsAndSquares';
const SHARED_FOLDERS = ['math', 'state', 'ui', 'plot', 'derivation'] as const;
const SHARED_PACKAGES: Readonly<Record<string, string>> = {
  react: 'react',
  'react/jsx-runtime': 'jsxRuntime',
};
export const PRERENDER_DIR = 'node_modules/.cache/nats-and-squares/prerender';

const FIGURE_PREFIX = 'figure_';
const FIGURE_ENTRY = 'virtual:figure/';
const SHARED_ENTRY = 'shared:';

/** Folder names under src/figures: each is one figure and becomes one script. */
function figureIds(): string[] {
  const folder = resolve(root, 'src/figures');
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(resolve(folder, entry.name, 'index.ts')))
    .map((entry) => entry.name)
    .toSorted();
}

/** Environment names admit no hyphen. */
function environmentName(figureId: string): string {
  return FIGURE_PREFIX + figureId.replaceAll('-', '_');
}

function classicScript(entryName: string, input: string, globalName?: string): EnvironmentOptions {
  return {
    consumer: 'client',
    build: {
      outDir: 'dist',
      emptyOutDir: false,
      copyPublicDir: entryName === 'runtime',
      modulePreload: false,
      // With code splitting an IIFE would carry its style sheet inside the script, after the first paint.
      cssCodeSplit: false,
      rolldownOptions: {
        input: { [entryName]: input },
        // The runtime's exports are its global; an application build would drop them as unused.
        preserveEntrySignatures: globalName === undefined ? false : 'strict',
        external: (id) =>
          id.startsWith(SHARED_ENTRY) || (entryName !== 'runtime' && id in SHARED_PACKAGES),
        output: {
          format: 'iife',
          ...(globalName === undefined ? {} : { name: globalName }),
          entryFileNames: 'assets/[name]-[hash].js',
          assetFileNames: 'assets/[name]-[hash][extname]',
          globals: (id: string) =>
            `${GLOBAL}.${id.startsWith(SHARED_ENTRY) ? id.slice(SHARED_ENTRY.length) : SHARED_PACKAGES[id]}`,
        },
      },
    },
  };
}

export function siteEnvironments(): Record<string, EnvironmentOptions> {
  const figures = figureIds().map((id) => [
    environmentName(id),
    classicScript(id, FIGURE_ENTRY + id),
  ]);
  return {
    client: classicScript('runtime', resolve(root, 'src/app/runtime.ts'), GLOBAL),
    boot: classicScript('boot', resolve(root, 'src/app/boot.ts')),
    ...Object.fromEntries(figures),
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

/**
 * Serves the figures' entries, and turns a figure script's imports of shared folders (that is, of their index) into
 * properties of the runtime's global, so that React and the core are loaded once however many figures a page holds.
 * A folder's second face, such as the derivations, is no part of the runtime: each figure's script brings what it uses.
 */
export function sharedRuntime(): Plugin {
  const folderOf = (file: string): string | undefined =>
    SHARED_FOLDERS.find((folder) => file === resolve(root, 'src', folder, 'index.ts'));
  return {
    name: 'shared-runtime',
    enforce: 'pre',
    async resolveId(source, importer, options) {
      if (source.startsWith(FIGURE_ENTRY)) return '\0' + source;
      if (!this.environment.name.startsWith(FIGURE_PREFIX) || importer === undefined) return null;
      if (source in SHARED_PACKAGES) return { id: source, external: true };
      const resolved = await this.resolve(source, importer, { ...options, skipSelf: true });
      const folder = resolved && folderOf(resolved.id);
      return folder ? { id: SHARED_ENTRY + folder, external: true } : resolved;
    },
    load(id) {
      if (!id.startsWith('\0' + FIGURE_ENTRY)) return null;
      const figure = id.slice(FIGURE_ENTRY.length + 1);
      const path = resolve(root, 'src/figures', figure, 'index.ts');
      return `import { figure } from ${JSON.stringify(path)};\n${GLOBAL}.registerFigure(figure);\n`;
    },
  };
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
  const filesOf = async (name: string): Promise<string[]> => {
    const output = await builder.build(builder.environments[name]);
    if (!('output' in output)) throw new Error(`environment ${name} wrote more than one bundle`);
    return output.output.map((file) => file.fileName);
  };
  const script = (files: readonly string[], name: string): string => {
    const found = files.find((file) => file.endsWith('.js'));
    if (found === undefined) throw new Error(`environment ${name} wrote no script`);
    return found;
  };
  const client = await filesOf('client');
  const figures: Record<string, string> = {};
  for (const id of figureIds()) {
    const name = environmentName(id);
    figures[id] = script(await filesOf(name), name);
  }
  const boot = script(await filesOf('boot'), 'boot');
  await builder.build(builder.environments.ssr);
  return {
    boot,
    runtime: script(client, 'client'),
    styles: client.filter((file) => file.endsWith('.css')),
    figures,
  };
}

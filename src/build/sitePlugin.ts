import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Plugin, ViteBuilder } from 'vite';
import type * as Prerender from '../app/prerender';
import { listOfflineFiles } from './offlineFiles';
import { buildScripts, PRERENDER_DIR, root } from './siteConfig';

type PrerenderModule = typeof Prerender;

const template = (): string => readFileSync(resolve(root, 'index.html'), 'utf8');

/** `vite build`: all scripts, then one HTML file per page. */
export async function buildSite(builder: ViteBuilder): Promise<void> {
  const dist = resolve(root, 'dist');
  rmSync(dist, { recursive: true, force: true });
  const assets = await buildScripts(builder);
  const entry = pathToFileURL(resolve(root, PRERENDER_DIR, 'prerender.js'));
  const { pages, renderPage, filesBeside, siteAddress } = (await import(
    entry.href
  )) as PrerenderModule;
  const site = siteAddress(process.env['SITE_URL']);
  for (const page of pages) {
    const file = resolve(dist, page.path, 'index.html');
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, renderPage(page, template(), { kind: 'built', assets }, site));
    for (const [name, text] of Object.entries(filesBeside(page, site)))
      writeFileSync(resolve(dirname(file), name), text);
  }
  listOfflineFiles(dist);
}

/** `vite dev`: the same pages, prerendered at each request, with the sources as modules. */
export function devPages(): Plugin {
  return {
    name: 'dev-pages',
    apply: 'serve',
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const path = decodeURI(new URL(request.url ?? '/', 'http://localhost').pathname).replace(
          /^\/|\/$|(^|\/)index\.html$/g,
          '',
        );
        server
          .ssrLoadModule('/src/app/prerender.tsx')
          .then(async (module) => {
            const { pages, renderPage } = module as PrerenderModule;
            const page = pages.find((candidate) => candidate.path === path);
            if (page === undefined) return next();
            const html = renderPage(page, template(), { kind: 'dev' });
            response.setHeader('Content-Type', 'text/html; charset=utf-8');
            response.end(await server.transformIndexHtml(request.url ?? '/', html));
          })
          .catch(next);
      });
    },
  };
}

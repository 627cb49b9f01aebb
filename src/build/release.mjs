// @ts-check
/**
 * `npm run release`: the site, pictures of all figures, and the offline edition, into dist/. Needs no browser. SITE_URL
 * says where the site will be, for what needs absolute addresses.
 */
import path from 'node:path';
import { requireNode } from './checkNode.mjs';
import { ensureInstalled } from './ensureInstalled.mjs';
import { ROOT, runTool, timed } from './run.mjs';

requireNode();
try {
  await ensureInstalled();
  await timed('Building the site', async () => {
    // Pages show the pictures that are made next.
    const env = { VITE_PICTURES: '1' };
    const code = await runTool('vite', ['build', '--logLevel', 'warn'], { env });
    if (code !== 0) throw new Error('The site could not be built; the reason stands above.');
  });
  await timed('Pictures and the offline edition', async () => {
    const { createServer } = await import('vite');
    // The sources as they are: figures are drawn by the very modules that the pages are made of.
    const server = await createServer({
      root: ROOT,
      logLevel: 'warn',
      server: { middlewareMode: true, ws: false, watch: null },
      optimizeDeps: { noDiscovery: true },
    });
    try {
      const { release } = await server.ssrLoadModule('/src/build/release/release.ts');
      console.log(await release(path.join(ROOT, 'dist'), process.env['SITE_URL']));
    } finally {
      await server.close();
    }
  });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

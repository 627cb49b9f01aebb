// @ts-check
/** Serves dist/ with Vite's preview server. As a command: `node src/build/preview.mjs --port 4173 --base /notes/`. */
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from './run.mjs';

/**
 * Starts the server; an occupied port moves on to the next free one unless `strict`. Needs the packages installed.
 * @param {{ port: number, base?: string, strict?: boolean, host?: string }} options
 * @returns {Promise<string>} the address
 */
export async function startPreview({ port, base = '/', strict = false, host = 'localhost' }) {
  const { preview } = await import('vite');
  const server = await preview({
    root: ROOT,
    // The built files need nothing of the build's own configuration.
    configFile: false,
    appType: 'mpa',
    base,
    logLevel: 'warn',
    preview: { port, strictPort: strict, host },
  });
  const address = server.resolvedUrls?.local[0];
  if (address === undefined) throw new Error('The server started without an address.');
  return address;
}

const started = process.argv[1];
if (started !== undefined && import.meta.url === pathToFileURL(path.resolve(started)).href) {
  // Imported late: start.mjs must still load on Node versions that lack it, to say that they are too old.
  const { parseArgs } = await import('node:util');
  const { values } = parseArgs({
    options: { port: { type: 'string' }, base: { type: 'string', default: '/' } },
  });
  console.log(
    await startPreview({
      port: Number(values.port),
      base: values.base,
      strict: true,
      host: '127.0.0.1',
    }),
  );
}

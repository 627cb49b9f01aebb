// @ts-check
/** `npm start`: installs what is missing, builds the site and serves it. `npm start -- --port 8080`. */
import { requireNode } from './checkNode.mjs';
import { ensureInstalled } from './ensureInstalled.mjs';
import { startPreview } from './preview.mjs';
import { runTool, timed } from './run.mjs';

requireNode();
try {
  const port = askedPort(process.argv.slice(2), process.env['PORT']);
  await ensureInstalled();
  await timed('Building the site', async () => {
    const code = await runTool('vite', ['build', '--logLevel', 'warn']);
    if (code !== 0) throw new Error('The site could not be built; the reason stands above.');
  });
  const address = await startPreview({ port });
  console.log(`\n  Nats & Squares is at  ${address}\n  Ctrl-C ends it.\n`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

/**
 * @param {readonly string[]} args
 * @param {string | undefined} fromEnvironment
 */
function askedPort(args, fromEnvironment) {
  const at = args.indexOf('--port');
  const inline = args.find((arg) => arg.startsWith('--port='))?.slice('--port='.length);
  const text = inline ?? (at >= 0 ? (args[at + 1] ?? '') : (fromEnvironment ?? '4173'));
  const port = Number(text);
  if (/^\d+$/u.test(text) && port > 0 && port < 65536) return port;
  throw new Error('The port must be a whole number from 1 to 65535.');
}

// @ts-check
/** Installs the packages when they are missing or the lock file has changed since. Node built-ins only. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT, runNpm, timed } from './run.mjs';

const STAMP = path.join(ROOT, 'node_modules', '.installed-from');

/** Resolves when node_modules fits the lock file; throws one sentence when `npm ci` fails. */
export async function ensureInstalled() {
  const wanted = fingerprint();
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return;
  await timed('Installing packages (npm ci)', async () => {
    const code = await runNpm(['ci', '--no-audit', '--no-fund']);
    if (code !== 0)
      throw new Error(`The packages could not be installed: npm ci ended with ${code}.`);
  });
  writeFileSync(STAMP, wanted);
}

/** Of the lock file and the platform: a folder copied from another system has the wrong native packages. */
function fingerprint() {
  const lock = readFileSync(path.join(ROOT, 'package-lock.json'));
  const hash = createHash('sha256').update(lock).digest('hex');
  return `${hash} ${process.platform} ${process.arch}`;
}

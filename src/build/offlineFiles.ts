import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { SERVICE_WORKER, type OfflineRelease } from '../app/page';

/** What the worker is to keep stands in this literal (see app/serviceWorker), or room for it. */
const PLACE = /(?<=JSON\.parse\()(["'`])(?:(?!\1)[^\\]|\\.)*\1(?=\))/s;

/** Not needed to read the site without a network, or of no use there; of pictures those of the first states are kept. */
const NOT_KEPT =
  /^(?:_headers|sw\.js|preview\.png|fig\/[^/]*(?:--[^/]*\.svg|\.png)|.*\.(?:zip|map|json|lua))$/;

/** Tells the built service worker which files of the site it is to keep; again when there are more. */
export function listOfflineFiles(dist: string): void {
  const kept = filesOf(dist).filter((path) => !NOT_KEPT.test(path));
  const hash = createHash('sha256');
  for (const path of kept) hash.update(`${path}\n`).update(readFileSync(resolve(dist, path)));
  const release: OfflineRelease = {
    id: hash.digest('base64url').slice(0, 12),
    files: kept.map((path) => path.replace(/(?<=^|\/)index\.html$/, '')),
  };
  const file = resolve(dist, SERVICE_WORKER);
  const code = readFileSync(file, 'utf8');
  const literal = JSON.stringify(JSON.stringify(release));
  if (!PLACE.test(code)) throw new Error(`no place for what is kept in ${SERVICE_WORKER}`);
  writeFileSync(
    file,
    code.replace(PLACE, () => literal),
  );
}

/** All files below a folder, with forward slashes, in order of their names. */
export function filesOf(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, resolve(entry.parentPath, entry.name)).split(sep).join('/'))
    .toSorted();
}

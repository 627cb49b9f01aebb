import { readFileSync } from 'node:fs';
import { extname, resolve } from 'node:path';
import { zipSync, type Zippable } from 'fflate';
import { filesOf } from '../offlineFiles';
import { withFileLinks } from './offlineLinks';

/** Name of the offline edition's file, and of the folder inside of it. */
export const EDITION = 'nats-and-squares';

/** Compressed already. */
const STORED = new Set(['.woff2', '.png']);

/** The same site gives the same file: an archive knows no time before this. */
const LONG_AGO = new Date(1980, 0, 1);

/** Only a server has a use for these. */
const FOR_SERVERS = /^(?:sw\.js|_headers|.*\.zip|.*oembed\.json|.*\.map)$/;

/** The site in one archive, to be unpacked and opened from a folder without any server. */
export function offlineEdition(dist: string): Uint8Array {
  const files: Zippable = {};
  for (const path of filesOf(dist)) {
    if (FOR_SERVERS.test(path)) continue;
    const content = readFileSync(resolve(dist, path));
    const isPage = path.endsWith('.html');
    files[`${EDITION}/${path}`] = [
      isPage ? new TextEncoder().encode(withFileLinks(content.toString('utf8'))) : content,
      { level: STORED.has(extname(path)) ? 0 : 9, mtime: LONG_AGO },
    ];
  }
  return zipSync(files);
}

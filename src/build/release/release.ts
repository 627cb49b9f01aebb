import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { siteAddress } from '../../app/siteAddress';
import { listOfflineFiles } from '../offlineFiles';
import { EDITION, offlineEdition } from './offlineEdition';
import { pictures } from './pictures';

/** What a release has beyond the built site: pictures at stable addresses, and the offline edition with all of it. */
export async function release(dist: string, siteUrl: string | undefined): Promise<string> {
  let count = 0;
  let bytes = 0;
  for await (const { path, content } of pictures(siteAddress(siteUrl))) {
    const file = resolve(dist, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
    count += 1;
    bytes += content.length;
  }
  listOfflineFiles(dist);
  const edition = offlineEdition(dist);
  writeFileSync(resolve(dist, `${EDITION}.zip`), edition);
  return `${count} pictures, ${kilobytes(bytes)}; the offline edition, ${kilobytes(edition.length)}`;
}

const kilobytes = (bytes: number): string => `${Math.round(bytes / 1000)} kB`;

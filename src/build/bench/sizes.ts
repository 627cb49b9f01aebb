/** What each page of dist/ loads, gzipped. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { ROOT } from '../run.mjs';
import { table } from './table';

const DIST = path.join(ROOT, 'dist');
const kB = (bytes: number): string => (bytes / 1000).toFixed(1);

/** Fonts are compressed by themselves and count as they are. */
function weight(file: string): number {
  const bytes = readFileSync(file);
  return file.endsWith('.woff2') ? bytes.length : gzipSync(bytes, { level: 9 }).length;
}

/** Files named by attributes of the page's tags, each by one or several, by absolute path. */
function linked(page: string, html: string, pattern: RegExp): string[] {
  return [...html.matchAll(pattern)]
    .flatMap((match) => (match.groups?.['to'] ?? '').split(' '))
    .map((to) => path.resolve(path.dirname(page), to.split('?')[0] ?? ''))
    .filter((file) => existsSync(file));
}

/** What a page loads for a worker once a figure asks for one, by absolute path. */
function ofWorkers(html: string): string[] {
  return [...html.matchAll(/<meta name="worker-[^>]*\scontent="(?<files>[^"]+)"/gu)]
    .flatMap((match) => (match.groups?.['files'] ?? '').split(' '))
    .map((file) => path.join(DIST, file));
}

/** Prints one table of pages and one of scripts and style sheets. */
export function benchSizes(): void {
  if (!existsSync(DIST)) throw new Error('dist/ is missing: run `npm run build` first.');
  const files = readdirSync(DIST, { recursive: true, encoding: 'utf8' }).map((file) =>
    path.join(DIST, file),
  );
  const pages = files.filter((file) => file.endsWith('index.html')).toSorted();
  const rows = pages.map((page) => {
    const html = readFileSync(page, 'utf8');
    const scripts = linked(page, html, /<script\b[^>]*\ssrc="(?<to>[^"]+)"/gu);
    const later = linked(page, html, /\sdata-src="(?<to>[^"]+)"/gu);
    const onPage = new Set([...scripts, ...later]);
    const asked = new Set(ofWorkers(html).filter((file) => !onPage.has(file)));
    const styles = linked(page, html, /<link\b[^>]*\shref="(?<to>[^"]+\.css)"/gu);
    const preloaded = linked(page, html, /<link\b[^>]*\shref="(?<to>[^"]+\.woff2)"/gu);
    const sum = (list: readonly string[]): number =>
      list.reduce((total, file) => total + weight(file), 0);
    const own = gzipSync(html, { level: 9 }).length;
    return [
      path.relative(DIST, page),
      kB(sum(scripts)),
      kB(sum([...new Set(later)])),
      kB(sum([...asked])),
      kB(sum(styles)),
      kB(own),
      kB(sum(preloaded)),
      kB(sum(scripts) + sum(styles) + own + sum(preloaded)),
    ];
  });
  table(
    'Pages, kB gzip (limit: 110 kB of script)',
    ['', 'scripts', 'later', 'for workers', 'styles', 'HTML', 'preloaded fonts', 'together'],
    rows,
  );
  const assets = files.filter((file) => /\.(?:js|css)$/u.test(file)).toSorted();
  table(
    'Scripts and style sheets, kB',
    ['', 'raw', 'gzip'],
    assets.map((file) => [
      path.relative(DIST, file),
      kB(readFileSync(file).length),
      kB(weight(file)),
    ]),
  );
  const fonts = files.filter((file) => file.endsWith('.woff2'));
  console.log(
    `\n${fonts.length} font files, ${kB(fonts.reduce((sum, file) => sum + weight(file), 0))} kB in all`,
  );
}
